package org.ranvier.training.plan;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ranvier.api.Range;
import org.ranvier.api.plan.ParameterId;
import org.ranvier.api.plan.ParameterId.Role;
import org.ranvier.api.plan.ParameterSpec;
import org.ranvier.compiler.EulerStep;
import org.ranvier.config.tree.Problems;
import org.ranvier.training.component.ConfiguredComponent;

/**
 * Makes sure that no tick is longer than the time constants of a state that is stepped by forward Euler: x[t] = (1 +
 * a·dt) x[t−1] + … changes its sign at every tick where dt &gt; −1/a, and grows without end where dt &gt; −2/a. Refuses
 * to start there, and keeps trained parameters from getting there.
 *
 * @param steps the steps of a model's states
 * @param element the name of the model's element
 * @param role the role of the model's parameters
 * @param dtMs the length of a tick in ms
 */
record EulerCheck(List<EulerStep> steps, String element, Role role, double dtMs) {

    /** The least factor that training may lead to: τ stays just above dt. */
    private static final double LEAST = 1e-3;

    /** Single precision makes 1 − dt/τ a little less than 0 where τ = dt, which forgets all at once and is stable. */
    private static final double ROUNDING = 1e-6;

    private static final double FAR = 1e30;
    private static final int HALVINGS = 200;

    void check(ParameterTable parameters, ConfiguredComponent<?> chosen, long seed, Problems problems) {
        if (!problems.isEmpty()) {
            return;
        }
        for (EulerStep step : steps) {
            Map<String, double[]> starts = new TreeMap<>();
            step.allParameters()
                    .forEach(name ->
                            parameters.start(parameter(name)).ifPresent(start -> starts.put(name, start.values(seed))));
            int worst = worst(step, starts);
            OptionalDouble factor = factor(step, starts, worst);
            if (factor.isEmpty()) {
                continue;
            }
            if (factor.getAsDouble() < -ROUNDING) {
                refuse(step, starts, worst, factor.getAsDouble(), chosen, problems);
                return;
            }
            double least = Math.min(LEAST, factor.getAsDouble());
            step.parameters().stream()
                    .filter(chosen.trained()::contains)
                    .forEach(name -> parameters
                            .start(parameter(name))
                            .ifPresent(start -> parameters.narrow(
                                    start.spec().id(), narrowed(step, starts, worst, name, start.spec(), least))));
        }
    }

    private ParameterId parameter(String name) {
        return ParameterId.of(element, role, name);
    }

    private static void refuse(
            EulerStep step,
            Map<String, double[]> starts,
            int worst,
            double factor,
            ConfiguredComponent<?> chosen,
            Problems problems) {
        String where = step.parameters().stream()
                .filter(starts::containsKey)
                .map(name -> name + " " + at(starts.get(name), worst))
                .collect(Collectors.joining(", "));
        problems.add(
                chosen.place(),
                String.format(
                        Locale.ROOT,
                        "a tick is too long for '%s' of '%s'%s: a step of forward Euler takes it times %.3g, which %s",
                        step.state(),
                        chosen.name(),
                        where.isEmpty() ? "" : " with " + where,
                        factor,
                        factor < -1 ? "grows without end" : "changes its sign at every tick"),
                "choose a shorter dt, longer time constants, more sub-steps, or exponential integration");
    }

    /** The element whose factor is the least. */
    private int worst(EulerStep step, Map<String, double[]> starts) {
        int size =
                starts.values().stream().mapToInt(values -> values.length).max().orElse(1);
        int worst = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int n = 0; n < size; n++) {
            double factor = factor(step, starts, n).orElse(Double.POSITIVE_INFINITY);
            if (factor < least) {
                least = factor;
                worst = n;
            }
        }
        return worst;
    }

    private OptionalDouble factor(EulerStep step, Map<String, double[]> starts, int n) {
        return step.factor(dtMs, name -> starts.containsKey(name) ? at(starts.get(name), n) : 0);
    }

    private static double at(double[] values, int n) {
        return values[Math.min(n, values.length - 1)];
    }

    /** The part of a trained parameter's bounds around its start in which the factor stays large enough. */
    private Range narrowed(
            EulerStep step, Map<String, double[]> starts, int worst, String name, ParameterSpec spec, double least) {
        double start = at(starts.get(name), worst);
        Range bounds = spec.bounds();
        double min = end(step, starts, worst, name, start, Math.max(bounds.min(), -FAR), least, bounds.min());
        double max = end(step, starts, worst, name, start, Math.min(bounds.max(), FAR), least, bounds.max());
        return new Range(min, Double.isFinite(min), max, Double.isFinite(max));
    }

    private double end(
            EulerStep step,
            Map<String, double[]> starts,
            int worst,
            String name,
            double start,
            double far,
            double least,
            double open) {
        double good = start;
        double bad = far;
        if (isGood(step, starts, worst, name, far, least)) {
            return open;
        }
        for (int n = 0; n < HALVINGS; n++) {
            double middle = good + (bad - good) / 2;
            if (isGood(step, starts, worst, name, middle, least)) {
                good = middle;
            } else {
                bad = middle;
            }
        }
        return good;
    }

    private boolean isGood(
            EulerStep step, Map<String, double[]> starts, int worst, String name, double value, double least) {
        OptionalDouble factor = step.factor(
                dtMs,
                other -> other.equals(name) ? value : starts.containsKey(other) ? at(starts.get(other), worst) : 0);
        // Numbers so far out that it is of no form any more are as bad.
        return factor.isPresent() && factor.getAsDouble() >= least;
    }
}
