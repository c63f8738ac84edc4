package org.ranvier.api.plan;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import org.ranvier.api.ApiStatus;
import org.ranvier.api.event.EventRule.KernelSum;
import org.ranvier.api.event.EventRule.KernelValues;
import org.ranvier.api.model.Symbol;

/**
 * A response kernel, lowered: its powers as data, and code for one neuron, PARAMETER → COEFFICIENT, which stores
 * {@link #coefficient(int)} and {@link #tau(int)} of every term, {@link #threshold()}, and the same of the terms of the
 * reset.
 *
 * @param powers the power of t in each term
 * @param resetPowers the powers of the reset-kernel terms; empty where the neuron gives no reset kernel
 * @param code the numbers
 */
@ApiStatus(value = ApiStatus.Status.MAINTAINED, since = "0.1")
public record LoweredResponse(List<Integer> powers, Optional<List<Integer>> resetPowers, ScalarCode code) {

    /** Copies the lists. */
    public LoweredResponse {
        powers = List.copyOf(powers);
        resetPowers = resetPowers.map(List::copyOf);
    }

    /**
     * Makes the response of a neuron without a reset kernel.
     *
     * @param powers the power of t in each term
     * @param code the code of one neuron
     */
    public LoweredResponse(List<Integer> powers, ScalarCode code) {
        this(powers, Optional.empty(), code);
    }

    /**
     * {@return the coefficient of a term}
     *
     * @param term the number of the term, from 0
     */
    public static Symbol coefficient(int term) {
        return new Symbol(Symbol.Kind.COEFFICIENT, "c" + term);
    }

    /**
     * {@return the time constant of a term, in ms}
     *
     * @param term the number of the term, from 0
     */
    public static Symbol tau(int term) {
        return new Symbol(Symbol.Kind.COEFFICIENT, "tau" + term);
    }

    /**
     * {@return the coefficient of a term of the reset}
     *
     * @param term the number of the term, from 0
     */
    public static Symbol resetCoefficient(int term) {
        return new Symbol(Symbol.Kind.COEFFICIENT, "reset_c" + term);
    }

    /**
     * {@return the time constant of a term of the reset, in ms}
     *
     * @param term the number of the term, from 0
     */
    public static Symbol resetTau(int term) {
        return new Symbol(Symbol.Kind.COEFFICIENT, "reset_tau" + term);
    }

    /** {@return the threshold, from rest} */
    public static Symbol threshold() {
        return new Symbol(Symbol.Kind.COEFFICIENT, "threshold");
    }

    /**
     * {@return the kernel of one neuron}
     *
     * @param parameter its parameters by name
     */
    public KernelValues values(ToDoubleFunction<String> parameter) {
        double[] results = code.evaluate(symbol -> parameter.applyAsDouble(symbol.name()), draw -> 0);
        KernelSum response = sum(powers, results, LoweredResponse::coefficient, LoweredResponse::tau);
        KernelSum reset = resetPowers
                .map(p -> sum(p, results, LoweredResponse::resetCoefficient, LoweredResponse::resetTau))
                .orElse(KernelSum.NONE);
        return new KernelValues(response, results[indexOf(threshold())], reset);
    }

    private KernelSum sum(
            List<Integer> powers, double[] results, IntFunction<Symbol> coefficient, IntFunction<Symbol> tau) {
        double[] coefficients = new double[powers.size()];
        double[] taus = new double[powers.size()];
        for (int m = 0; m < taus.length; m++) {
            coefficients[m] = results[indexOf(coefficient.apply(m))];
            taus[m] = results[indexOf(tau.apply(m))];
        }
        return new KernelSum(
                coefficients, powers.stream().mapToInt(Integer::intValue).toArray(), taus);
    }

    private int indexOf(Symbol symbol) {
        return code.stores().stream().map(ScalarCode.Store::symbol).toList().indexOf(symbol);
    }
}
