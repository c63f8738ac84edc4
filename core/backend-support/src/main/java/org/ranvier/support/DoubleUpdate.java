package org.ranvier.support;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ranvier.api.Range;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.plan.LoweredUpdate;
import org.ranvier.support.code.ColumnCode;
import org.ranvier.support.code.SymbolSlots;

/** An optimiser's step, interpreted in double precision. */
final class DoubleUpdate {

    private static final int BLOCK = 1024;

    private final SymbolSlots slots = new SymbolSlots();
    private final ColumnCode code;
    /** For the calling thread, which takes small parameters alone. */
    private final ColumnCode.Registers registers;
    /** Columns of one element, which stands for all. */
    private final Map<String, double[]> scalars = new LinkedHashMap<>();

    DoubleUpdate(LoweredUpdate update) {
        code = new ColumnCode(update.code(), slots);
        registers = code.registers(BLOCK);
        update.scalars().forEach(scalar -> scalars.put(scalar, new double[1]));
    }

    /** Moves the values, keeps them within bounds, and clears the gradients. */
    void apply(StoredParameter<double[]> parameter, Map<String, Double> given, Parallel parallel) {
        scalars.forEach((scalar, value) -> value[0] = given.get(scalar));
        double[][] columns = slots.columns(symbol -> column(symbol, parameter));
        int size = parameter.size();
        if (size <= BLOCK || parallel.threads() == 1) {
            for (int from = 0; from < size; from += BLOCK) {
                apply(parameter, columns, from, Math.min(BLOCK, size - from), registers);
            }
        } else {
            parallel.forBlocks(
                    size, BLOCK, (from, count) -> apply(parameter, columns, from, count, code.registers(count)));
        }
        parameter.changed();
    }

    private void apply(
            StoredParameter<double[]> parameter, double[][] columns, int from, int count, ColumnCode.Registers room) {
        code.run(columns, from, count, room);
        Range bounds = parameter.spec().bounds();
        double[] value = parameter.value();
        for (int n = from; n < from + count; n++) {
            value[n] = bounds.clamp(value[n]);
        }
        Arrays.fill(parameter.gradient(), from, from + count, 0);
    }

    private double[] column(Symbol symbol, StoredParameter<double[]> parameter) {
        return switch (symbol.kind()) {
            case RAW -> parameter.value();
            case GRADIENT -> parameter.gradient();
            case SLOT -> parameter.slots().get(symbol.name());
            case SCALAR -> scalars.get(symbol.name());
            default -> throw new IllegalArgumentException("an optimiser reads no " + symbol.kind());
        };
    }
}
