package org.ranvier.conformance.sketch;

import static org.ranvier.api.model.Maths.constant;
import static org.ranvier.api.model.Maths.dt;
import static org.ranvier.api.model.Maths.exp;
import static org.ranvier.api.model.Maths.parameter;
import static org.ranvier.api.model.Maths.select;

import java.util.List;
import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.DynamicsBuilder;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.Neuron;
import org.ranvier.api.model.ResponseKernel;
import org.ranvier.api.model.ResponseKernel.Term;
import org.ranvier.api.model.State;

/**
 * C V' = g(E − V) + I, I' = −I/τs, I += w at an arrival, C = g·τm, for any ratio of the time constants:
 * κ(t) = (t/C) e^(−t/τs) where they are equal, else τs/(g(τm − τs)) · (e^(−t/τm) − e^(−t/τs)).
 *
 * <p>The powers of a kernel are data and the ratio is a parameter, so the kernel lists the terms of both cases, and those of
 * the other case are 0.
 */
final class ExactLif implements Neuron {

    private static final Schema SCHEMA = Schema.of(
            Setting.parameter("tau_mem", Unit.MILLISECONDS, Range.above(0), "τm").byDefault(2),
            Setting.parameter("tau_syn", Unit.MILLISECONDS, Range.above(0), "τs").byDefault(1),
            Setting.parameter("g_leak", Unit.NONE, Range.above(0), "g").byDefault(0.5),
            Setting.parameter("v_leak", Unit.NONE, Range.ALL, "E").byDefault(0),
            Setting.parameter("v_threshold", Unit.NONE, Range.ALL, "threshold").byDefault(1));

    @Override
    public String name() {
        return "exact-lif";
    }

    @Override
    public String description() {
        return "leaky integrate-and-fire with an exponential current, and its response in closed form";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Dynamics dynamics(Settings settings) {
        Expr tauM = parameter("tau_mem");
        Expr tauS = parameter("tau_syn");
        Expr g = parameter("g_leak");
        Expr rest = parameter("v_leak");
        Expr threshold = parameter("v_threshold");
        DynamicsBuilder lif = Dynamics.define(name());
        State current = lif.state("i");
        State v = lif.state("v", rest);
        current.next(current.previous().times(exp(dt().over(tauS).negated())).plus(lif.input()));
        v.derivative(rest.minus(v.previous()).plus(current.previous().over(g)).over(tauM));
        return lif.spikeAtOrAbove(v.now(), threshold)
                .response(response(tauM, tauS, g, threshold.minus(rest)))
                .build();
    }

    private static ResponseKernel response(Expr tauM, Expr tauS, Expr g, Expr threshold) {
        Expr equal = tauM.equalTo(tauS);
        Expr alpha = select(equal, constant(1).over(g.times(tauM)), constant(0));
        Expr difference = select(equal, constant(0), tauS.over(g.times(tauM.minus(tauS))));
        return new ResponseKernel(
                List.of(new Term(alpha, 1, tauS), new Term(difference, 0, tauM), new Term(difference.negated(), 0, tauS)),
                threshold);
    }
}
