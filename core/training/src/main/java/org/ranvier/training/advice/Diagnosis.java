package org.ranvier.training.advice;

import static org.ranvier.training.number.Figures.count;
import static org.ranvier.training.number.Figures.number;
import static org.ranvier.training.number.Figures.percent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.ranvier.api.Range;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Population;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.api.plan.ParameterId;
import org.ranvier.api.plan.ParameterId.Role;
import org.ranvier.training.batch.Coverage;
import org.ranvier.training.batch.Extent;
import org.ranvier.training.plan.ParameterStart;

/** Probable problem, with the numbers that show it. */
public sealed interface Diagnosis
        permits Diagnosis.StartMoved,
                Diagnosis.Unconnected,
                Diagnosis.Silence,
                Diagnosis.LateDelays,
                Diagnosis.Counted,
                LeftOut,
                Overfitting,
                UnstableLoss,
                StillImproving,
                SilentNeurons,
                DelaysAtEnd {

    /** One sentence without a full stop: what was seen, why, and the one thing to change. */
    String sentence();

    /** Returns the subject of the diagnosis, which is given once for each subject. */
    String subject();

    /**
     * Numbers that an initialiser put where they may not be.
     *
     * @param parameter their name
     * @param moved how many
     * @param size of how many
     * @param bounds where they may be, such as {@code [1, 10]}
     * @param lowest the smallest of all as it was drawn
     * @param highest the largest
     */
    record StartMoved(String parameter, int moved, int size, String bounds, double lowest, double highest)
            implements Diagnosis {

        /** A start that was cut is a start that nobody asked for. */
        public static Optional<StartMoved> of(ParameterStart start, long seed) {
            double[] drawn = start.unbounded(seed);
            Range bounds = start.spec().bounds();
            int moved = (int) Arrays.stream(drawn)
                    .filter(value -> value != bounds.clamp(value))
                    .count();
            return moved == 0
                    ? Optional.empty()
                    : Optional.of(new StartMoved(
                            start.spec().name(),
                            moved,
                            drawn.length,
                            bounds.toString().replace("in ", ""),
                            Arrays.stream(drawn).min().orElse(0),
                            Arrays.stream(drawn).max().orElse(0)));
        }

        @Override
        public String subject() {
            return parameter;
        }

        @Override
        public String sentence() {
            return count(moved) + " of " + count(size) + " numbers of '" + parameter + "' would have started outside "
                    + bounds + ", as they were drawn from " + number(lowest) + " to " + number(highest)
                    + ", and were moved to its ends: widen the bounds or narrow the initialiser";
        }
    }

    /** Neurons that nothing is connected to: they never do anything but what their bias makes of them. */
    record Unconnected(String population, int without, int neurons) implements Diagnosis {

        /** Every population that has such neurons. */
        public static List<Unconnected> of(NetworkPlan plan) {
            return plan.all(Population.class).stream()
                    .map(population -> new Unconnected(
                            population.name(),
                            population.neurons() - reached(plan, population).cardinality(),
                            population.neurons()))
                    .filter(found -> found.without() > 0)
                    .toList();
        }

        static BitSet reached(NetworkPlan plan, Population population) {
            BitSet reached = new BitSet();
            for (Projection p : plan.all(Projection.class)) {
                for (int s = 0;
                        p.to().equals(population.name()) && s < p.synapses().size();
                        s++) {
                    reached.set(p.synapses().postOf(s));
                }
            }
            return reached;
        }

        @Override
        public String subject() {
            return population + ".synapses";
        }

        @Override
        public String sentence() {
            return count(without) + " of " + count(neurons) + " neurons of '" + population
                    + "' have no synapse, and so no input: lower the 'sparsity' of its"
                    + " connectivity, or choose one that gives every neuron as many synapses";
        }
    }

    /**
     * Neurons of a hidden population that never spike, or an output without a spike.
     *
     * @param population which
     * @param output whether it is the output, of which every sample needs a spike
     * @param share of its neurons, or of the samples
     * @param epoch when
     * @param cause why
     */
    record Silence(String population, boolean output, double share, int epoch, Cause cause) implements Diagnosis {

        /** Returns the subject of a diagnosis of a silent population. */
        public static String subject(String population) {
            return population + ".spikes";
        }

        @Override
        public String subject() {
            return subject(population);
        }

        @Override
        public String sentence() {
            String seen = output
                    ? "'" + population + "' is silent in " + percent(share) + " of the samples in epoch " + epoch
                            + ", which count as wrong"
                    : percent(share) + " of the neurons of '" + population + "' never spiked in epoch " + epoch;
            return seen + ", as " + cause.why() + ": " + cause.remedy();
        }
    }

    /**
     * Delays of which less than half are of use, as the simulated time ends before the others bring anything: such a
     * lag has a gradient of 0 for ever.
     *
     * @param projection whose
     * @param late in how many samples
     * @param samples of how many that have an event
     * @param longestMs the longest delay there may be
     * @param firstMs when the first event comes in the median of those samples
     * @param lengthMs the simulated time
     */
    record LateDelays(String projection, int late, int samples, double longestMs, double firstMs, double lengthMs)
            implements Diagnosis {

        private static final double MUCH = 0.5;

        /** Of projections from the input, whose events are known. */
        public static List<LateDelays> of(NetworkPlan plan, Coverage training) {
            if (plan.eventDriven()) {
                return List.of();
            }
            double[] first = training.extents().stream()
                    .mapToDouble(Extent::firstInsideMs)
                    .filter(Double::isFinite)
                    .sorted()
                    .toArray();
            List<LateDelays> found = new ArrayList<>();
            for (Projection p : plan.all(Projection.class)) {
                int half = p.delays().maxTicks() / 2;
                boolean clocked =
                        p.delays().kernel().isPresent() && training.window().hasClock();
                int late = (int) Arrays.stream(first)
                        .filter(ms -> SignalBatch.tickOf(ms, plan.dtMs()) + half >= plan.ticks())
                        .count();
                if (clocked
                        && half > 0
                        && late > MUCH * first.length
                        && p.from().equals(plan.input().name())) {
                    found.add(new LateDelays(
                            p.name(),
                            late,
                            first.length,
                            p.delays().maxTicks() * plan.dtMs(),
                            first[first.length / 2],
                            training.window().lengthMs()));
                }
            }
            return found;
        }

        @Override
        public String subject() {
            return ParameterId.of(projection, Role.DELAYS).fullName();
        }

        @Override
        public String sentence() {
            return "in " + count(late) + " of " + count(samples)
                    + " training samples more than half of the delays that '" + projection + "' may have, up to "
                    + number(longestMs) + " ms, bring nothing before the " + number(lengthMs)
                    + " ms of a sample (time.steps) end, as the first event comes at "
                    + number(firstMs) + " ms in the median: lower their max, or raise time.steps";
        }
    }

    /** Something that a backend did otherwise than the plan says. */
    record Counted(String what, long times, int epoch) implements Diagnosis {

        @Override
        public String subject() {
            return what;
        }

        @Override
        public String sentence() {
            return "the backend counted " + count(times) + " " + what.replace('_', ' ') + " in epoch " + epoch
                    + "; metrics.jsonl has the count of every epoch";
        }
    }
}
