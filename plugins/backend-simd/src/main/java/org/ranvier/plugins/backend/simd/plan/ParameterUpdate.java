package org.ranvier.plugins.backend.simd.plan;

import java.util.Map;
import org.ranvier.api.Range;
import org.ranvier.api.model.Symbol.Kind;
import org.ranvier.api.plan.LoweredUpdate;
import org.ranvier.plugins.backend.simd.code.Elements;
import org.ranvier.support.FloatParameter;
import org.ranvier.support.Parallel;

/** An optimiser's step for one parameter. */
public final class ParameterUpdate {

    private static final int BLOCK = 8192;

    private ParameterUpdate() {}

    public static void apply(
            LoweredUpdate update,
            Elements code,
            Map<String, Double> scalars,
            FloatParameter parameter,
            Parallel parallel) {
        float[] raw = parameter.value();
        float[] gradient = parameter.gradient();
        Elements.Binding binding = code.bind()
                .array(Kind.RAW, raw)
                .array(Kind.GRADIENT, gradient)
                .arrays(Kind.SLOT, parameter.slots())
                .scalars(scalars);
        Range bounds = parameter.spec().bounds();
        float min = (float) bounds.min();
        float max = (float) bounds.max();
        parallel.forBlocks(parameter.spec().size(), BLOCK, (from, size) -> {
            binding.run(from, size);
            for (int n = from; n < from + size; n++) {
                raw[n] = Math.max(min, Math.min(max, raw[n]));
            }
            parameter.moved(from, size);
            java.util.Arrays.fill(gradient, from, from + size, 0);
        });
        parameter.changed();
    }
}
