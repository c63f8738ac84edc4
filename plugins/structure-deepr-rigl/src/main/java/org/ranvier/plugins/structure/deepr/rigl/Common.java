package org.ranvier.plugins.structure.deepr.rigl;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.learning.StructureLearner.Growth;

/**
 * The settings common to all rules: when, where and how synapses grow.
 *
 * <p>Let g = dL/dθ for a synapse that does not exist and would start at the number θ. {@code negative-gradient} grows
 * synapses where g is most negative and, if it is negative for fewer than needed, the rest at random (the text of
 * Mészáros, Knight &amp; Nowotny 2025, §2); {@code smallest-gradient} takes the smallest g regardless of sign, and
 * {@code positive-gradient} the largest, as in two published versions of their code; {@code gradient-magnitude} takes
 * the largest |g| (RigL: Evci et al., "Rigging the lottery", ICML 2020).
 *
 * @param every steps from one change of synapses to the next
 * @param growth where synapses grow
 * @param start the trained number of a grown synapse
 * @param keepsDelays whether a pair of neurons keeps its delay while it has no synapse
 */
record Common(int every, Growth growth, double start, boolean keepsDelays) {

    static final String RANDOM = "random";
    static final String NEGATIVE = "negative-gradient";
    static final String SMALLEST = "smallest-gradient";
    static final String POSITIVE = "positive-gradient";
    static final String MAGNITUDE = "gradient-magnitude";

    private static final List<String> GROWTHS = List.of(RANDOM, NEGATIVE, SMALLEST, POSITIVE, MAGNITUDE);
    private static final String KEPT = "kept";

    /**
     * The settings in common, and more.
     *
     * @param every the usual number of steps between changes
     * @param grows where synapses usually grow
     */
    static Schema schema(int every, String grows, Setting... more) {
        List<String> growths = new ArrayList<>(GROWTHS);
        growths.remove(grows);
        growths.addFirst(grows);
        List<Setting> all = new ArrayList<>(List.of(
                Setting.choice(
                        "grow",
                        growths,
                        "growth at random, or by gradient of an absent synapse: most negative, smallest, most positive, largest in magnitude"),
                Setting.integer("every", Unit.NONE, Range.atLeast(1), "number of training steps between rewirings")
                        .withDefault(every),
                Setting.choice(
                        "delay",
                        List.of("fresh", KEPT),
                        "delay of a new synapse: drawn at growth, or kept by the neuron pair (its last one, else one drawn once)"),
                Setting.number("start", Unit.NONE, Range.atLeast(0), "initial trained number of a new synapse")
                        .withDefault(1e-12)));
        all.addAll(List.of(more));
        return Schema.of(all.toArray(Setting[]::new));
    }

    static Common of(Settings settings) {
        return new Common(
                settings.integer("every"),
                growth(settings.text("grow")),
                settings.number("start"),
                settings.text("delay").equals(KEPT));
    }

    private static Growth growth(String word) {
        return switch (word) {
            case NEGATIVE -> by(g -> g < 0 ? -g : Double.NaN);
            case SMALLEST -> by(g -> -g);
            case POSITIVE -> by(g -> g);
            case MAGNITUDE -> by(Math::abs);
            default -> new Growth.AtRandom();
        };
    }

    private static Growth by(DoubleUnaryOperator score) {
        return new Growth.ByGradient(score);
    }

    boolean at(int step) {
        return step % every == 0;
    }
}
