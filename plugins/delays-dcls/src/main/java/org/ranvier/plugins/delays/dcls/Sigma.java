package org.ranvier.plugins.delays.dcls;

import static org.ranvier.api.learning.KernelRule.scalar;
import static org.ranvier.api.model.Exprs.abs;
import static org.ranvier.api.model.Exprs.parameter;

import java.math.BigDecimal;
import java.util.List;
import org.ranvier.api.Range;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.learning.KernelRule;
import org.ranvier.api.model.Expr;

/**
 * The width parameter σ of a kernel in ticks: one number that follows a schedule, or one of each delay.
 *
 * @param narrowest what is added to |σ|, so that a kernel reaches a neighbouring tick and its centre has a gradient
 */
record Sigma(double narrowest) {

    private static final String NAME = "sigma";
    private static final String WIDTH = "width";
    private static final String SCHEDULED = "scheduled";

    /**
     * Returns the settings of a width.
     *
     * @param ends the numbers at which sigma may end
     * @param end where it does by default
     */
    Setting[] settings(Range ends, double end) {
        return new Setting[] {
            Setting.choice(
                    WIDTH,
                    List.of(SCHEDULED, "per-delay"),
                    "source of the kernel width: a schedule common to all delays, or the parameter sigma of each"),
            Setting.number(Falling.START, Unit.TICKS, Range.above(0), "initial sigma, with width scheduled")
                    .withDefault(12),
            Setting.number(Falling.END, Unit.TICKS, ends, "final sigma, with width scheduled")
                    .withDefault(end),
            Setting.number(
                            Falling.SHARE,
                            Unit.NONE,
                            new Range(0, false, 1, true),
                            "fraction of training over which sigma falls, with width scheduled")
                    .withDefault(0.25),
            Setting.choice(
                    Falling.DECAY,
                    List.of(Falling.EXPONENTIAL, Falling.LINEAR),
                    "time course of sigma, with width scheduled"),
            Setting.parameter(
                            NAME,
                            Unit.TICKS,
                            Range.ALL,
                            "width parameter of the kernel, with width per-delay; the width is |sigma| + "
                                    + BigDecimal.valueOf(narrowest)
                                            .stripTrailingZeros()
                                            .toPlainString())
                    .withDefault(12)
        };
    }

    /** Returns the width |σ| + narrowest. */
    Expr width(Settings settings) {
        return abs(scheduled(settings) ? scalar(NAME) : parameter(NAME)).plus(narrowest);
    }

    /** Returns a rule whose sigma follows its schedule, if it has one. */
    static KernelRule follow(KernelRule rule, Settings settings) {
        return scheduled(settings) ? rule.withScalar(NAME, Falling.of(settings)) : rule;
    }

    private static boolean scheduled(Settings settings) {
        return settings.text(WIDTH).equals(SCHEDULED);
    }
}
