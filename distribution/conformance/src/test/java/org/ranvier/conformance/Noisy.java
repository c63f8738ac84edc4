package org.ranvier.conformance;

import static org.ranvier.api.model.Exprs.normal;
import static org.ranvier.api.model.Exprs.parameter;
import static org.ranvier.api.model.Exprs.uniform;

import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.DynamicsBuilder;
import org.ranvier.api.model.Neuron;
import org.ranvier.api.model.State;

/** A leaky neuron that starts anywhere and whose input has noise at every tick. */
final class Noisy implements Neuron {

    private static final Schema SCHEMA =
            Schema.of(Setting.parameter("strength", Unit.NONE, Range.atLeast(0), "standard deviation of the noise")
                    .withDefault(0.3));

    @Override
    public String name() {
        return "noisy";
    }

    @Override
    public String description() {
        return "a leaky neuron with noise";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Dynamics dynamics(Settings settings) {
        DynamicsBuilder noisy = Dynamics.define(name());
        State v = noisy.state("v", parameter("strength").times(uniform("start")));
        return noisy.spikeAbove(
                        v.next(v.previous()
                                        .times(0.8)
                                        .plus(noisy.input())
                                        .plus(parameter("strength").times(normal("noise"))))
                                .now(),
                        org.ranvier.api.model.Exprs.constant(1))
                .build();
    }
}
