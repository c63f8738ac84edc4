package org.ranvier.support.code;

import java.util.Arrays;
import java.util.List;
import org.ranvier.api.model.Op;
import org.ranvier.api.plan.ScalarCode;

/**
 * Interprets {@link ScalarCode} in double precision for many elements: one operation after the other, each over a
 * stretch of all columns. Operations and their order are those of the code, so that the results are its own to the bit.
 *
 * <p>Values are read into registers first and written back last: a column may be read and written by the same code.
 */
public final class ColumnCode {

    private final List<ScalarCode.Instruction> instructions;
    private final int[] loadSlot;
    private final int[] storeSlot;
    private final int[] storeValue;

    /**
     * Prepares a code.
     *
     * @param slots gives its symbols their places; codes that share columns share it
     */
    public ColumnCode(ScalarCode code, SymbolSlots slots) {
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

    /** Returns room for the values of stretches of up to {@code capacity} elements. */
    public Registers registers(int capacity) {
        double[][] values = new double[instructions.size()][capacity];
        for (int n = 0; n < values.length; n++) {
            if (instructions.get(n) instanceof ScalarCode.Const(double value)) {
                Arrays.fill(values[n], value);
            }
        }
        return new Registers(values);
    }

    /** The values of one run; used by one thread at a time. */
    public static final class Registers {

        private final double[][] values;

        private Registers(double[][] values) {
            this.values = values;
        }
    }

    /** Runs code that draws no random numbers. */
    public void run(double[][] columns, int from, int count, Registers registers) {
        run(columns, from, count, registers, Draws.NONE, 0, 0);
    }

    /**
     * Runs for the elements from … from + count − 1.
     *
     * @param columns one array per symbol, by its place; a column that is read may have a single element, which then
     *     stands for all
     * @param draws the run's random numbers
     * @param sample the sample's place in the batch, for draws
     */
    public void run(double[][] columns, int from, int count, Registers registers, Draws draws, int tick, int sample) {
        double[][] values = registers.values;
        for (int n = 0; n < values.length; n++) {
            switch (instructions.get(n)) {
                case ScalarCode.Const c -> {}
                case ScalarCode.Load load -> load(columns[loadSlot[n]], from, values[n], count);
                case ScalarCode.Draw d -> {
                    for (int e = 0; e < count; e++) {
                        values[n][e] = draws.draw(d.normal(), d.stream(), tick, sample, from + e);
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

    private static void load(double[] column, int from, double[] to, int count) {
        if (column.length == 1) {
            Arrays.fill(to, 0, count, column[0]);
        } else {
            System.arraycopy(column, from, to, 0, count);
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
