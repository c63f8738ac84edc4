package org.ranvier.plugins.neurons.adlif;

import static org.ranvier.api.model.Exprs.constant;
import static org.ranvier.api.model.Exprs.parameter;
import static org.ranvier.api.model.Exprs.uniform;

import java.util.List;
import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.DynamicsBuilder;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.State;

/**
 * The settings and equations shared by {@link AdLif} and {@link AdLifPlus}: everything but the bounds in which α, β and
 * a start and stay.
 *
 * <pre>
 * u[t] = α u[t−1] + (1 − α) (I[t] − w[t−1]) − θ s[t−1]
 * w[t] = β w[t−1] + (1 − β) a u[t−1] + b s[t−1]
 * s[t] = [u[t] ≥ θ]
 * </pre>
 */
final class Adaptation {

    private Adaptation() {}

    static Schema schema(Range alpha, Range beta, Range a) {
        return Schema.of(
                Setting.choice(
                        "initial_state",
                        List.of("given", "random"),
                        "initial values of u and w: u_init and w_init, or draws from U(0, 1) for every sample and neuron"),
                trained("alpha", Range.open(0, 1), alpha, "decay factor of the membrane potential per tick, α"),
                trained("beta", Range.open(0, 1), beta, "decay factor of the adaptation current per tick, β"),
                trained("a", Range.ALL, a, "coupling of the adaptation current to the membrane potential"),
                trained("b", Range.ALL, Range.closed(0, 2), "increment of the adaptation current per spike"),
                Setting.parameter(
                                "v_threshold",
                                Unit.NONE,
                                Range.above(0),
                                "firing threshold θ; a spike occurs where u ≥ θ")
                        .withDefault(1)
                        .fixed(),
                Setting.parameter(
                                "u_init",
                                Unit.NONE,
                                Range.ALL,
                                "membrane potential before the first tick, with initial_state given")
                        .withDefault(0),
                Setting.parameter(
                                "w_init",
                                Unit.NONE,
                                Range.ALL,
                                "adaptation current before the first tick, with initial_state given")
                        .withDefault(0));
    }

    static Dynamics dynamics(String name, Settings settings) {
        Expr one = constant(1);
        Expr alpha = parameter("alpha");
        Expr beta = parameter("beta");
        Expr a = parameter("a");
        Expr b = parameter("b");
        Expr theta = parameter("v_threshold");
        boolean given = settings.text("initial_state").equals("given");

        DynamicsBuilder adlif = Dynamics.define(name);
        State u = adlif.state("u", given ? parameter("u_init") : uniform("u_init"));
        State w = adlif.state("w", given ? parameter("w_init") : uniform("w_init"));
        Expr current = adlif.input();
        Expr s = adlif.previousSpike();

        u.next(alpha.times(u.previous())
                .plus(one.minus(alpha).times(current.minus(w.previous())))
                .minus(theta.times(s)));
        w.next(beta.times(w.previous())
                .plus(one.minus(beta).times(a).times(u.previous()))
                .plus(b.times(s)));
        return adlif.spikeAtOrAbove(u.now(), theta).build();
    }

    private static Setting trained(String name, Range range, Range bounds, String doc) {
        return Setting.parameter(name, Unit.NONE, range, doc)
                .bounded(bounds.min(), bounds.max())
                .drawnUniformly();
    }
}
