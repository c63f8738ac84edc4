package org.ranvier.api.data;

import org.ranvier.api.Component;
import org.ranvier.api.Settings;

/** What a network is trained for: a loss on its output, the loss' gradient, and the class it predicts. */
public interface Objective extends Component {

    /** Prepares it. */
    Criterion criterion(Settings settings, OutputShape shape);

    /**
     * What the network puts out.
     *
     * @param neurons how many output neurons
     * @param ticks how many ticks, 0 when event-driven
     * @param dtMs the length of a tick in ms, 0 when event-driven
     * @param spikes whether the output are spikes rather than real values
     */
    record OutputShape(int neurons, int ticks, double dtMs, boolean spikes) {}

    /** A prepared objective: a pure function of one sample's output. Safe for use by several threads. */
    interface Criterion {

        /**
         * Scores one sample.
         *
         * @param output [tick][neuron] row-major, or the first spike of each neuron in ms (infinity when silent) when
         *     event-driven
         * @param target the right answer
         * @param gradient receives dL/d output in the layout of {@code output}; null when not wanted
         */
        Score score(double[] output, Target target, double[] gradient);
    }

    /**
     * One sample's score.
     *
     * @param loss the loss of this sample; the loss of a batch is the mean
     * @param predicted the predicted class, or −1 when there is none (no output spike counts as wrong)
     */
    record Score(double loss, int predicted) {}
}
