package org.ranvier.plugins.backend.simd.event;

import java.util.Map;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.plan.LoweredParametrization;
import org.ranvier.support.StoredParameter;
import org.ranvier.support.code.Formula;

/** From the trained numbers of a parameter to those that act, and gradients back. */
final class Parametrization {

    private final boolean identity;
    private final Formula forward;
    private final Formula backward;
    private final StoredParameter<double[]> raw;
    private final Map<String, double[]> parameters;
    private final double[] effective;
    private final double[] byEffective;
    private final double[] byRaw;

    /**
     * Prepares.
     *
     * @param parameters further parameters, one number for each of {@code raw}
     */
    Parametrization(LoweredParametrization map, StoredParameter<double[]> raw, Map<String, double[]> parameters) {
        this.identity = map.identity();
        this.forward = new Formula(map.effective());
        this.backward = new Formula(map.backward());
        this.raw = raw;
        this.parameters = parameters;
        effective = new double[raw.value().length];
        byEffective = new double[raw.value().length];
        byRaw = new double[raw.value().length];
    }

    /** The numbers that act now. */
    double[] effective() {
        if (identity) {
            return raw.value();
        }
        forward.run(effective.length, this::column);
        return effective;
    }

    boolean trained() {
        return raw.gradient() != null;
    }

    /** Returns the array that takes dL/d(effective) before {@link #addGradient}, filled with zeros. */
    double[] byEffective() {
        java.util.Arrays.fill(byEffective, 0);
        return byEffective;
    }

    /** Adds what follows from {@link #byEffective} to the gradient of the trained numbers. */
    void addGradient() {
        double[] more = byEffective;
        if (!identity) {
            backward.run(byRaw.length, this::column);
            more = byRaw;
        }
        double[] gradient = raw.gradient();
        for (int n = 0; n < more.length; n++) {
            gradient[n] += more[n];
        }
    }

    private double[] column(Symbol symbol) {
        return switch (symbol.kind()) {
            case RAW -> raw.value();
            case VALUE -> effective;
            case D_VALUE -> byEffective;
            case D_RAW -> byRaw;
            case PARAMETER -> parameters.get(symbol.name());
            default -> throw new IllegalArgumentException("a parametrisation reads no " + symbol.kind());
        };
    }
}
