package org.ranvier.plugins.backend.opencl.code;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.plan.ScalarCode;
import org.ranvier.plugins.backend.opencl.cl.Buffer;
import org.ranvier.plugins.backend.opencl.cl.Kernel;
import org.ranvier.plugins.backend.opencl.device.Dialect;
import org.ranvier.plugins.backend.opencl.device.Parameters;

/**
 * Lowered code as a kernel over the elements of arrays: parametrisations and optimisers. Every symbol that the code
 * reads or stores is an array of its own, read at the element, at an index that an array of indices gives, or at 0.
 */
public final class Elements {

    /** The index at which an array is read. */
    public enum Access {
        /** One number per element. */
        OWN("n"),
        /** Through the array {@code index}. */
        INDEXED("index[n]"),
        /** One number for all. */
        SINGLE("0");

        private final String place;

        Access(String place) {
            this.place = place;
        }
    }

    private final ScalarCode code;
    private final Map<Symbol, String> names = new LinkedHashMap<>();
    private final Map<Symbol, Access> accesses;
    private final boolean adds;
    private final boolean keepsRest;
    private Kernel kernel;
    private final Dialect dialect;

    /**
     * Prepares.
     *
     * @param accesses how symbols are read; those not named are read at the element
     * @param adds whether what is stored is added to what is there
     */
    public Elements(ScalarCode code, Map<Symbol, Access> accesses, boolean adds, Dialect dialect) {
        this(code, accesses, adds, false, dialect);
    }

    /** Of trained numbers whose rest beyond a float is kept until they move. */
    public Elements(ScalarCode code, Map<Symbol, Access> accesses, Dialect dialect) {
        this(code, accesses, false, true, dialect);
    }

    private Elements(ScalarCode code, Map<Symbol, Access> accesses, boolean adds, boolean keepsRest, Dialect dialect) {
        this.code = code;
        this.accesses = accesses;
        this.adds = adds;
        this.keepsRest = keepsRest;
        this.dialect = dialect;
        code.instructions().forEach(i -> {
            if (i instanceof ScalarCode.Load(Symbol symbol)) {
                name(symbol);
            }
        });
        code.stores().forEach(s -> name(s.symbol()));
    }

    private void name(Symbol symbol) {
        names.putIfAbsent(symbol, "a" + names.size());
    }

    private Kernel kernel() {
        if (kernel == null) {
            kernel = dialect.generated(source(), "elements");
        }
        return kernel;
    }

    private String source() {
        List<String> arguments = new ArrayList<>(
                List.of("const int elements", "const float low", "const float high", "__global const int* index"));
        names.forEach((symbol, name) -> arguments.add("__global float* " + name));
        if (keepsRest) {
            arguments.addAll(List.of("const float low_rest", "const float high_rest", "__global float* rest"));
        }
        CodeWriter writer = new CodeWriter(code, "float", "v");
        StringBuilder text =
                new StringBuilder("\n__kernel void elements(\n    " + String.join(",\n    ", arguments) + ") {\n");
        text.append("    int n = get_global_id(0);\n    if (n < elements) {\n");
        text.append(writer.statements(
                symbol -> names.get(symbol) + "[" + accesses.getOrDefault(symbol, Access.OWN).place + "]", d -> "0"));
        for (ScalarCode.Store store : code.stores()) {
            String value = writer.stored(store.symbol());
            // Numbers that are trained are kept within their bounds; NaN stays NaN.
            String kept = store.symbol().kind() == Symbol.Kind.RAW
                    ? value + " < low ? low : " + value + " > high ? high : " + value
                    : value;
            if (keepsRest && store.symbol().kind() == Symbol.Kind.RAW) {
                text.append("        float kept = " + kept + ";\n");
                text.append("        if (kept != " + names.get(store.symbol()) + "[n]) {\n");
                text.append(
                        "            rest[n] = kept == low ? low_rest : kept == high ? high_rest : 0;\n        }\n");
                kept = "kept";
            }
            text.append("        " + names.get(store.symbol()) + "[n] " + (adds ? "+= " : "= ") + kept + ";\n");
        }
        return text.append("    }\n}\n").toString();
    }

    /**
     * Runs for so many elements.
     *
     * @param arrays the array of every symbol
     * @param index the indices; any buffer where none are used
     */
    public void run(int size, double low, double high, Buffer index, Map<Symbol, Buffer> arrays) {
        run(size, low, high, index, arrays, List.of());
    }

    /**
     * Runs for the given number of elements, with the part of the trained numbers that exceeds the precision of a
     * float.
     */
    public void run(int size, double low, double high, Buffer index, Map<Symbol, Buffer> arrays, Buffer rest) {
        run(size, low, high, index, arrays, List.of(Parameters.beyondFloat(low), Parameters.beyondFloat(high), rest));
    }

    private void run(int size, double low, double high, Buffer index, Map<Symbol, Buffer> arrays, List<Object> more) {
        List<Object> arguments = new ArrayList<>(List.of((float) low, (float) high, index));
        names.keySet().forEach(symbol -> {
            Buffer array = arrays.get(symbol);
            if (array == null) {
                throw new IllegalStateException("nothing is bound to " + symbol.kind() + " " + symbol);
            }
            arguments.add(array);
        });
        arguments.addAll(more);
        kernel().each(size, arguments.toArray());
    }
}
