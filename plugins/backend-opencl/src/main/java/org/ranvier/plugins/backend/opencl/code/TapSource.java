package org.ranvier.plugins.backend.opencl.code;

import java.util.ArrayList;
import java.util.List;
import org.ranvier.api.learning.KernelRule;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.model.Symbol.Kind;
import org.ranvier.api.plan.LoweredKernel;
import org.ranvier.api.plan.ScalarCode;

/**
 * Writes the kernel that evaluates the delay kernels of a projection, one delay a work-item: {@code tap[(plane · taps +
 * k) · delays + e]} is the weight of lag {@code offset[e] + k} in plane 0, its derivative by the delay in plane 1, and
 * those by further parameters in the next. Normalised over all lags; lags that do not exist, before the first or after
 * the last, are 0.
 */
public final class TapSource {

    private final LoweredKernel kernel;
    private final boolean training;
    private final List<String> parameters;
    private final List<String> wanted;
    private final boolean derivatives;
    private final int taps;

    /**
     * @param parameters the learner's further parameters, one number per delay
     * @param wanted those whose derivatives are wanted
     * @param derivatives whether any are wanted, that by the delay included
     */
    public TapSource(
            LoweredKernel kernel,
            boolean training,
            List<String> parameters,
            List<String> wanted,
            boolean derivatives,
            int taps) {
        this.kernel = kernel;
        this.training = training;
        this.parameters = parameters;
        this.wanted = wanted;
        this.derivatives = derivatives;
        this.taps = taps;
    }

    /** Returns the number of planes. */
    public int planes() {
        return derivatives ? 2 + wanted.size() : 1;
    }

    public String text() {
        ScalarCode code = training ? kernel.training() : kernel.inference();
        CodeWriter writer = new CodeWriter(code, "float", "v");
        List<String> arguments = new ArrayList<>(List.of(
                "const int delays",
                "const float dt",
                "const float dt_rest",
                "const int smallest",
                "const int largest",
                "__global const float* delay",
                "__global const float* rest"));
        for (int p = 0; p < parameters.size(); p++) {
            arguments.add("__global const float* p" + p);
        }
        for (int q = 0; q < kernel.scalars().size(); q++) {
            arguments.add("__global const float* q" + q);
        }
        arguments.addAll(List.of("__global float* tap", "__global int* offset"));
        StringBuilder text =
                new StringBuilder("\n__kernel void evaluate(\n    " + String.join(",\n    ", arguments) + ") {\n");
        text.append("    int e = get_global_id(0);\n    if (e >= delays) {\n        return;\n    }\n");
        text.append("    float d = " + rounded("in_ticks(delay[e], rest[e], dt, dt_rest)") + ";\n");
        KernelRule.Support support = kernel.support();
        text.append(
                support.all() ? "    int first = 0;\n" : "    int first = (int)floor(d) - " + support.below() + ";\n");
        for (int p = 0; p < planes(); p++) {
            text.append("    float sum" + p + " = 0;\n");
        }
        text.append("    for (int k = 0; k < " + taps + "; k++) {\n        int lag = first + k;\n");
        text.append(writer.statements(this::load, d -> "0"));
        for (int p = 0; p < planes(); p++) {
            String value = writer.stored(plane(p));
            text.append(
                    "        float w" + p + " = lag < smallest ? 0.0f : " + (value.isEmpty() ? "0.0f" : value) + ";\n");
            text.append("        tap[(" + p + " * " + taps + " + k) * delays + e] = w" + p + ";\n");
            text.append("        sum" + p + " += w" + p + ";\n");
        }
        text.append("    }\n");
        finish(text);
        // Where no lag exists, all taps are 0, and reading begins anywhere.
        text.append("    offset[e] = first + " + taps + " <= 0 || first > largest ? 0 : first;\n");
        return text.append("}\n").toString();
    }

    /** Normalises, K = w/S and K' = w'/S − w·S'/S², and clears what would arrive too late. */
    private void finish(StringBuilder text) {
        KernelRule.Normalization normalization = kernel.normalization();
        boolean normalized = training ? normalization.training() : normalization.inference();
        if (normalized) {
            text.append("    float total = sum0 + " + CodeWriter.literal(normalization.epsilon(), false) + ";\n");
        }
        text.append("    for (int k = 0; k < " + taps + "; k++) {\n        float w = tap[k * delays + e];\n");
        for (int p = planes() - 1; p >= 0; p--) {
            String place = "tap[(" + p + " * " + taps + " + k) * delays + e]";
            String value = !normalized
                    ? place
                    : p == 0 ? "w / total" : place + " / total - w * sum" + p + " / (total * total)";
            text.append("        " + place + " = first + k > largest ? 0.0f : " + value + ";\n");
        }
        text.append("    }\n");
    }

    private Symbol plane(int plane) {
        return switch (plane) {
            case 0 -> Symbol.of(Kind.VALUE);
            case 1 -> Symbol.of(Kind.D_DELAY);
            default -> new Symbol(Kind.D_PARAMETER, wanted.get(plane - 2));
        };
    }

    private String rounded(String ticks) {
        return training
                ? ticks
                : switch (kernel.rounding()) {
                    case FLOOR -> "floor(" + ticks + ")";
                    case NEAREST_EVEN -> "rint(" + ticks + ")";
                    case NONE -> ticks;
                };
    }

    private String load(Symbol symbol) {
        return switch (symbol.kind()) {
            case LAG -> "lag";
            case DELAY -> "d";
            case SCALAR -> "q" + kernel.scalars().indexOf(symbol.name()) + "[0]";
            case PARAMETER -> "p" + parameters.indexOf(symbol.name()) + "[e]";
            default ->
                throw new IllegalArgumentException("a delay kernel does not read " + symbol.kind() + " " + symbol);
        };
    }
}
