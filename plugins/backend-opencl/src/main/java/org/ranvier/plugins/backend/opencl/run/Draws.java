package org.ranvier.plugins.backend.opencl.run;

import java.util.List;

/**
 * Where the random numbers of a run begin.
 *
 * @param sample the place in the whole batch of the first sample
 */
record Draws(long seed, int step, int sample) {

    List<Object> arguments() {
        return List.of((int) seed, (int) (seed >>> 32), step, sample);
    }
}
