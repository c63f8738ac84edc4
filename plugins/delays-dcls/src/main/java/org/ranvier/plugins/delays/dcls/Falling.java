package org.ranvier.plugins.delays.dcls;

import static org.ranvier.api.learning.KernelRule.scalar;
import static org.ranvier.api.model.Exprs.constant;
import static org.ranvier.api.model.Exprs.exp;
import static org.ranvier.api.model.Exprs.min;
import static org.ranvier.api.model.Exprs.select;

import org.ranvier.api.Settings;
import org.ranvier.api.model.Expr;

/** A number that falls over the first part of training and then stays. */
final class Falling {

    static final String START = "sigma_start";
    static final String END = "sigma_end";
    static final String SHARE = "sigma_share";
    static final String DECAY = "sigma_decay";
    static final String EXPONENTIAL = "exponential";
    static final String LINEAR = "linear";

    private static final double LAST_BEFORE_ZERO = 0.01;

    private Falling() {}

    /**
     * The number over the finished share of training, {@code progress}. One that is to end at 0, which no factor leads
     * to, falls to a hundredth of its start and is 0 from then on.
     */
    static Expr of(Settings settings) {
        double start = settings.number(START);
        double end = settings.number(END);
        Expr done = min(scalar("progress").over(settings.number(SHARE)), constant(1));
        if (settings.text(DECAY).equals(LINEAR)) {
            return done.times(end - start).plus(start);
        }
        double factor = end == 0 ? LAST_BEFORE_ZERO : end / start;
        Expr falling = exp(done.times(Math.log(factor))).times(start);
        return end == 0 ? select(constant(1).greater(done), falling, constant(0)) : falling;
    }
}
