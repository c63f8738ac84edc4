package org.ranvier.plugins.backend.reference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.backend.LoweredKernel;
import org.ranvier.api.learning.KernelRule;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.model.Symbol.Kind;
import org.ranvier.support.ColumnCode;
import org.ranvier.support.Parallel;
import org.ranvier.support.SymbolSlots;

/**
 * The kernels of all delays of a projection, evaluated: for delay e the weight of lag {@code first[e] + n} is
 * {@code value[e * count + n]}, for n in [0, count).
 */
final class Taps {

    private static final int BLOCK = 512;

    private final int smallestLag;
    final int count;
    final int[] first;
    final double[] value;
    /** ∂K/∂d per tick, or null when not wanted. */
    final double[] byDelay;
    /** ∂K/∂p for further trained parameters of the learner. */
    final Map<String, double[]> byParameter = new LinkedHashMap<>();

    /**
     * Evaluates.
     *
     * @param smallestLag 1 where a projection closes a loop, else 0; smaller lags do not exist
     * @param delays in ticks, already rounded at inference
     * @param parameters further parameters of the learner, one number per delay
     * @param scalars scheduled numbers
     * @param wanted the parameters whose derivatives are wanted; null when no derivatives are
     */
    Taps(
            LoweredKernel kernel,
            boolean training,
            int maxTicks,
            int smallestLag,
            double[] delays,
            Map<String, double[]> parameters,
            Map<String, Double> scalars,
            List<String> wanted,
            Parallel parallel) {
        this.smallestLag = smallestLag;
        KernelRule.Support support = kernel.support();
        count = support.all() ? maxTicks + 1 : support.below() + support.above() + 1;
        first = new int[delays.length];
        value = new double[delays.length * count];
        byDelay = wanted == null ? null : new double[value.length];
        if (wanted != null) {
            wanted.forEach(p -> byParameter.put(p, new double[value.length]));
        }
        for (int e = 0; e < delays.length; e++) {
            first[e] = support.all() ? 0 : (int) Math.floor(delays[e]) - support.below();
        }
        evaluate(training ? kernel.training() : kernel.inference(), delays, parameters, scalars, parallel);
        KernelRule.Normalization normalization = kernel.normalization();
        if (training ? normalization.training() : normalization.inference()) {
            normalize(normalization.epsilon());
        }
    }

    private void evaluate(
            org.ranvier.api.backend.ScalarCode code,
            double[] delays,
            Map<String, double[]> parameters,
            Map<String, Double> scalars,
            Parallel parallel) {
        SymbolSlots slots = new SymbolSlots();
        int lag = slots.of(Kind.LAG);
        int delay = slots.of(Kind.DELAY);
        int result = slots.of(Kind.VALUE);
        int dDelay = slots.of(Kind.D_DELAY);
        ColumnCode columnCode = new ColumnCode(code, slots);
        Map<String, Integer> dParameter = new LinkedHashMap<>();
        byParameter.keySet().forEach(p -> dParameter.put(p, slots.of(Kind.D_PARAMETER, p)));
        parameters.keySet().forEach(p -> slots.of(Kind.PARAMETER, p));
        scalars.keySet().forEach(p -> slots.of(Kind.SCALAR, p));
        parallel.forBlocks(delays.length, BLOCK, (from, size) -> {
            ColumnCode.Registers registers = columnCode.registers(size);
            double[][] columns = new double[slots.size()][size];
            System.arraycopy(delays, from, columns[delay], 0, size);
            parameters.forEach((name, all) ->
                    System.arraycopy(all, from, columns[slots.of(new Symbol(Kind.PARAMETER, name))], 0, size));
            scalars.forEach((name, number) ->
                    java.util.Arrays.fill(columns[slots.of(new Symbol(Kind.SCALAR, name))], number));
            for (int n = 0; n < count; n++) {
                for (int e = 0; e < size; e++) {
                    columns[lag][e] = first[from + e] + n;
                }
                columnCode.run(columns, 0, size, registers);
                spread(columns[result], value, from, size, n);
                if (byDelay != null) {
                    spread(columns[dDelay], byDelay, from, size, n);
                    for (Map.Entry<String, Integer> d : dParameter.entrySet()) {
                        spread(columns[d.getValue()], byParameter.get(d.getKey()), from, size, n);
                    }
                }
            }
        });
    }

    private void spread(double[] column, double[] taps, int from, int size, int n) {
        for (int e = 0; e < size; e++) {
            taps[(from + e) * count + n] = first[from + e] + n < smallestLag ? 0 : column[e];
        }
    }

    /** K = e/S with S = Σe + epsilon; ∂K = ∂e/S − e·Σ∂e/S². */
    private void normalize(double epsilon) {
        for (int e = 0; e < first.length; e++) {
            double sum = sum(value, e) + epsilon;
            if (byDelay != null) {
                normalizeDerivative(byDelay, e, sum);
                for (double[] derivative : byParameter.values()) {
                    normalizeDerivative(derivative, e, sum);
                }
            }
            for (int n = e * count; n < (e + 1) * count; n++) {
                value[n] /= sum;
            }
        }
    }

    private void normalizeDerivative(double[] derivative, int e, double sum) {
        double dSum = sum(derivative, e);
        for (int n = e * count; n < (e + 1) * count; n++) {
            derivative[n] = derivative[n] / sum - value[n] * dSum / (sum * sum);
        }
    }

    private double sum(double[] taps, int e) {
        double sum = 0;
        for (int n = e * count; n < (e + 1) * count; n++) {
            sum += taps[n];
        }
        return sum;
    }
}
