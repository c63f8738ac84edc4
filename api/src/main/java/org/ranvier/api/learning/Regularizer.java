package org.ranvier.api.learning;

import org.ranvier.api.ApiStatus;
import org.ranvier.api.Component;
import org.ranvier.api.Settings;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.WeightParametrization;

/**
 * Contract of a regulariser: a penalty on parameters, added to the loss: Σ over elements of an expression of
 * {@link WeightParametrization#raw()}.
 */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public interface Regularizer extends Component {

    /**
     * {@return the penalty of one element, an expression of its trained number, which is added to the loss}
     *
     * @param settings the values of the {@linkplain #schema() schema}, checked and completed
     */
    Expr penalty(Settings settings);
}
