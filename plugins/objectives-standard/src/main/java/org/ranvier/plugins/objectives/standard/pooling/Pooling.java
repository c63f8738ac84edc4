package org.ranvier.plugins.objectives.standard.pooling;

/** Pooling of an output neuron's values over time into one logit. Layouts: [tick][neuron], row-major. */
public sealed interface Pooling permits SumPooling, MaxPooling, SoftmaxPooling {

    /** The logits of a sample's output, one per neuron. */
    double[] logits(double[] output, int neurons);

    /**
     * The adjoint: spreads a gradient by the logits over the output.
     *
     * @param byLogit dL/dz, one per neuron
     * @param output the output of which the logits were taken
     * @param gradient receives dL/d output
     */
    void spread(double[] byLogit, double[] output, double[] gradient);
}
