package com.example.izhikevich;

import static org.ranvier.api.model.Exprs.constant;
import static org.ranvier.api.model.Exprs.parameter;

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

/**
 * The spiking neuron of E. M. Izhikevich, "Simple model of spiking neurons", IEEE Transactions on Neural Networks 14
 * (2003) 1569–1572, equations (1) to (3).
 *
 * <p>With v in mV and time in ms,
 *
 * <pre>
 * dv/dt = 0.04 v² + 5 v + 140 − u + I
 * du/dt = a (b v − u)
 * where v ≥ 30: a spike, v ← c, u ← u + d
 * </pre>
 */
public final class Izhikevich implements Neuron {

    private static final double PEAK = 30;

    @Override
    public String name() {
        return "izhikevich";
    }

    @Override
    public String description() {
        return "Izhikevich's quadratic neuron with recovery (2003)";
    }

    @Override
    public Schema schema() {
        return Schema.of(
                Setting.parameter("a", Unit.NONE, Range.atLeast(0), "recovery rate of u, per ms").withDefault(0.02),
                Setting.parameter("b", Unit.NONE, Range.ALL, "sensitivity of u to v").withDefault(0.2),
                Setting.parameter("c", Unit.MILLIVOLTS, Range.ALL, "reset value of v after a spike").withDefault(-65),
                Setting.parameter("d", Unit.NONE, Range.ALL, "increment of u per spike").withDefault(8),
                Setting.parameter("v_init", Unit.MILLIVOLTS, Range.ALL, "initial value of v").withDefault(-65).fixed());
    }

    @Override
    public Dynamics dynamics(Settings settings) {
        Expr a = parameter("a");
        Expr b = parameter("b");
        Expr c = parameter("c");
        Expr d = parameter("d");
        Expr start = parameter("v_init");

        DynamicsBuilder model = Dynamics.define(name());
        State v = model.state("v", start);
        State u = model.state("u", b.times(start));
        Expr current = model.input();
        Expr spike = model.spike();

        v.derivative(v.previous().squared().times(0.04)
                .plus(v.previous().times(5))
                .plus(140)
                .minus(u.previous())
                .plus(current));
        u.derivative(a.times(b.times(v.previous()).minus(u.previous())));
        model.spikeAtOrAbove(v.now(), constant(PEAK));
        v.reset(v.now().plus(spike.times(c.minus(v.now()))));
        u.reset(u.now().plus(spike.times(d)));
        return model.build();
    }
}
