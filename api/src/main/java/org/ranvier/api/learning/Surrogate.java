package org.ranvier.api.learning;

import org.ranvier.api.ApiStatus;
import org.ranvier.api.Component;
import org.ranvier.api.Settings;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.Exprs;
import org.ranvier.api.model.Symbol;

/**
 * Contract of a surrogate gradient: the derivative that stands in for the spike's own, as a function of the
 * {@linkplain #distance() distance} of the threshold quantity above its level.
 */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public interface Surrogate extends Component {

    /**
     * {@return ds/du, over {@link #distance()} and {@link #level()}}
     *
     * @param settings the values of the {@linkplain #schema() schema}, checked and completed
     */
    Expr derivative(Settings settings);

    /**
     * {@return a smooth step whose derivative with respect to the distance is {@link #derivative}: it replaces the
     * spike where gradients are checked by finite differences} Where the derivative depends on the level, that
     * dependence is not differentiated.
     *
     * @param settings the values of the {@linkplain #schema() schema}, checked and completed
     */
    Expr smoothStep(Settings settings);

    /** {@return the potential minus the level} */
    static Expr distance() {
        return Exprs.variable(Symbol.of(Symbol.Kind.DISTANCE));
    }

    /** {@return the level itself} */
    static Expr level() {
        return Exprs.variable(Symbol.of(Symbol.Kind.LEVEL));
    }
}
