package org.ranvier.plugins.structure.deepr.rigl;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.learning.StructureLearner.SynapseSnapshot;

/**
 * Drops a share of the synapses, those whose weights are smallest in magnitude, the first of equals: {@code fraction},
 * or with cosine decay fraction/2 · (1 + cos(π · progress/until)), and none once training has progressed to
 * {@code until}.
 *
 * @param fraction the share of the synapses
 * @param cosine whether the share decays
 * @param until the finished share of training at which it ends
 */
record Smallest(Common common, double fraction, boolean cosine, double until) implements CommonRule {

    private static final String COSINE = "cosine";

    static Schema schema(String grows, String decay) {
        return Common.schema(
                100,
                grows,
                Setting.number(
                                "fraction",
                                Unit.NONE,
                                new Range(0, false, 1, true),
                                "fraction of the synapses dropped at a rewiring")
                        .withDefault(0.3),
                Setting.choice(
                        "decay",
                        decay.equals(COSINE) ? List.of(COSINE, "none") : List.of("none", COSINE),
                        "decay of the dropped fraction: half a cosine down to 0 at until, or none"),
                Setting.number(
                                "until",
                                Unit.NONE,
                                new Range(0, false, 1, true),
                                "fraction of training after which no synapses are dropped")
                        .withDefault(decay.equals(COSINE) ? 0.75 : 1));
    }

    static Smallest of(Settings settings) {
        return new Smallest(
                Common.of(settings),
                settings.number("fraction"),
                settings.text("decay").equals(COSINE),
                settings.number("until"));
    }

    @Override
    public int[] drops(SynapseSnapshot existing) {
        double[] raw = existing.raw();
        return IntStream.range(0, raw.length)
                .boxed()
                .sorted(Comparator.comparingDouble(s -> existing.fixedSigns() ? Math.max(raw[s], 0) : Math.abs(raw[s])))
                .limit(Math.round(share(existing.progress()) * raw.length))
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    private double share(double progress) {
        if (progress >= until) {
            return 0;
        }
        return cosine ? fraction / 2 * (1 + Math.cos(Math.PI * progress / until)) : fraction;
    }
}
