package org.ranvier.plugins.backend.reference.plan;

import java.util.Map;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.model.Symbol.Kind;
import org.ranvier.api.plan.LoweredParametrization;
import org.ranvier.support.Parallel;
import org.ranvier.support.code.ColumnCode;
import org.ranvier.support.code.SymbolSlots;

/** Parametrisations: from raw numbers to the values used, and gradients back. */
final class ElementWise {

    private static final int BLOCK = 1024;

    private ElementWise() {}

    /** The values used. */
    static double[] effective(
            LoweredParametrization map, double[] raw, Map<String, double[]> parameters, Parallel parallel) {
        if (map.identity()) {
            return raw.clone();
        }
        SymbolSlots slots = new SymbolSlots();
        ColumnCode code = new ColumnCode(map.effective(), slots);
        double[][] columns = bind(slots, raw, parameters);
        double[] value = new double[raw.length];
        columns[slots.of(Kind.VALUE)] = value;
        run(code, columns, raw.length, parallel);
        return value;
    }

    /** Adds dL/draw that follows from dL/dvalue. */
    static void backward(
            LoweredParametrization map,
            double[] raw,
            Map<String, double[]> parameters,
            double[] dValue,
            double[] dRaw,
            Parallel parallel) {
        double[] more = dValue;
        if (!map.identity()) {
            SymbolSlots slots = new SymbolSlots();
            ColumnCode code = new ColumnCode(map.backward(), slots);
            slots.of(Kind.D_VALUE);
            double[][] columns = bind(slots, raw, parameters);
            columns[slots.of(Kind.D_VALUE)] = dValue;
            more = new double[raw.length];
            columns[slots.of(Kind.D_RAW)] = more;
            run(code, columns, raw.length, parallel);
        }
        for (int n = 0; n < dRaw.length; n++) {
            dRaw[n] += more[n];
        }
    }

    private static double[][] bind(SymbolSlots slots, double[] raw, Map<String, double[]> parameters) {
        int rawSlot = slots.of(Kind.RAW);
        parameters.keySet().forEach(p -> slots.of(Kind.PARAMETER, p));
        double[][] columns = new double[slots.size()][];
        columns[rawSlot] = raw;
        parameters.forEach((name, values) -> columns[slots.of(new Symbol(Kind.PARAMETER, name))] = values);
        return columns;
    }

    private static void run(ColumnCode code, double[][] columns, int size, Parallel parallel) {
        parallel.forBlocks(size, BLOCK, (from, count) -> code.run(columns, from, count, code.registers(count)));
    }
}
