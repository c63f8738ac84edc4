package org.ranvier.plugins.optimizers.standard;

import java.util.List;
import java.util.stream.Stream;
import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.learning.Optimizer;

/**
 * AdamW: {@link Adam} with a decay of the weights that the running means know nothing of.
 *
 * <pre>
 * θ ← θ − η (m/(1 − β₁ᵗ) / (√v/√(1 − β₂ᵗ) + ε) + λ θ)
 * </pre>
 *
 * <p>m, v and the other symbols are those of {@link Adam}; λ = {@code weight_decay} ≥ 0. What decays are the trained
 * numbers behind the weights of synapses. Biases and normalisations do not, as is usual; delays and the parameters of
 * neurons, currents and kernels do not, since a delay or a time constant of 0 is no simpler than another. With
 * {@code decays: everything} all of them do, as in PyTorch unless parameters are put into groups.
 *
 * <p>Source: I. Loshchilov and F. Hutter, "Decoupled weight decay regularization", ICLR 2019, algorithm 2, in PyTorch's
 * convention, in which the decay is multiplied by the learning rate.
 */
public final class AdamW implements Optimizer {

    private static final String EVERYTHING = "everything";

    private static final Schema SCHEMA = Schema.of(Stream.concat(
                    Moments.SCHEMA.settings().stream(),
                    Stream.of(
                            Setting.number("weight_decay", Unit.NONE, Range.atLeast(0), "rate of decay, λ")
                                    .withDefault(0.01),
                            Setting.choice(
                                    "decays",
                                    List.of("weights", EVERYTHING),
                                    "what decays: the weights of synapses, or everything that is trained")))
            .toArray(Setting[]::new));

    @Override
    public String name() {
        return "adamw";
    }

    @Override
    public String description() {
        return "AdamW: Adam with weight decay of its own, apart from the gradient";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Rule rule(Settings settings) {
        return rule(settings, settings.number("weight_decay"));
    }

    @Override
    public Rule rule(Settings settings, Trained trained) {
        boolean decays = trained == Trained.WEIGHT || settings.text("decays").equals(EVERYTHING);
        return rule(settings, decays ? settings.number("weight_decay") : 0);
    }

    private static Rule rule(Settings settings, double decay) {
        Moments moments = Moments.of(settings);
        return Rule.of(moments.step(moments.v())
                        .minus(Optimizer.rate().times(decay).times(Optimizer.raw())))
                .withSlot(Moments.M, moments.m())
                .withSlot(Moments.V, moments.v());
    }
}
