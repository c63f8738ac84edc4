package org.ranvier.api.data;

import org.ranvier.api.ApiStatus;

/**
 * The right answer to a sample.
 *
 * <p>Later versions may add kinds, so an objective that switches over a target has a {@code default} that refuses with
 * {@link #kind()}.
 */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public interface Target {

    /** {@return what the target is, for messages: {@code "a class"}, {@code "spike trains"}} */
    String kind();

    /**
     * Class of the whole sample, from 0.
     *
     * @param label the class
     */
    record ClassLabel(int label) implements Target {
        @Override
        public String kind() {
            return "a class";
        }
    }

    /**
     * Class at every tick.
     *
     * @param labels the class at each tick, [tick]; {@link #UNLABELLED} where a tick has none
     */
    record ClassPerTick(int[] labels) implements Target {

        /** The label of a tick that has none. */
        public static final int UNLABELLED = -1;

        @Override
        public String kind() {
            return "a class at every tick";
        }
    }

    /**
     * A spike train for every output neuron.
     *
     * @param neuron the neuron of each spike
     * @param timeMs its time in ms
     */
    record SpikeTrains(int[] neuron, double[] timeMs) implements Target {
        @Override
        public String kind() {
            return "spike trains";
        }
    }

    /**
     * Real values at every tick.
     *
     * @param values [tick][neuron], row-major
     */
    record RealValues(double[] values) implements Target {
        @Override
        public String kind() {
            return "real values at every tick";
        }
    }
}
