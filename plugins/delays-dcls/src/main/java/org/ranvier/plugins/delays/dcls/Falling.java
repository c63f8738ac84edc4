package org.ranvier.plugins.delays.dcls;

import static org.ranvier.api.learning.KernelRule.scalar;
import static org.ranvier.api.model.Exprs.constant;
import static org.ranvier.api.model.Exprs.exp;
import static org.ranvier.api.model.Exprs.min;

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

    private Falling() {}

    /** The number over the finished share of training, {@code progress}. */
    static Expr of(Settings settings) {
        double start = settings.number(START);
        double end = settings.number(END);
        Expr done = min(scalar("progress").over(settings.number(SHARE)), constant(1));
        return settings.text(DECAY).equals(LINEAR)
                ? done.times(end - start).plus(start)
                : exp(done.times(Math.log(end / start))).times(start);
    }
}
