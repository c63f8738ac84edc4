package org.ranvier.training.plan;

import java.util.Map;
import java.util.Optional;
import org.ranvier.api.Problem;
import org.ranvier.api.learning.KernelRule;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.plan.LoweredKernel;
import org.ranvier.api.plan.ScalarCode;
import org.ranvier.training.component.ConfiguredComponent;

/**
 * Tries a delay kernel at some delays and lags: it must be finite, and 0 outside the lags that it names, where backends
 * do not look.
 *
 * @param starts the first starting number of each parameter that it reads
 */
record KernelCheck(KernelRule rule, LoweredKernel kernel, Map<String, Double> starts) {

    private static final double[] FRACTIONS = {0, 0.13, 0.5, 0.87};
    private static final double[] PROGRESS = {0, 1};
    private static final int MOST = 12;

    /** Returns a description of the first fault found; empty if there is none. */
    Optional<String> fault(int maxTicks) {
        int most = Math.min(MOST, maxTicks);
        for (double progress : PROGRESS) {
            for (int whole = 0; whole <= most; whole++) {
                for (double fraction : FRACTIONS) {
                    double delay = whole + fraction;
                    for (int lag = 0; lag <= most && delay <= maxTicks; lag++) {
                        int k = lag;
                        Optional<String> fault = fault(kernel.training(), k, delay, progress, "in training")
                                .or(() -> fault(
                                        kernel.inference(), k, rule.rounding().apply(delay), progress, "at inference"));
                        if (fault.isPresent()) {
                            return fault;
                        }
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> fault(ScalarCode code, int lag, double delay, double progress, String when) {
        double[] values = code.evaluate(symbol -> read(symbol, lag, delay, progress), _ -> 0);
        double first = Math.floor(delay) - rule.support().below();
        double last = Math.floor(delay) + rule.support().above();
        boolean inside = rule.support().all() || lag >= first && lag <= last;
        for (int n = 0; n < values.length; n++) {
            Symbol.Kind kind = code.stores().get(n).symbol().kind();
            String what = kind == Symbol.Kind.VALUE
                    ? "K"
                    : kind == Symbol.Kind.D_DELAY
                            ? "dK/dd"
                            : "dK/d" + code.stores().get(n).symbol();
            String found = what + " = " + values[n] + " " + when + " for a delay of " + delay + " and a lag of " + lag
                    + " ticks";
            if (!Double.isFinite(values[n])) {
                return Optional.of(found);
            }
            // A derivative is whatever it likes at a kink, and kinks lie at whole delays.
            boolean counts = kind == Symbol.Kind.VALUE || kind == Symbol.Kind.D_DELAY && delay != Math.rint(delay);
            if (counts && !inside && values[n] != 0) {
                return Optional.of(
                        found + ", outside its support of " + (int) Math.max(0, first) + " to " + (int) last);
            }
        }
        return Optional.empty();
    }

    private double read(Symbol symbol, int lag, double delay, double progress) {
        return switch (symbol.kind()) {
            case LAG -> lag;
            case DELAY -> delay;
            case PARAMETER -> starts.getOrDefault(symbol.name(), 1.0);
            case SCALAR ->
                rule.scalars().stream()
                        .filter(scalar -> scalar.name().equals(symbol.name()))
                        .mapToDouble(scalar -> Schedules.at(scalar, progress))
                        .findFirst()
                        .orElse(0);
            default -> 0;
        };
    }

    /** The problem that a fault is. */
    static Problem problem(ConfiguredComponent<?> learner, String fault) {
        return Problem.plugin(
                learner.plugin(),
                learner.place().toString(),
                "delay learner '" + learner.text() + "' has " + fault,
                "choose other settings or another learner, or mend the plugin");
    }
}
