package org.ranvier.plugins.neurons.lif;

import static org.ranvier.api.model.Exprs.constant;
import static org.ranvier.api.model.Exprs.parameter;
import static org.ranvier.api.model.Exprs.uniform;

import java.util.List;
import java.util.Map;
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
 * The leaky integrate-and-fire neuron, in the discrete forms that the field trains.
 *
 * <p>With {@code order: update-first} the potential is updated, then compared, and a spike acts on the next tick:
 *
 * <pre>
 * subtract   v[t] = α v[t−1] + g I[t] − v_threshold s[t−1]
 * zero       v[t] = α (1 − s[t−1]) v[t−1] + g I[t]
 * none       v[t] = α v[t−1] + g I[t]
 *            s[t] = [v[t] &gt; v_threshold]
 * </pre>
 *
 * <p>With {@code order: spike-first} the potential stored in the tick before is compared, then updated and reset at
 * once, so that the neuron answers one tick after its input, and a reset to zero discards the input of the tick in
 * which it spikes:
 *
 * <pre>
 *            s[t] = [v[t−1] &gt; v_threshold]
 * subtract   v[t] = α v[t−1] + g I[t] − v_threshold s[t]
 * zero       v[t] = (α v[t−1] + g I[t]) (1 − s[t])
 * none       v[t] = α v[t−1] + g I[t]
 * </pre>
 *
 * <p>{@code spike: reach} spikes at v = {@code v_threshold} too. α and g are those of the settings {@code leak} and
 * {@code input}: α = exp(−dt/{@code tau_mem}), 1 − dt/{@code tau_mem} or the parameter {@code alpha} in (0, 1); g = 1
 * or 1 − α. {@code tau_mem} is in ms; v, {@code v_threshold} &gt; 0 and I have one unit of the user's choice, v
 * measured from rest.
 *
 * <p>{@code refractory} is a setting and not a parameter: where it is 0 the equations have no refractory clause, and no
 * backend counts silent ticks. During the period v goes on to integrate; only its spikes are withheld.
 *
 * <p>Sources: the defaults with {@code leak: factor} are the neuron of Eshraghian et al., "Training spiking neural
 * networks using lessons from deep learning", Proc. IEEE 2023 (snnTorch's Leaky); factor, scaled, subtract, reach is
 * eq. (1) of Deckers et al. (2024) without adaptation, whose hidden layers have {@code initial_state: random}; euler,
 * zero, spike-first is the neuron in the published code of Mészáros, Knight &amp; Nowotny (2025).
 */
public final class Lif implements Neuron {

    private static final Setting RESET = Setting.choice(
            "reset",
            List.of("subtract", "zero", "none"),
            "effect of a spike on v: v_threshold subtracted, v set to 0, or none");

    private static final Setting SPIKE = Setting.choice(
            "spike", List.of("above", "reach"), "spike condition: v above v_threshold, or v at or above it");

    private static final Setting ORDER = Setting.choice(
            "order",
            List.of("update-first", "spike-first"),
            "potential compared with v_threshold: that of this tick, or of the previous tick");

    private static final Setting REFRACTORY = Setting.number(
                    "refractory", Unit.MILLISECONDS, Range.atLeast(0), "absolute refractory period after a spike")
            .withDefault(0);

    private static final Setting INITIAL_STATE = Setting.choice(
            "initial_state",
            List.of("given", "random"),
            "initial value of v: v_init, or draws from U(0, 1) for every sample and neuron");

    private static final Setting V_THRESHOLD = Setting.parameter(
                    "v_threshold", Unit.NONE, Range.above(0), "firing threshold of v")
            .withDefault(1)
            .bounded(1e-3, 1e6);

    private static final Schema SCHEMA = Schema.of(
            LeakyIntegration.LEAK,
            LeakyIntegration.INPUT,
            RESET,
            SPIKE,
            ORDER,
            REFRACTORY,
            INITIAL_STATE,
            LeakyIntegration.TAU_MEM,
            LeakyIntegration.ALPHA,
            V_THRESHOLD,
            LeakyIntegration.V_INIT);

    @Override
    public String name() {
        return "lif";
    }

    @Override
    public String description() {
        return "leaky integrate-and-fire neuron with a choice of leak, reset and order of update and spike";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Dynamics dynamics(Settings settings) {
        DynamicsBuilder lif = Dynamics.define(name());
        boolean given = settings.text(INITIAL_STATE.name()).equals("given");
        State v = lif.state("v", given ? parameter("v_init") : uniform("v_init"));
        LeakyIntegration leaky = LeakyIntegration.of(settings);
        String reset = settings.text("reset");

        if (settings.text("order").equals("spike-first")) {
            v.next(leaky.step(v.previous(), lif.input()));
            switch (reset) {
                case "subtract" ->
                    v.reset(v.now().minus(parameter("v_threshold").times(lif.spike())));
                case "zero" -> v.reset(v.now().times(constant(1).minus(lif.spike())));
                default -> {}
            }
            spike(lif, v.previous(), settings);
        } else {
            switch (reset) {
                case "subtract" ->
                    v.next(leaky.step(v.previous(), lif.input())
                            .minus(parameter("v_threshold").times(lif.previousSpike())));
                case "zero" ->
                    v.next(leaky.step(constant(1).minus(lif.previousSpike()).times(v.previous()), lif.input()));
                default -> v.next(leaky.step(v.previous(), lif.input()));
            }
            spike(lif, v.now(), settings);
        }
        double refractory = settings.number("refractory");
        if (refractory > 0) {
            lif.refractory(constant(refractory));
        }
        return lif.build();
    }

    private static void spike(DynamicsBuilder lif, Expr potential, Settings settings) {
        if (settings.text("spike").equals("reach")) {
            lif.spikeAtOrAbove(potential, parameter("v_threshold"));
        } else {
            lif.spikeAbove(potential, parameter("v_threshold"));
        }
    }

    /**
     * NIR's LIF draws nothing, exceeds its threshold and resets to a value; its leak may be stepped in any way, and its
     * r takes up g.
     */
    @Override
    public Map<String, String> exchangeNames(Settings settings) {
        boolean lif = settings.text("reset").equals("zero")
                && settings.text("spike").equals("above")
                && settings.text("order").equals("update-first")
                && settings.text("initial_state").equals("given")
                && settings.number("refractory") == 0;
        return lif ? Map.of("nir", "LIF") : Map.of();
    }
}
