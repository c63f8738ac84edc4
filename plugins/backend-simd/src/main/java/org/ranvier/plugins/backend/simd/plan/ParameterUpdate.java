package org.ranvier.plugins.backend.simd.plan;

import java.util.Map;
import org.ranvier.api.Range;
import org.ranvier.api.backend.LoweredUpdate;
import org.ranvier.api.model.Symbol.Kind;
import org.ranvier.plugins.backend.simd.code.Elements;
import org.ranvier.plugins.backend.simd.lanes.Parallel;

/** An optimiser's step for one parameter. */
public final class ParameterUpdate {

    private static final int BLOCK = 8192;

    private ParameterUpdate() {}

    public static void apply(
            LoweredUpdate update,
            Elements code,
            Map<String, Double> scalars,
            Parameters.Parameter parameter,
            Parallel parallel) {
        float[] raw = parameter.value;
        double[] exact = parameter.exact;
        float[] gradient = parameter.gradient;
        Elements.Binding binding = code.bind()
                .array(Kind.RAW, raw)
                .array(Kind.GRADIENT, gradient)
                .arrays(Kind.SLOT, parameter.slots)
                .scalars(scalars);
        Range bounds = parameter.spec.bounds();
        float min = (float) bounds.min();
        float max = (float) bounds.max();
        parallel.forBlocks(parameter.spec.size(), BLOCK, (from, size) -> {
            binding.run(from, size);
            for (int n = from; n < from + size; n++) {
                raw[n] = Math.max(min, Math.min(max, raw[n]));
            }
            if (exact != null) {
                widen(raw, bounds, exact, from, size);
            }
            java.util.Arrays.fill(gradient, from, from + size, 0);
        });
        parameter.version++;
    }

    /** What moved is now what a float says, but for the ends of its bounds; what did not stays what it was. */
    private static void widen(float[] raw, Range bounds, double[] exact, int from, int size) {
        for (int n = from; n < from + size; n++) {
            if ((float) exact[n] != raw[n]) {
                exact[n] = raw[n] == (float) bounds.min()
                        ? bounds.min()
                        : raw[n] == (float) bounds.max() ? bounds.max() : raw[n];
            }
        }
    }
}
