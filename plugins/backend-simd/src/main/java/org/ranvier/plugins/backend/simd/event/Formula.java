package org.ranvier.plugins.backend.simd.event;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.ranvier.api.backend.ScalarCode;
import org.ranvier.api.backend.ScalarCode.Instruction;
import org.ranvier.api.model.Op;
import org.ranvier.api.model.Symbol;

/**
 * Element-wise code in double precision, one operation after the other over a stretch of elements: event-driven
 * networks have few numbers, so what counts is that nothing is allocated. Used by one thread at a time.
 */
final class Formula {

    private static final int STRETCH = 256;

    private final List<Instruction> instructions;
    private final List<ScalarCode.Store> stores;
    private final double[][] values;

    Formula(ScalarCode code) {
        instructions = code.instructions();
        stores = code.stores();
        values = new double[instructions.size()][STRETCH];
        for (int n = 0; n < values.length; n++) {
            if (instructions.get(n) instanceof ScalarCode.Const(double value)) {
                Arrays.fill(values[n], value);
            }
        }
    }

    /**
     * Runs.
     *
     * @param size how many elements
     * @param column the array of a symbol; one that has a single element stands for all elements
     */
    void run(int size, Function<Symbol, double[]> column) {
        for (int from = 0; from < size; from += STRETCH) {
            stretch(from, Math.min(STRETCH, size - from), column);
        }
    }

    private void stretch(int from, int count, Function<Symbol, double[]> column) {
        for (int n = 0; n < values.length; n++) {
            switch (instructions.get(n)) {
                case ScalarCode.Const _ -> {}
                case ScalarCode.Load(Symbol symbol) -> load(column.apply(symbol), from, values[n], count);
                case ScalarCode.Draw _ ->
                    throw new IllegalArgumentException("what is drawn here would not be the same twice");
                case ScalarCode.Compute(Op op, int a, int b, int c) ->
                    compute(op, values[n], values[a], values[b], values[c], count);
            }
        }
        for (ScalarCode.Store store : stores) {
            System.arraycopy(values[store.value()], 0, column.apply(store.symbol()), from, count);
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
            default -> {
                for (int e = 0; e < count; e++) {
                    y[e] = op.apply(a[e], b[e], c[e]);
                }
            }
        }
    }
}
