package org.ranvier.api.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.ranvier.api.ApiStatus;
import org.ranvier.api.Clock;
import org.ranvier.api.Component;
import org.ranvier.api.Settings;

/**
 * Scores the output of a network: a loss with its gradient for training, and where targets are classes the predicted
 * class; optionally further {@linkplain Metric metrics} that say how well the network does.
 */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public interface Objective extends Component {

    /**
     * Prepares the objective for outputs of a shape.
     *
     * @param settings the values of the {@linkplain #schema() schema}, checked and completed
     * @param shape the shape of the output of one sample
     * @return the criterion by which samples are scored
     * @throws org.ranvier.api.RanvierException if it cannot score such outputs
     */
    Criterion criterion(Settings settings, OutputShape shape);

    /** Prepared objective: a pure function of one sample's output. Safe for use by several threads. */
    interface Criterion {

        /**
         * Scores one sample.
         *
         * @param output [tick][neuron] row-major, or the first spike of each neuron in ms (infinity when silent) when
         *     event-driven
         * @param target the right answer
         * @param gradient receives dL/d output in the layout of {@code output}; null when not wanted
         * @return the loss, the predicted class, and what the sample adds to metrics
         */
        Score score(double[] output, Target target, double[] gradient);

        /**
         * Returns the metrics reported for targets of a kind, in the order in which they are shown. The first is the
         * one that the best epoch is selected by; of epochs with the same value, the first is the best. The loss is
         * reported in any case.
         *
         * <p>Every other metric than {@link Metric#LOSS} and {@link Metric#ACCURACY} needs contributions in the scores,
         * see {@link Score#with(Metric, double, long)}.
         *
         * @param target a target of the data that the network is trained on
         * @return at least one metric; by default the accuracy where targets are classes of whole samples, otherwise
         *     the loss
         */
        default List<Metric> metrics(Target target) {
            return List.of(target instanceof Target.ClassLabel ? Metric.ACCURACY : Metric.LOSS);
        }
    }

    /** Shape of one sample's output. */
    final class OutputShape {

        private final int neurons;
        private final Optional<Clock> clock;
        private final boolean spikes;

        private OutputShape(int neurons, Optional<Clock> clock, boolean spikes) {
            this.neurons = neurons;
            this.clock = clock;
            this.spikes = spikes;
        }

        /**
         * Creates the shape of an output at the ticks of a clock.
         *
         * @param neurons the number of output neurons
         * @param ticks the number of ticks, at least 1
         * @param dtMs the length of a tick in ms
         * @param spikes whether the output consists of spikes rather than real values
         * @return the shape, with one value for each tick and neuron
         */
        public static OutputShape clocked(int neurons, int ticks, double dtMs, boolean spikes) {
            return new OutputShape(neurons, Optional.of(new Clock(dtMs, ticks)), spikes);
        }

        /**
         * Creates the shape of an output of exact spike times.
         *
         * @param neurons the number of output neurons
         * @return the shape, with spike times of each neuron
         */
        public static OutputShape eventDriven(int neurons) {
            return new OutputShape(neurons, Optional.empty(), true);
        }

        /** {@return whether the output consists of exact spike times rather than values at ticks} */
        public boolean isEventDriven() {
            return clock.isEmpty();
        }

        /** {@return the number of output neurons} */
        public int neurons() {
            return neurons;
        }

        /** {@return the clock; empty when event-driven} */
        public Optional<Clock> clock() {
            return clock;
        }

        /**
         * {@return the number of ticks}
         *
         * @throws IllegalStateException when event-driven
         */
        public int ticks() {
            return requireClock().ticks();
        }

        /**
         * {@return the length of a tick in ms}
         *
         * @throws IllegalStateException when event-driven
         */
        public double dtMs() {
            return requireClock().dtMs();
        }

        private Clock requireClock() {
            return clock.orElseThrow(() -> new IllegalStateException("an event-driven output has no clock"));
        }

        /** {@return whether the output consists of spikes rather than real values} */
        public boolean spikes() {
            return spikes;
        }
    }

    /** Score of one sample: its loss, the predicted class, and its contributions to metrics. Immutable. */
    final class Score {

        /** Predicted class where there is none. */
        public static final int NO_CLASS = -1;

        private final double loss;
        private final int predicted;
        private final Map<Metric, Contribution> contributions;

        /** Contribution to one metric. */
        private record Contribution(double sum, long count) {}

        private Score(double loss, int predicted, Map<Metric, Contribution> contributions) {
            this.loss = loss;
            this.predicted = predicted;
            this.contributions = contributions;
        }

        /**
         * Creates the score of a sample for which no class is predicted; see {@link #of(double, int)}.
         *
         * @param loss the loss of this sample; the loss of a batch is the mean
         * @return a score without contributions to metrics
         */
        public static Score of(double loss) {
            return of(loss, NO_CLASS);
        }

        /**
         * Creates the score of a sample.
         *
         * @param loss the loss of this sample; the loss of a batch is the mean
         * @param predicted the predicted class, or {@link #NO_CLASS}, which counts as wrong
         * @return a score without contributions to metrics
         */
        public static Score of(double loss, int predicted) {
            return new Score(loss, predicted, Map.of());
        }

        /**
         * {@return this score with another loss}
         *
         * @param other the loss that takes the place of this one's
         */
        public Score withLoss(double other) {
            return new Score(other, predicted, contributions);
        }

        /**
         * {@return this score with the sample's value of a metric that is a mean over samples}
         *
         * @param metric the metric, which has no contribution yet
         * @param value the sample's value
         */
        public Score with(Metric metric, double value) {
            return with(metric, value, 1);
        }

        /**
         * {@return this score with the sample's contribution to a metric}
         *
         * @param metric the metric, which has no contribution yet
         * @param sum the sum of values over the counted elements, such as the number of right ticks
         * @param count the number of counted elements, such as that of labelled ticks; 0 contributes nothing
         * @throws IllegalArgumentException if the count is negative, or there is a contribution already
         */
        public Score with(Metric metric, double sum, long count) {
            if (count < 0 || contributions.containsKey(metric)) {
                throw new IllegalArgumentException(
                        "metric " + metric + ": count " + count + ", after " + contributions);
            }
            Map<Metric, Contribution> more = new LinkedHashMap<>(contributions);
            more.put(metric, new Contribution(sum, count));
            return new Score(loss, predicted, more);
        }

        /** {@return the loss} */
        public double loss() {
            return loss;
        }

        /** {@return the predicted class, or {@link #NO_CLASS}} */
        public int predicted() {
            return predicted;
        }

        /** {@return the metrics that this sample contributes to} */
        public Set<Metric> contributed() {
            return Collections.unmodifiableSet(contributions.keySet());
        }

        /**
         * {@return the sum over the counted elements of this sample; 0 without a contribution}
         *
         * @param metric any metric
         */
        public double sum(Metric metric) {
            Contribution own = contributions.get(metric);
            return own == null ? 0 : own.sum();
        }

        /**
         * {@return the number of counted elements of this sample; 0 without a contribution}
         *
         * @param metric any metric
         */
        public long count(Metric metric) {
            Contribution own = contributions.get(metric);
            return own == null ? 0 : own.count();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Score that
                    && Double.compare(loss, that.loss) == 0
                    && predicted == that.predicted
                    && contributions.equals(that.contributions);
        }

        @Override
        public int hashCode() {
            return Objects.hash(loss, predicted, contributions);
        }

        @Override
        public String toString() {
            return "loss " + loss + ", class " + predicted + ", " + contributions;
        }
    }
}
