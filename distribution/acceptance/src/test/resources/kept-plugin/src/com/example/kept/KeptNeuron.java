package com.example.kept;

import static org.ranvier.api.model.Exprs.constant;
import static org.ranvier.api.model.Exprs.parameter;

import java.util.List;
import java.util.Map;
import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.DynamicsBuilder;
import org.ranvier.api.model.Neuron;
import org.ranvier.api.model.State;

/** dv/dt = (x − v)/tau, and v falls by v_threshold or to 0 after a spike. */
public final class KeptNeuron implements Neuron {

    @Override
    public String name() {
        return "kept-neuron";
    }

    @Override
    public String description() {
        return "a leaky neuron";
    }

    @Override
    public Schema schema() {
        return Schema.of(
                Setting.choice("reset", List.of("subtract", "zero"), "what a spike does to v"),
                Setting.flag("reach", false, "whether v spikes where it reaches the threshold"),
                Setting.parameter("tau", Unit.MILLISECONDS, Range.above(0), "time constant").withDefault(8).bounded(1, 100),
                Setting.parameter("v_threshold", Unit.NONE, Range.above(0), "level of v at which the neuron spikes").withDefault(0.5).fixed());
    }

    @Override
    public Dynamics dynamics(Settings settings) {
        DynamicsBuilder model = Dynamics.define(name());
        State v = model.state("v", constant(0));
        v.derivative(model.input().minus(v.previous()).over(parameter("tau")));
        v.reset(settings.text("reset").equals("zero")
                ? v.now().times(constant(1).minus(model.spike()))
                : v.now().minus(parameter("v_threshold").times(model.spike())));
        return (settings.flag("reach")
                        ? model.spikeAtOrAbove(v.now(), parameter("v_threshold"))
                        : model.spikeAbove(v.now(), parameter("v_threshold")))
                .build();
    }

    @Override
    public Map<String, String> exchangeNames(Settings settings) {
        return settings.text("reset").equals("zero") && !settings.flag("reach") ? Map.of("nir", "LIF") : Map.of();
    }
}
