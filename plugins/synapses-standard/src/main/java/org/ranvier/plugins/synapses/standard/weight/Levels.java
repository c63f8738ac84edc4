package org.ranvier.plugins.synapses.standard.weight;

import static org.ranvier.api.model.Exprs.clamp;
import static org.ranvier.api.model.Exprs.constant;
import static org.ranvier.api.model.Exprs.floor;
import static org.ranvier.api.model.Exprs.parameter;
import static org.ranvier.api.model.Exprs.round;
import static org.ranvier.api.model.Exprs.straightThrough;

import java.util.List;
import org.ranvier.api.Range;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.WeightParametrization;

/**
 * The levels of a uniform grid, and the rounding to them: Δ · clamp(round(θ/Δ), lowest, highest), with the gradient 1.
 *
 * @param lowest the number of the lowest level
 * @param highest the number of the highest level
 * @param delta the distance of neighbouring levels, Δ
 */
record Levels(int lowest, int highest, double delta) {

    /** Where between two levels rounding turns from down to up. */
    static final String DITHER = "dither";

    private static final String ROUNDING = "rounding";
    private static final String STOCHASTIC = "stochastic";

    /** Returns the setting of how numbers are rounded. */
    static Setting rounding() {
        return Setting.choice(
                ROUNDING,
                List.of("nearest", STOCHASTIC),
                "rounding in training: to the nearest level, or up with the probability that keeps the mean");
    }

    /** Returns the parameter that is drawn anew in every step, with rounding stochastic. */
    static Setting dither() {
        return Setting.parameter(
                        DITHER,
                        Unit.NONE,
                        Range.closed(0, 1),
                        "number added before rounding down, with rounding stochastic; drawn anew in every step of training, and as given at inference")
                .withDefault(0.5)
                .fixed();
    }

    /** Returns the trained number on the grid, straight through; measured from the origin of the grid. */
    Expr of(Settings settings, double origin) {
        Expr theta = WeightParametrization.raw();
        Expr measured = origin == 0 ? theta : theta.minus(origin);
        Expr scaled = measured.over(delta);
        Expr whole = settings.text(ROUNDING).equals(STOCHASTIC) ? floor(scaled.plus(parameter(DITHER))) : round(scaled);
        Expr value = clamp(whole, constant(lowest), constant(highest)).times(delta);
        return straightThrough(origin == 0 ? value : value.plus(origin), theta);
    }
}
