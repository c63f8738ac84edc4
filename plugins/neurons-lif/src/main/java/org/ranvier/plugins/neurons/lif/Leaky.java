package org.ranvier.plugins.neurons.lif;

import static org.ranvier.api.model.Exprs.parameter;

import java.util.List;
import java.util.Map;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.DynamicsBuilder;
import org.ranvier.api.model.Neuron;
import org.ranvier.api.model.State;

/**
 * The leaky integrator, a readout that does not spike: v[t] = α v[t−1] + g I[t], output v[t] or v[t−1].
 *
 * <p>α = exp(−dt/{@code tau_mem}), 1 − dt/{@code tau_mem} or the parameter {@code alpha} in (0, 1), and g = 1 or 1 − α,
 * by the settings {@code leak} and {@code input}; {@code tau_mem} in ms. {@code output: previous} is the readout in the
 * published code of Mészáros, Knight &amp; Nowotny (2025), in which every layer adds one tick.
 */
public final class Leaky implements Neuron {

    private static final Schema SCHEMA = Schema.of(
            LeakyIntegration.LEAK,
            LeakyIntegration.INPUT,
            Setting.choice(
                    "output",
                    List.of("now", "previous"),
                    "membrane potential passed on: v of this tick, or of the previous tick"),
            LeakyIntegration.TAU_MEM,
            LeakyIntegration.ALPHA,
            LeakyIntegration.V_INIT);

    @Override
    public String name() {
        return "leaky";
    }

    @Override
    public String description() {
        return "leaky integrator that passes on its membrane potential and does not spike";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Dynamics dynamics(Settings settings) {
        DynamicsBuilder leaky = Dynamics.define(name());
        State v = leaky.state("v", parameter("v_init"));
        v.next(LeakyIntegration.of(settings).step(v.previous(), leaky.input()));
        return leaky.output(settings.text("output").equals("now") ? v.now() : v.previous())
                .build();
    }

    /** NIR's LI passes on v as it is; its leak may be stepped in any way, and its r takes up g. */
    @Override
    public Map<String, String> exchangeNames(Settings settings) {
        return settings.text("output").equals("now") ? Map.of("nir", "LI") : Map.of();
    }
}
