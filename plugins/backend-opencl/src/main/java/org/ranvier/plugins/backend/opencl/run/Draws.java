package org.ranvier.plugins.backend.opencl.run;

import java.util.List;

/**
 * The starting point of a run's random numbers.
 *
 * @param sample the index of the first sample in the whole batch
 */
record Draws(long seed, int step, int sample) {

    List<Object> arguments() {
        return List.of((int) seed, (int) (seed >>> 32), step, sample);
    }
}
