package com.example.template;

import static org.ranvier.api.model.Exprs.constant;
import static org.ranvier.api.model.Exprs.cos;
import static org.ranvier.api.model.Exprs.dt;
import static org.ranvier.api.model.Exprs.exp;
import static org.ranvier.api.model.Exprs.parameter;
import static org.ranvier.api.model.Exprs.sin;

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
 * The resonate-and-fire neuron: with z = x + i y,
 *
 * <pre>
 *     dz/dt = (−1/τ + 2πi/T) z + I       a spike where y &gt; θ, and z ← 0 after it
 * </pre>
 *
 * <p>Between spikes z turns and decays, which {@link #dynamics} writes down exactly for a tick, so that the neuron
 * stays stable whatever the tick is.
 */
public final class TemplateNeuron implements Neuron {

    @Override
    public String name() {
        return "template-name";
    }

    @Override
    public String description() {
        return "resonate-and-fire neuron";
    }

    @Override
    public Schema schema() {
        return Schema.of(
                Setting.flag("reset", true, "whether a spike sets the oscillation to 0"),
                Setting.parameter("tau", Unit.MILLISECONDS, Range.above(0), "time constant of the decay")
                        .withDefault(20)
                        .bounded(1, 1000),
                Setting.parameter("period", Unit.MILLISECONDS, Range.above(0), "period of the oscillation")
                        .withDefault(20)
                        .bounded(2, 1000),
                Setting.parameter("v_threshold", Unit.NONE, Range.above(0), "threshold of y")
                        .withDefault(1)
                        .fixed());
    }

    @Override
    public Dynamics dynamics(Settings settings) {
        DynamicsBuilder model = Dynamics.define(name());
        State x = model.state("x");
        State y = model.state("y");

        Expr decay = exp(dt().negated().over(parameter("tau")));
        Expr angle = dt().times(2 * Math.PI).over(parameter("period"));
        Expr along = decay.times(cos(angle));
        Expr across = decay.times(sin(angle));
        x.next(along.times(x.previous()).minus(across.times(y.previous())).plus(model.input()));
        y.next(across.times(x.previous()).plus(along.times(y.previous())));

        model.spikeAbove(y.now(), parameter("v_threshold"));
        if (settings.flag("reset")) {
            // Written with the spike, so that the gradient of training flows through the reset.
            Expr remains = constant(1).minus(model.spike());
            x.reset(x.now().times(remains));
            y.reset(y.now().times(remains));
        }
        return model.build();
    }
}
