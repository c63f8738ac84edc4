package org.ranvier.plugins.backend.reference;

import java.util.Map;
import org.ranvier.api.Range;
import org.ranvier.api.backend.LoweredUpdate;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.model.Symbol.Kind;
import org.ranvier.support.Parallel;

/** An optimiser's step for one parameter. */
final class ParameterUpdate {

    private static final int BLOCK = 1024;

    private ParameterUpdate() {}

    static void apply(
            LoweredUpdate update,
            Map<String, Double> scalars,
            String parameter,
            Parameters parameters,
            Parallel parallel) {
        double[] raw = parameters.value(parameter);
        double[] gradient = parameters.gradient(parameter);
        SlotTable slots = new SlotTable();
        ColumnCode code = new ColumnCode(update.code(), slots);
        int rawSlot = slots.of(Kind.RAW);
        int gradientSlot = slots.of(Kind.GRADIENT);
        update.slots().forEach(s -> slots.of(Kind.SLOT, s));
        update.scalars().forEach(s -> slots.of(Kind.SCALAR, s));
        double[][] columns = new double[slots.size()][];
        columns[rawSlot] = raw;
        columns[gradientSlot] = gradient;
        parameters.slots(parameter).forEach((slot, values) -> columns[slots.of(new Symbol(Kind.SLOT, slot))] = values);
        for (String scalar : update.scalars()) {
            double[] column = new double[raw.length];
            java.util.Arrays.fill(column, scalars.get(scalar));
            columns[slots.of(new Symbol(Kind.SCALAR, scalar))] = column;
        }
        Range bounds = parameters.spec(parameter).bounds();
        parallel.forBlocks(raw.length, BLOCK, (from, count) -> {
            code.run(columns, from, count, code.registers(count), Draws.NONE, 0);
            for (int n = from; n < from + count; n++) {
                raw[n] = bounds.clamp(raw[n]);
                gradient[n] = 0;
            }
        });
    }
}
