package org.ranvier.plugins.backend.simd.code;

/** Element-wise code compiled to one loop over vectors. Implemented by generated classes; stateless. */
interface LaneKernel {

    /**
     * Runs the code for one vector after the other.
     *
     * @param columns the arrays read and written, one for each column of the code
     * @param at where in its array each column begins
     * @param steps how far each column moves from one vector to the next, possibly 0 or backwards
     * @param uniforms numbers that are the same for all vectors
     * @param from where in that array they begin
     * @param count how many vectors
     */
    void run(float[][] columns, int[] at, int[] steps, float[] uniforms, int from, int count);
}
