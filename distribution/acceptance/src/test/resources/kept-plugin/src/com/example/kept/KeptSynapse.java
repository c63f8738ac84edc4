package com.example.kept;

import static org.ranvier.api.model.Exprs.dt;
import static org.ranvier.api.model.Exprs.exp;
import static org.ranvier.api.model.Exprs.parameter;

import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.DynamicsBuilder;
import org.ranvier.api.model.State;
import org.ranvier.api.model.Synapse;

/** I[t] = exp(−dt/tau) I[t−1] + x[t]. */
public final class KeptSynapse implements Synapse {

    @Override
    public String name() {
        return "kept-synapse";
    }

    @Override
    public String description() {
        return "a current that decays";
    }

    @Override
    public Schema schema() {
        return Schema.of(Setting.parameter("tau_syn", Unit.MILLISECONDS, Range.above(0), "time constant").withDefault(4));
    }

    @Override
    public Dynamics dynamics(Settings settings) {
        DynamicsBuilder model = Dynamics.define(name());
        State current = model.state("i");
        current.next(exp(dt().over(parameter("tau_syn")).negated()).times(current.previous()).plus(model.input()));
        return model.output(current.now()).build();
    }
}
