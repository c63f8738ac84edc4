package org.ranvier.plugins.backend.opencl.code;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.model.Symbol.Kind;
import org.ranvier.api.plan.LoweredDynamics;
import org.ranvier.api.plan.ScalarCode;

/**
 * Writes the kernels of a {@link Model}. A work-item carries one neuron of a vector of samples through a range of
 * ticks, with its states in registers. Names in kernels are numbers: {@code s0} is the first state, {@code i0} the
 * first port, {@code c0} the first coefficient, {@code p0} the first parameter.
 */
final class ModelSource {

    private static final String PLACE = """
            int item = get_global_id(0);
            int n = get_global_id(1);
            int neurons = get_global_size(1);
            int group = get_global_id(2);
            size_t row = (size_t)group * neurons + n;
        """;

    /** Spikes are written by all of a group together, so many ticks at a time as a work-item can keep of them. */
    private static final String BLOCKS = """
            __local uint room[ITEMS];
            for (int first = first_tick; first < end_tick; first += HELD) {
            int end = min(first + HELD, end_tick);
            uint held = 0;
            for (int t = first; t < end; t++) {
        """;

    private static final String KEEP = """
                held |= bits_of(spike) << ((t - first) * LANES);
        """;

    private static final String END_OF_BLOCK = """
            }
            write_spikes(held, end - first, spikes + first, room);
            }
        """;

    private final Model model;
    private final LoweredDynamics step;

    ModelSource(Model model) {
        this.model = model;
        this.step = model.step;
    }

    String text() {
        return setup() + initial() + forward() + backward() + initialBackward() + setupBackward();
    }

    private String setup() {
        CodeWriter code = new CodeWriter(step.setup(), "R", "v");
        StringBuilder text = new StringBuilder(head(
                "setup",
                list(List.of("const int neurons"), parameterArguments(), List.of("__global float* coefficient"))));
        text.append("    int n = get_global_id(0);\n    if (n < neurons) {\n");
        text.append(code.statements(this::parameter, d -> "0"));
        store(text, step.coefficients(), Kind.COEFFICIENT, code, c -> "coefficient[" + c + " * neurons + n] = (float)");
        return text.append("    }\n}\n").toString();
    }

    private String initial() {
        CodeWriter code = new CodeWriter(step.initial(), "V", "v");
        StringBuilder text = new StringBuilder(
                head("initial", list(DRAWS, parameterArguments(), List.of("const int trace"), stateArguments(""))));
        text.append(PLACE).append("    Seed seed = {key0, key1, step};\n    {\n");
        text.append(code.statements(this::parameter, draw("0")));
        store(text, step.states(), Kind.STATE, code, s -> "s" + s + "[row * trace * ITEMS + item] = ");
        return text.append("    }\n}\n").toString();
    }

    private String forward() {
        CodeWriter code = new CodeWriter(step.forward(), "V", "v");
        StringBuilder text = new StringBuilder(head(
                "forward",
                list(
                        List.of("const int first_tick", "const int end_tick", "const int trace"),
                        DRAWS,
                        List.of("__global const float* coefficient"),
                        stateArguments(""),
                        signalArguments("const ", "i", model.ports()),
                        step.spiking() && !model.ownSpikes ? List.of() : signal("", "out"),
                        step.spiking() ? signal("", spikeType(), "spikes") : List.of())));
        text.append(PLACE).append("    Seed seed = {key0, key1, step};\n");
        coefficients(text);
        // Where states are not kept, each has room for one tick only, and is replaced.
        text.append("    int kept = trace > 1 ? ITEMS : 0;\n");
        for (int s = 0; s < model.states(); s++) {
            text.append("    s" + s + " += row * trace * ITEMS + item;\n");
            text.append("    V x" + s + " = s" + s + "[first_tick * kept];\n");
        }
        for (int i = 0; i < model.ports(); i++) {
            place(text, "i" + i);
        }
        if (!step.spiking() || model.ownSpikes) {
            place(text, "out");
        }
        if (step.spiking()) {
            placeSpikes(text);
            text.append("    V spike = " + spikeAt("first_tick - 1") + ";\n");
        }
        text.append(model.binary ? BLOCKS : "    for (int t = first_tick; t < end_tick; t++) {\n");
        text.append(code.statements(
                symbol -> switch (symbol.kind()) {
                    case STATE_PREVIOUS -> "x" + step.states().indexOf(symbol.name());
                    case SPIKE_PREVIOUS -> "spike";
                    default -> inputOrCoefficient(symbol);
                },
                draw("t")));
        for (int s = 0; s < model.states(); s++) {
            text.append("        x" + s + " = "
                    + code.stored(new Symbol(Kind.STATE, step.states().get(s))) + ";\n");
            text.append("        s" + s + "[(t + 1) * kept] = x" + s + ";\n");
        }
        if (step.spiking()) {
            text.append("        spike = " + code.stored(Symbol.of(Kind.SPIKE)) + ";\n");
            text.append(model.binary ? KEEP : "        spikes[t * ITEMS] = spike;\n");
        }
        if (!step.spiking() || model.ownSpikes) {
            text.append("        out[t * ITEMS] = " + code.stored(Symbol.of(Kind.OUTPUT)) + ";\n");
        }
        return text.append(model.binary ? END_OF_BLOCK : "    }\n")
                .append("}\n")
                .toString();
    }

    private String backward() {
        CodeWriter code = new CodeWriter(step.backward(), "V", "v");
        StringBuilder text = new StringBuilder(head(
                "backward",
                list(
                        List.of("const int first_tick", "const int end_tick", "const int trace"),
                        DRAWS,
                        List.of("__global const float* coefficient"),
                        stateArguments("const "),
                        signalArguments("const ", "i", model.ports()),
                        step.spiking() ? signal("const ", spikeType(), "spikes") : List.of(),
                        signal("const ", "d_out"),
                        List.of("const int counted", "__global const V* d_count"),
                        signalArguments("", "d_i", model.ports()),
                        List.of("__global V* carry"))));
        text.append(PLACE).append("    Seed seed = {key0, key1, step};\n");
        coefficients(text);
        for (int s = 0; s < model.states(); s++) {
            text.append("    s" + s + " += row * trace * ITEMS + item;\n");
        }
        for (int i = 0; i < model.ports(); i++) {
            place(text, "i" + i);
            place(text, "d_i" + i);
        }
        if (step.spiking()) {
            placeSpikes(text);
        }
        place(text, "d_out");
        text.append("    size_t slot = (size_t)get_global_size(2) * neurons * ITEMS;\n");
        text.append("    carry += row * ITEMS + item;\n");
        List<String> carried = carried();
        for (int k = 0; k < carried.size(); k++) {
            text.append("    V " + carried.get(k) + " = carry[" + k + " * slot];\n");
        }
        text.append("    V more = counted ? d_count[row * ITEMS + item] : (V)(0.0f);\n");
        text.append("    for (int t = end_tick - 1; t >= first_tick; t--) {\n        d_spike += more;\n");
        text.append(code.statements(
                symbol -> switch (symbol.kind()) {
                    case STATE_PREVIOUS -> "s" + step.states().indexOf(symbol.name()) + "[t * ITEMS]";
                    case SPIKE_PREVIOUS -> spikeAt("t - 1");
                    case D_STATE -> "d_x" + step.states().indexOf(symbol.name());
                    case D_SPIKE -> "d_spike";
                    case D_OUTPUT -> "d_out[t * ITEMS]";
                    default -> inputOrCoefficient(symbol);
                },
                draw("t")));
        store(text, step.inputs(), Kind.D_INPUT, code, i -> "d_i" + i + "[t * ITEMS] = ");
        store(text, step.states(), Kind.D_STATE_PREVIOUS, code, s -> "d_x" + s + " = ");
        String dSpike = code.stored(Symbol.of(Kind.D_SPIKE_PREVIOUS));
        text.append("        d_spike = " + (dSpike.isEmpty() ? "(V)(0.0f)" : dSpike) + ";\n");
        store(text, step.coefficients(), Kind.D_COEFFICIENT, code, c -> "d_c" + c + " += ");
        text.append("    }\n");
        for (int k = 0; k < carried.size(); k++) {
            text.append("    carry[" + k + " * slot] = " + carried.get(k) + ";\n");
        }
        return text.append("}\n").toString();
    }

    /** From dL/d initial states to parameters, for every sample: [parameter][group][neuron]. */
    private String initialBackward() {
        CodeWriter code = new CodeWriter(step.initialBackward(), "V", "v");
        StringBuilder text = new StringBuilder(head(
                "initial_backward",
                list(DRAWS, parameterArguments(), List.of("__global const V* carry", "__global V* parts"))));
        text.append(PLACE).append("    Seed seed = {key0, key1, step};\n");
        text.append("    size_t slot = (size_t)get_global_size(2) * neurons * ITEMS;\n");
        text.append("    size_t own = row * ITEMS + item;\n    {\n");
        text.append(code.statements(
                symbol -> symbol.kind() == Kind.D_STATE
                        ? "carry[" + step.states().indexOf(symbol.name()) + " * slot + own]"
                        : parameter(symbol),
                draw("0")));
        store(text, model.parameters, Kind.D_PARAMETER, code, p -> "parts[" + p + " * slot + own] = ");
        return text.append("    }\n}\n").toString();
    }

    /**
     * Adds to the parameters' gradients what follows from dL/d coefficient, sums[states + 1 + c], and what came from
     * initial states, from_start[p].
     */
    private String setupBackward() {
        CodeWriter code = new CodeWriter(step.setupBackward(), "R", "v");
        StringBuilder text = new StringBuilder(head(
                "setup_backward",
                list(
                        List.of("const int neurons"),
                        parameterArguments(),
                        List.of("__global const float* sums", "__global const float* from_start"),
                        IntStream.range(0, model.parameters.size())
                                .mapToObj(p -> "__global float* g" + p)
                                .toList())));
        text.append("    int n = get_global_id(0);\n    if (n < neurons) {\n");
        text.append(code.statements(
                symbol -> symbol.kind() == Kind.D_COEFFICIENT
                        ? "sums[" + (model.states() + 1 + step.coefficients().indexOf(symbol.name()))
                                + " * neurons + n]"
                        : parameter(symbol),
                d -> "0"));
        for (int p = 0; p < model.parameters.size(); p++) {
            String more = code.stored(new Symbol(Kind.D_PARAMETER, model.parameters.get(p)));
            text.append("        g" + p + "[n] += from_start[" + p + " * neurons + n]"
                    + (more.isEmpty() ? "" : " + (float)" + more) + ";\n");
        }
        return text.append("    }\n}\n").toString();
    }

    private static final List<String> DRAWS =
            List.of("const uint key0", "const uint key1", "const uint step", "const int sample");

    private static Function<ScalarCode.Draw, String> draw(String tick) {
        return d -> "draw(" + (d.normal() ? 1 : 0) + ", seed, " + Integer.toUnsignedString(d.stream()) + "u, " + tick
                + ", sample + group * GROUP + item * LANES, n)";
    }

    private static String head(String name, List<String> arguments) {
        return "\n__kernel void " + name + "(\n    " + String.join(",\n    ", arguments) + ") {\n";
    }

    @SafeVarargs
    private static List<String> list(List<String>... parts) {
        List<String> all = new ArrayList<>();
        for (List<String> part : parts) {
            all.addAll(part);
        }
        return all;
    }

    private List<String> parameterArguments() {
        return IntStream.range(0, model.parameters.size())
                .mapToObj(p -> "__global const float* p" + p)
                .toList();
    }

    private List<String> stateArguments(String qualifier) {
        return IntStream.range(0, model.states())
                .mapToObj(s -> "__global " + qualifier + "V* s" + s)
                .toList();
    }

    private static List<String> signalArguments(String qualifier, String name, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> signal(qualifier, name + i))
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> signal(String qualifier, String name) {
        return signal(qualifier, "V", name);
    }

    private static List<String> signal(String qualifier, String type, String name) {
        return List.of(
                "__global " + qualifier + type + "* " + name,
                "const int " + name + "_length",
                "const int " + name + "_before");
    }

    private String spikeType() {
        return model.binary ? "uint" : "V";
    }

    private void placeSpikes(StringBuilder text) {
        if (model.binary) {
            text.append("    spikes += row * spikes_length + spikes_before;\n");
        } else {
            place(text, "spikes");
        }
    }

    private String spikeAt(String tick) {
        return model.binary ? "spikes_of(spikes[" + tick + "], item)" : "spikes[(" + tick + ") * ITEMS]";
    }

    private static void place(StringBuilder text, String signal) {
        text.append("    " + signal + " += (row * " + signal + "_length + " + signal + "_before) * ITEMS + item;\n");
    }

    private void coefficients(StringBuilder text) {
        for (int c = 0; c < model.coefficients(); c++) {
            text.append("    float c" + c + " = coefficient[" + c + " * neurons + n];\n");
        }
    }

    private List<String> carried() {
        List<String> names = new ArrayList<>();
        IntStream.range(0, model.states()).forEach(s -> names.add("d_x" + s));
        names.add("d_spike");
        IntStream.range(0, model.coefficients()).forEach(c -> names.add("d_c" + c));
        return names;
    }

    private String parameter(Symbol symbol) {
        return "p" + model.parameters.indexOf(symbol.name()) + "[n]";
    }

    private String inputOrCoefficient(Symbol symbol) {
        return switch (symbol.kind()) {
            case INPUT -> "i" + step.inputs().indexOf(symbol.name()) + "[t * ITEMS]";
            case COEFFICIENT -> "c" + step.coefficients().indexOf(symbol.name());
            default -> throw new IllegalArgumentException("a step does not read " + symbol.kind() + " " + symbol);
        };
    }

    /** Stores what the code has of some symbols; what it does not have is left alone. */
    private static void store(
            StringBuilder text, List<String> names, Kind kind, CodeWriter code, IntFunction<String> target) {
        for (int k = 0; k < names.size(); k++) {
            String value = code.stored(new Symbol(kind, names.get(k)));
            if (!value.isEmpty()) {
                text.append("        " + target.apply(k) + value + ";\n");
            }
        }
    }
}
