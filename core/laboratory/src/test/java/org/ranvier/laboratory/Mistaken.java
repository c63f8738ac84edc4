package org.ranvier.laboratory;

import static org.ranvier.api.model.Exprs.constant;
import static org.ranvier.api.model.Exprs.log;
import static org.ranvier.api.model.Exprs.parameter;

import java.util.List;
import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.data.Encoder;
import org.ranvier.api.data.Objective;
import org.ranvier.api.data.Sample;
import org.ranvier.api.data.Target;
import org.ranvier.api.learning.DelayLearner;
import org.ranvier.api.learning.DelayRule;
import org.ranvier.api.learning.KernelRule;
import org.ranvier.api.learning.Optimizer;
import org.ranvier.api.learning.Rounding;
import org.ranvier.api.learning.Surrogate;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.DynamicsBuilder;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.Neuron;
import org.ranvier.api.model.State;
import org.ranvier.api.model.Synapse;

/** Components with one mistake each. */
final class Mistaken {

    private Mistaken() {}

    /** A name for files that is none, a name in camel case, a default out of range, no documentation. */
    public static final class BadSchema implements Surrogate {
        @Override
        public String name() {
            return "Bad Schema";
        }

        @Override
        public String description() {
            return "a surrogate";
        }

        @Override
        public Schema schema() {
            return Schema.of(
                    Setting.number("theSlope", Unit.NONE, Range.above(0), "").withDefault(-1));
        }

        @Override
        public Expr derivative(Settings settings) {
            return constant(1);
        }

        /** Twice as steep as it says. */
        @Override
        public Expr smoothStep(Settings settings) {
            return Surrogate.distance().times(2);
        }
    }

    /** Refers to a parameter that its schema lacks. */
    public static final class UndeclaredParameter implements Neuron {
        @Override
        public String name() {
            return "undeclared";
        }

        @Override
        public String description() {
            return "a neuron";
        }

        @Override
        public Dynamics dynamics(Settings settings) {
            DynamicsBuilder neuron = Dynamics.define(name());
            return neuron.output(neuron.input().times(parameter("gain"))).build();
        }
    }

    /** Becomes infinite without input, and gives other equations each time. */
    public static final class Unstable implements Neuron {
        private int calls;

        @Override
        public String name() {
            return "unstable";
        }

        @Override
        public String description() {
            return "a neuron";
        }

        @Override
        public Dynamics dynamics(Settings settings) {
            DynamicsBuilder neuron = Dynamics.define(name());
            State v = neuron.state("v", constant(calls++));
            v.next(log(v.previous()).plus(neuron.input()));
            return neuron.output(v.now()).build();
        }
    }

    /** A current with a threshold. */
    public static final class SpikingSynapse implements Synapse {
        @Override
        public String name() {
            return "spiking";
        }

        @Override
        public String description() {
            return "a synapse";
        }

        @Override
        public Dynamics dynamics(Settings settings) {
            DynamicsBuilder synapse = Dynamics.define(name());
            return synapse.spikeAbove(synapse.input(), constant(1)).build();
        }
    }

    /** A hat three ticks wide that claims two, whose own slope in the delay is detached. */
    public static final class WideKernel implements DelayLearner {
        @Override
        public String name() {
            return "wide";
        }

        @Override
        public String description() {
            return "a delay learner";
        }

        @Override
        public DelayRule rule(Settings settings) {
            Expr distance = KernelRule.lag().minus(KernelRule.delay().detached());
            Expr kernel = constant(1).over(distance.squared().plus(1));
            return KernelRule.of(kernel, kernel, new KernelRule.Support(0, 1), Rounding.FLOOR);
        }
    }

    /** Remembers the last sample, and spikes beyond its channels. */
    public static final class Forgetless implements Encoder {
        @Override
        public String name() {
            return "forgetless";
        }

        @Override
        public String description() {
            return "an encoder";
        }

        @Override
        public Encoding prepare(Settings settings, List<Integer> shape, Window window) {
            int[] samples = {0};
            return new Encoding() {
                @Override
                public int channels() {
                    return 3;
                }

                @Override
                public boolean graded() {
                    return false;
                }

                @Override
                public void encode(Sample sample, Draws draws, SignalSink sink) {
                    sink.spike(samples[0]++, 0);
                }
            };
        }
    }

    /** Half the gradient of its loss. */
    public static final class HalfGradient implements Objective {
        @Override
        public String name() {
            return "half";
        }

        @Override
        public String description() {
            return "an objective";
        }

        @Override
        public Criterion criterion(Settings settings, OutputShape shape) {
            return (double[] output, Target target, double[] gradient) -> {
                double loss = 0;
                for (int n = 0; n < output.length; n++) {
                    loss += output[n] * output[n];
                    if (gradient != null) {
                        gradient[n] = output[n];
                    }
                }
                return Score.of(loss, 0);
            };
        }
    }

    /** Climbs. */
    public static final class Uphill implements Optimizer {
        @Override
        public String name() {
            return "uphill";
        }

        @Override
        public String description() {
            return "an optimiser";
        }

        @Override
        public Rule rule(Settings settings) {
            return Rule.of(Optimizer.raw().plus(Optimizer.rate().times(Optimizer.gradient())));
        }
    }
}
