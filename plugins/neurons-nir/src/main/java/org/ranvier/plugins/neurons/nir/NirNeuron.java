package org.ranvier.plugins.neurons.nir;

import static org.ranvier.api.model.Exprs.constant;
import static org.ranvier.api.model.Exprs.dt;
import static org.ranvier.api.model.Exprs.exp;
import static org.ranvier.api.model.Exprs.parameter;

import java.util.List;
import java.util.Map;
import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.model.DynamicsBuilder;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.Neuron;
import org.ranvier.api.model.State;

/**
 * A primitive of NIR, with its parameters under its names.
 *
 * <p>NIR gives differential equations; {@code integration} says how they are stepped: {@code exponential}, exact for an
 * input that is constant over a tick, or {@code euler}, the explicit Euler step of norse and snnTorch. Both step τ
 * dx/dt = −x + y as x[t] = κ x[t−1] + (1 − κ) y, with κ = exp(−dt/τ) or κ = 1 − dt/τ. A spike is an input of height 1
 * that lasts a tick. Times are in ms, where NIR has seconds; potentials and currents have one unit of the user's
 * choice.
 *
 * <p>Source: J. E. Pedersen et al., "Neuromorphic intermediate representation: a unified instruction set for
 * interoperable brain-inspired computing", Nature Communications 15, 2024.
 */
abstract class NirNeuron implements Neuron {

    static final Setting INTEGRATION = Setting.choice(
            "integration", List.of("exponential", "euler"), "decay factor per tick: exp(−dt/τ), or 1 − dt/τ");

    static final Setting R =
            number("r", "resistance; the membrane settles at v_leak + r I").withDefault(1);

    static final Setting V_LEAK =
            number("v_leak", "resting potential, also the initial value of v").withDefault(0);

    static final Setting V_THRESHOLD = number("v_threshold", "firing threshold; a spike occurs where v exceeds it")
            .withDefault(1);

    static final Setting V_RESET =
            number("v_reset", "reset potential, the value of v after a spike").withDefault(0);

    static final Setting W_IN = number("w_in", "input weight").withDefault(1);

    private final String primitive;
    private final String description;
    private final Schema schema;

    NirNeuron(String primitive, String description, Setting... settings) {
        this.primitive = primitive;
        this.description = description;
        schema = Schema.of(settings);
    }

    /** A time constant; training keeps it where exp(−dt/τ) and its derivative are finite. */
    static Setting tau(String name, String doc) {
        return Setting.parameter(name, Unit.MILLISECONDS, Range.above(0), doc)
                .withDefault(20)
                .bounded(0.01, 10_000);
    }

    static Setting number(String name, String doc) {
        return Setting.parameter(name, Unit.NONE, Range.ALL, doc);
    }

    /** κ. */
    static Expr decay(Settings settings, String tau) {
        Expr ticks = dt().over(parameter(tau));
        return settings.text(INTEGRATION.name()).equals("euler") ? constant(1).minus(ticks) : exp(ticks.negated());
    }

    /** κ x + (1 − κ) y. */
    static Expr relax(Expr decay, Expr x, Expr y) {
        return decay.times(x).plus(constant(1).minus(decay).times(y));
    }

    /** v_leak + r I. */
    static Expr target(Expr current) {
        return parameter("v_leak").plus(parameter("r").times(current));
    }

    /** Spikes where v exceeds its threshold, and is then v_reset. */
    static void spike(DynamicsBuilder neuron, State v) {
        neuron.spikeAbove(v.now(), parameter("v_threshold"));
        Expr spike = neuron.spike();
        v.reset(constant(1).minus(spike).times(v.now()).plus(spike.times(parameter("v_reset"))));
    }

    @Override
    public final String name() {
        return "nir-" + primitive.replace("Cuba", "cuba-").toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public final String description() {
        return description;
    }

    @Override
    public final Schema schema() {
        return schema;
    }

    @Override
    public final Map<String, String> exchangeNames(Settings settings) {
        return Map.of("nir", primitive);
    }
}
