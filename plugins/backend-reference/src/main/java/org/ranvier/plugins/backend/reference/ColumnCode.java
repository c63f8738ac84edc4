package org.ranvier.plugins.backend.reference;

import java.util.List;
import org.ranvier.api.backend.ScalarCode;
import org.ranvier.api.model.Op;

/**
 * Interprets {@link ScalarCode} for many elements: one operation after the other, each over a stretch of all columns.
 *
 * <p>Values are read into registers first and written back last, so a column may be read and written by the same code.
 */
final class ColumnCode {

    private final List<ScalarCode.Instruction> instructions;
    private final int[] loadSlot;
    private final int[] storeSlot;
    private final int[] storeValue;

    ColumnCode(ScalarCode code, SlotTable slots) {
        instructions = code.instructions();
        loadSlot = new int[instructions.size()];
        for (int n = 0; n < loadSlot.length; n++) {
            if (instructions.get(n) instanceof ScalarCode.Load load) {
                loadSlot[n] = slots.of(load.symbol());
            }
        }
        storeSlot = code.stores().stream().mapToInt(s -> slots.of(s.symbol())).toArray();
        storeValue = code.stores().stream().mapToInt(ScalarCode.Store::value).toArray();
    }

    /** Room for the values of stretches of up to so many elements. */
    Registers registers(int capacity) {
        double[][] values = new double[instructions.size()][capacity];
        for (int n = 0; n < values.length; n++) {
            if (instructions.get(n) instanceof ScalarCode.Const(double value)) {
                java.util.Arrays.fill(values[n], value);
            }
        }
        return new Registers(values);
    }

    /** The values of one run, to be used by one thread at a time. */
    record Registers(double[][] values) {}

    /** Runs for elements from … from + count − 1 of all columns. */
    void run(double[][] columns, int from, int count, Registers registers, Draws draws, int tick) {
        double[][] values = registers.values();
        for (int n = 0; n < values.length; n++) {
            switch (instructions.get(n)) {
                case ScalarCode.Const c -> {}
                case ScalarCode.Load load -> System.arraycopy(columns[loadSlot[n]], from, values[n], 0, count);
                case ScalarCode.Draw d -> {
                    for (int e = 0; e < count; e++) {
                        values[n][e] = draws.draw(d.normal(), d.stream(), tick, from + e);
                    }
                }
                case ScalarCode.Compute(Op op, int a, int b, int c) ->
                    compute(op, values[n], values[a], values[b], values[c], count);
            }
        }
        for (int s = 0; s < storeSlot.length; s++) {
            System.arraycopy(values[storeValue[s]], 0, columns[storeSlot[s]], from, count);
        }
    }

    /** The commonest operations get loops of their own; the others their definition. */
    private static void compute(Op op, double[] y, double[] a, double[] b, double[] c, int count) {
        switch (op) {
            case ADD -> {
                for (int e = 0; e < count; e++) {
                    y[e] = a[e] + b[e];
                }
            }
            case SUB -> {
                for (int e = 0; e < count; e++) {
                    y[e] = a[e] - b[e];
                }
            }
            case MUL -> {
                for (int e = 0; e < count; e++) {
                    y[e] = a[e] * b[e];
                }
            }
            case DIV -> {
                for (int e = 0; e < count; e++) {
                    y[e] = a[e] / b[e];
                }
            }
            case NEG -> {
                for (int e = 0; e < count; e++) {
                    y[e] = -a[e];
                }
            }
            case SELECT -> {
                for (int e = 0; e < count; e++) {
                    y[e] = a[e] != 0 ? b[e] : c[e];
                }
            }
            default -> {
                for (int e = 0; e < count; e++) {
                    y[e] = op.apply(a[e], b[e], c[e]);
                }
            }
        }
    }
}
