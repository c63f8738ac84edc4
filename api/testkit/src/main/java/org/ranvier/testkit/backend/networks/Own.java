package org.ranvier.testkit.backend.networks;

import static org.ranvier.api.model.Exprs.abs;
import static org.ranvier.api.model.Exprs.constant;
import static org.ranvier.api.model.Exprs.exp;
import static org.ranvier.api.model.Exprs.max;
import static org.ranvier.api.model.Exprs.normal;
import static org.ranvier.api.model.Exprs.parameter;
import static org.ranvier.api.model.Exprs.uniform;

import java.util.List;
import java.util.stream.IntStream;
import org.ranvier.api.Component;
import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.learning.DelayLearner;
import org.ranvier.api.learning.DelayRule;
import org.ranvier.api.learning.KernelRule;
import org.ranvier.api.learning.Rounding;
import org.ranvier.api.model.Connectivity;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.DynamicsBuilder;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.Neuron;
import org.ranvier.api.model.State;
import org.ranvier.api.model.SynapseList;

/** The suite's own components: what plans may hold but the installed components may lack. */
public final class Own {

    public static final String NOISY = "noisy-integrator";
    public static final String TWOFOLD = "twofold";
    public static final String STRIPES = "stripes";
    public static final String BELL = "bell";
    public static final String TENT = "tent";
    public static final String WHOLE = "whole";
    public static final String STIFF = "stiff";
    public static final String COUNTER = "counter";
    public static final String SUM = "sum";

    public static final List<Component> ALL = List.of(
            new Noisy(),
            new Twofold(),
            new Stripes(),
            new Bell(),
            new Tent(),
            new Whole(),
            new Counter(),
            new Sum(),
            new Stiff());

    private Own() {}

    /** Draws in its initial state and in every tick. */
    record Noisy() implements Neuron {
        @Override
        public String name() {
            return NOISY;
        }

        @Override
        public String description() {
            return "a leaky integrator with noise";
        }

        @Override
        public Dynamics dynamics(Settings settings) {
            DynamicsBuilder neuron = Dynamics.define(NOISY);
            State v = neuron.state("v", uniform("start").times(0.5));
            v.next(v.previous()
                    .times(0.8)
                    .plus(neuron.input())
                    .plus(normal("noise").times(0.2)));
            return neuron.spikeAbove(v.now(), constant(1)).build();
        }
    }

    /** Two synapses between every pair. */
    record Twofold() implements Connectivity {
        @Override
        public String name() {
            return TWOFOLD;
        }

        @Override
        public String description() {
            return "two synapses between every pair of neurons";
        }

        @Override
        public SynapseList connect(Settings settings, int pre, int post, long seed, int stream) {
            int size = 2 * pre * post;
            return new SynapseList.Sparse(
                    pre,
                    post,
                    IntStream.range(0, size).map(s -> s / 2 % pre).toArray(),
                    IntStream.range(0, size).map(s -> s / (2 * pre)).toArray());
        }
    }

    /** One pair in two; neurons may remain without synapses. */
    record Stripes() implements Connectivity {
        @Override
        public String name() {
            return STRIPES;
        }

        @Override
        public String description() {
            return "a synapse between every second pair of neurons";
        }

        @Override
        public SynapseList connect(Settings settings, int pre, int post, long seed, int stream) {
            int[] pairs = IntStream.range(0, pre * post)
                    .filter(n -> (n + n / pre) % 2 == 0)
                    .toArray();
            return new SynapseList.Sparse(
                    pre,
                    post,
                    IntStream.of(pairs).map(n -> n % pre).toArray(),
                    IntStream.of(pairs).map(n -> n / pre).toArray());
        }
    }

    /** A kernel over all lags, normalised, with a width of its own for every delay and a scheduled scalar. */
    public record Bell() implements DelayLearner {
        private static final Schema SCHEMA =
                Schema.of(Setting.parameter("sigma", Unit.TICKS, Range.above(0), "width of the kernel")
                        .withDefault(1.5));

        @Override
        public String name() {
            return BELL;
        }

        @Override
        public String description() {
            return "a normalised Gaussian over all lags";
        }

        @Override
        public Schema schema() {
            return SCHEMA;
        }

        @Override
        public DelayRule rule(Settings settings) {
            Expr z = KernelRule.lag()
                    .minus(KernelRule.delay())
                    .over(parameter("sigma").plus(KernelRule.scalar("floor")));
            Expr kernel = exp(z.squared().times(-0.5));
            return KernelRule.of(kernel, kernel, KernelRule.Support.ALL, Rounding.NEAREST_EVEN)
                    .normalized(KernelRule.Normalization.always(1e-7))
                    .withScalar("floor", KernelRule.scalar("progress").negated().plus(0.5));
        }
    }

    /** A kernel that begins before the delay, where lags may not exist, and has several taps at inference too. */
    record Tent() implements DelayLearner {
        @Override
        public String name() {
            return TENT;
        }

        @Override
        public String description() {
            return "a tent over seven ticks";
        }

        @Override
        public DelayRule rule(Settings settings) {
            Expr tent = max(
                    constant(0),
                    constant(1)
                            .minus(abs(KernelRule.lag().minus(KernelRule.delay()))
                                    .over(3.5)));
            return KernelRule.of(tent, tent, new KernelRule.Support(3, 4), Rounding.NEAREST_EVEN);
        }
    }

    /** Whole delays, in training and at inference. */
    record Whole() implements DelayLearner {
        @Override
        public String name() {
            return WHOLE;
        }

        @Override
        public String description() {
            return "whole delays";
        }

        @Override
        public DelayRule rule(Settings settings) {
            Expr one = KernelRule.lag().equalTo(KernelRule.delay());
            return KernelRule.of(one, one, new KernelRule.Support(0, 0), Rounding.NEAREST_EVEN);
        }
    }

    /** Adds up whole numbers, so that every backend computes it exactly, ties included. */
    public record Counter() implements Neuron {
        public static final int LEVEL = 3;
        private static final Schema SCHEMA = Schema.of(
                Setting.choice("spike", List.of("above", "reach"), "whether it spikes above 3 or at 3"),
                Setting.choice("reset", List.of("zero", "subtract", "none"), "what a spike does to the count, at once"),
                Setting.number("silence", Unit.MILLISECONDS, Range.atLeast(0), "refractory period")
                        .withDefault(0));

        @Override
        public String name() {
            return COUNTER;
        }

        @Override
        public String description() {
            return "a counter of what arrives";
        }

        @Override
        public Schema schema() {
            return SCHEMA;
        }

        @Override
        public Dynamics dynamics(Settings settings) {
            DynamicsBuilder neuron = Dynamics.define(COUNTER);
            State count = neuron.state("count");
            count.next(count.previous().plus(neuron.input()));
            switch (settings.text("reset")) {
                case "zero" -> count.reset(count.now().times(constant(1).minus(neuron.spike())));
                case "subtract" -> count.reset(count.now().minus(neuron.spike().times(LEVEL)));
                default -> {}
            }
            if (settings.number("silence") > 0) {
                neuron.refractory(constant(settings.number("silence")));
            }
            return settings.text("spike").equals("reach")
                    ? neuron.spikeAtOrAbove(count.now(), constant(LEVEL)).build()
                    : neuron.spikeAbove(count.now(), constant(LEVEL)).build();
        }
    }

    /** A leaky integrator with a cubic term and adaptation, too steep for one step of Euler a tick. */
    public record Stiff() implements Neuron {
        @Override
        public String name() {
            return STIFF;
        }

        @Override
        public String description() {
            return "an integrator in sub-steps";
        }

        @Override
        public Dynamics dynamics(Settings settings) {
            DynamicsBuilder neuron = Dynamics.define(STIFF);
            State v = neuron.state("v");
            State w = neuron.state("w");
            Expr current = neuron.input();
            v.derivative(current.minus(v.previous())
                    .minus(v.previous().times(v.previous().squared()).times(0.5))
                    .minus(w.previous())
                    .times(0.4));
            w.derivative(v.previous().times(0.3).minus(w.previous()).times(0.1));
            v.reset(v.now().times(constant(1).minus(neuron.spike())));
            return neuron.substeps(6).spikeAbove(v.now(), constant(0.5)).build();
        }
    }

    /** Passes its input on, unchanged. */
    record Sum() implements Neuron {
        @Override
        public String name() {
            return SUM;
        }

        @Override
        public String description() {
            return "the sum of what arrives";
        }

        @Override
        public Dynamics dynamics(Settings settings) {
            DynamicsBuilder neuron = Dynamics.define(SUM);
            return neuron.output(neuron.input()).build();
        }
    }
}
