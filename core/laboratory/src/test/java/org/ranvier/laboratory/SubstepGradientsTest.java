package org.ranvier.laboratory;

import static org.ranvier.api.model.Exprs.constant;
import static org.ranvier.api.model.Exprs.exp;
import static org.ranvier.api.model.Exprs.min;
import static org.ranvier.api.model.Exprs.parameter;

import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.DynamicsBuilder;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.Neuron;
import org.ranvier.api.model.State;
import org.ranvier.testkit.NeuronContract;

/** Gradients through the sub-steps of a spiking, resetting AdEx neuron are slopes. */
class SubstepGradientsTest {

    @Nested
    class Sixteen extends AdexContract {
        Sixteen() {
            super(16);
        }
    }

    @Nested
    class SixtyFour extends AdexContract {
        SixtyFour() {
            super(64);
        }
    }

    abstract static class AdexContract extends NeuronContract {

        private final int substeps;

        AdexContract(int substeps) {
            this.substeps = substeps;
        }

        @Override
        protected Neuron component() {
            return new Adex();
        }

        @Override
        protected Map<String, ?> settings() {
            return Map.of("substeps", substeps);
        }

        @Override
        protected double typicalInput() {
            return 2;
        }
    }

    /** The adaptive exponential integrate-and-fire neuron, in units of its threshold. */
    public static final class Adex implements Neuron {

        private static final Schema SCHEMA = Schema.of(
                Setting.parameter("tau_mem", Unit.MILLISECONDS, Range.above(0), "membrane time constant")
                        .withDefault(9),
                Setting.parameter("tau_adapt", Unit.MILLISECONDS, Range.above(0), "adaptation time constant")
                        .withDefault(30),
                Setting.parameter("jump", Unit.NONE, Range.ALL, "what a spike adds to the adaptation")
                        .withDefault(0.1),
                Setting.integer("substeps", Unit.NONE, Range.atLeast(1), "steps of the equations in a tick")
                        .withDefault(1));

        @Override
        public String name() {
            return "adex";
        }

        @Override
        public String description() {
            return "an adaptive exponential integrate-and-fire neuron";
        }

        @Override
        public Schema schema() {
            return SCHEMA;
        }

        @Override
        public Dynamics dynamics(Settings settings) {
            DynamicsBuilder neuron = Dynamics.define(name());
            Expr current = neuron.input();
            State v = neuron.state("v");
            State w = neuron.state("w");
            v.derivative(exp(min(v.previous().minus(1), constant(2)).over(0.5))
                    .times(0.5)
                    .minus(v.previous())
                    .minus(w.previous())
                    .plus(current)
                    .over(parameter("tau_mem")));
            w.derivative(v.previous().times(0.1).minus(w.previous()).over(parameter("tau_adapt")));
            v.reset(v.now().times(constant(1).minus(neuron.spike())));
            w.reset(w.now().plus(neuron.spike().times(parameter("jump"))));
            return neuron.substeps(settings.integer("substeps"))
                    .spikeAbove(v.now(), constant(1))
                    .build();
        }
    }
}
