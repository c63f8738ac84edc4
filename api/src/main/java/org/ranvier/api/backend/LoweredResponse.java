package org.ranvier.api.backend;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.ranvier.api.model.EventRule.KernelValues;
import org.ranvier.api.model.Symbol;

/**
 * A response kernel, lowered: its powers as data, and code for one neuron, PARAMETER → COEFFICIENT, which stores
 * {@link #coefficient(int)} and {@link #tau(int)} of every term, and {@link #threshold()}.
 *
 * @param powers the power of t in each term
 * @param code the numbers
 */
public record LoweredResponse(List<Integer> powers, ScalarCode code) {

    public LoweredResponse {
        powers = List.copyOf(powers);
    }

    /** The coefficient of a term. */
    public static Symbol coefficient(int term) {
        return new Symbol(Symbol.Kind.COEFFICIENT, "c" + term);
    }

    /** The time constant of a term, in ms. */
    public static Symbol tau(int term) {
        return new Symbol(Symbol.Kind.COEFFICIENT, "tau" + term);
    }

    /** The threshold, from rest. */
    public static Symbol threshold() {
        return new Symbol(Symbol.Kind.COEFFICIENT, "threshold");
    }

    /**
     * The kernel of one neuron.
     *
     * @param parameter its parameters by name
     */
    public KernelValues values(ToDoubleFunction<String> parameter) {
        double[] results = code.evaluate(symbol -> parameter.applyAsDouble(symbol.name()), draw -> 0);
        double[] coefficients = new double[powers.size()];
        double[] taus = new double[powers.size()];
        for (int m = 0; m < taus.length; m++) {
            coefficients[m] = results[indexOf(coefficient(m))];
            taus[m] = results[indexOf(tau(m))];
        }
        int[] p = powers.stream().mapToInt(Integer::intValue).toArray();
        return new KernelValues(coefficients, p, taus, results[indexOf(threshold())]);
    }

    private int indexOf(Symbol symbol) {
        return code.stores().stream().map(ScalarCode.Store::symbol).toList().indexOf(symbol);
    }
}
