package org.ranvier.support;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.learning.KernelRule;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.model.Symbol.Kind;
import org.ranvier.api.plan.LoweredKernel;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.api.plan.ScalarCode;
import org.ranvier.support.code.ColumnCode;
import org.ranvier.support.code.SymbolSlots;

/**
 * The kernels of all delays of a projection, evaluated in double precision: for delay e the weight of lag
 * {@code first()[e] + n} is {@code value()[e * count() + n]}, for n from 0 to {@code count() - 1}. Lags that do not
 * exist have weight 0.
 */
public final class KernelTaps {

    private static final int BLOCK = 512;

    private final int smallestLag;
    private final int count;
    private final int[] first;
    private final double[] value;
    private final double[] byDelay;
    private final Map<String, double[]> byParameter = new LinkedHashMap<>();

    /**
     * Evaluates kernels without further parameters.
     *
     * @param delaysMs the effective delays
     * @param derivatives whether their derivatives are wanted
     */
    public KernelTaps(
            Projection plan, double dtMs, boolean training, double[] delaysMs, boolean derivatives, Parallel parallel) {
        this(plan, dtMs, training, delaysMs, Map.of(), Map.of(), derivatives ? List.of() : null, parallel);
    }

    /**
     * Evaluates kernels.
     *
     * @param plan the projection, which a clock drives
     * @param training whether kernels are those of training, else of inference, whose delays are rounded
     * @param delaysMs the effective delays
     * @param parameters further parameters of the learner, one number per delay
     * @param scalars scheduled numbers
     * @param wanted the parameters whose derivatives are wanted beside that of the delay; null when none are wanted
     */
    public KernelTaps(
            Projection plan,
            double dtMs,
            boolean training,
            double[] delaysMs,
            Map<String, double[]> parameters,
            Map<String, Double> scalars,
            List<String> wanted,
            Parallel parallel) {
        LoweredKernel kernel = plan.delays().kernel().orElseThrow();
        double[] delays = new double[delaysMs.length];
        Arrays.setAll(delays, e -> kernel.ticks(delaysMs[e], dtMs, training));
        // A loop has delays of at least one tick.
        smallestLag = plan.recurrent() ? 1 : 0;
        KernelRule.Support support = kernel.support();
        count = support.all() ? plan.delays().maxTicks() + 1 : support.below() + support.above() + 1;
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

    /** Returns the number of taps of each delay. */
    public int count() {
        return count;
    }

    /** Returns the lag of the first tap of each delay, in ticks; the first taps may lie before lag 0. */
    public int[] first() {
        return first;
    }

    /** Returns the taps, [delay · count + n]. */
    public double[] value() {
        return value;
    }

    /** Returns ∂K/∂d per tick, in the layout of {@link #value}; null where it was not wanted. */
    public double[] byDelay() {
        return byDelay;
    }

    /** Returns ∂K/∂p for further trained parameters of the learner, by name. */
    public Map<String, double[]> byParameter() {
        return byParameter;
    }

    /**
     * Returns Σ_k tap_k · δ[t + k] of one neuron: the gradient of what a delay received at a tick.
     *
     * @param tapsOf {@link #value} or one of the derivatives
     * @param errors δ, [tick][neuron]
     */
    public double correlate(double[] tapsOf, int delay, int tick, double[][] errors, int neuron) {
        double sum = 0;
        for (int k = 0; k < count; k++) {
            double tap = tapsOf[delay * count + k];
            int at = tick + first[delay] + k;
            if (tap != 0 && at < errors.length) {
                sum += tap * errors[at][neuron];
            }
        }
        return sum;
    }

    private void evaluate(
            ScalarCode code,
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
            scalars.forEach((name, number) -> Arrays.fill(columns[slots.of(new Symbol(Kind.SCALAR, name))], number));
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
