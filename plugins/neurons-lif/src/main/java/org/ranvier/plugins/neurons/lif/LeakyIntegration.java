package org.ranvier.plugins.neurons.lif;

import static org.ranvier.api.model.Exprs.constant;
import static org.ranvier.api.model.Exprs.dt;
import static org.ranvier.api.model.Exprs.exp;
import static org.ranvier.api.model.Exprs.parameter;

import java.util.List;
import org.ranvier.api.Range;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.model.Expr;

/**
 * The leaky integration v[t] = α v[t−1] + g I[t] that {@link Lif} and {@link Leaky} share, from the ODE {@code tau_mem}
 * dv/dt = −v + I.
 *
 * <p>The leak factor α is exp(−dt/{@code tau_mem}) (exact for an input that is constant over a tick), 1 −
 * dt/{@code tau_mem} (explicit Euler; stable only for dt &lt; 2 {@code tau_mem} and free of sign changes for dt ≤
 * {@code tau_mem}), or a parameter in its own right. The input gain g is 1, or 1 − α where a constant input I is to
 * settle at v = I.
 *
 * <p>There is no {@code v_leak}: v is measured from rest. A resting level only shifts v, the threshold and the initial
 * value together, so it would cost every neuron an addition a tick without adding a behaviour.
 */
record LeakyIntegration(Expr alpha, boolean scaled) {

    static final Setting LEAK = Setting.choice(
            "leak",
            List.of("exponential", "euler", "factor"),
            "decay factor α of v per tick: exp(−dt/tau_mem), 1 − dt/tau_mem, or the parameter alpha");

    static final Setting INPUT = Setting.choice(
            "input", List.of("unscaled", "scaled"), "input current added to v per tick: I, or (1 − α) I");

    /** Training keeps it where exp(−dt/τ) and its derivative are finite, and nowhere else. */
    static final Setting TAU_MEM = Setting.parameter(
                    "tau_mem",
                    Unit.MILLISECONDS,
                    Range.above(0),
                    "membrane time constant, with leak exponential or euler")
            .withDefault(20)
            .bounded(0.01, 10_000);

    /** Start and bounds of Deckers et al. (2024): time constants of about 1 to 25 ticks. */
    static final Setting ALPHA = Setting.parameter(
                    "alpha",
                    Unit.NONE,
                    Range.open(0, 1),
                    "decay factor of the membrane potential per tick, with leak factor")
            .bounded(0.36, 0.96)
            .drawnUniformly();

    static final Setting V_INIT = Setting.parameter(
                    "v_init", Unit.NONE, Range.ALL, "membrane potential before the first tick")
            .withDefault(0);

    static LeakyIntegration of(Settings settings) {
        return new LeakyIntegration(
                alpha(settings.text(LEAK.name())), settings.text(INPUT.name()).equals("scaled"));
    }

    /** α v + g I. */
    Expr step(Expr v, Expr current) {
        Expr drive = scaled ? constant(1).minus(alpha).times(current) : current;
        return alpha.times(v).plus(drive);
    }

    private static Expr alpha(String leak) {
        return switch (leak) {
            case "exponential" -> exp(dt().over(parameter("tau_mem")).negated());
            case "euler" -> constant(1).minus(dt().over(parameter("tau_mem")));
            case "factor" -> parameter("alpha");
            default -> throw new IllegalArgumentException("there is no leak '" + leak + "'");
        };
    }
}
