package org.ranvier.api.learning;

import java.util.Optional;
import org.ranvier.api.ApiStatus;
import org.ranvier.api.Component;
import org.ranvier.api.Range;
import org.ranvier.api.Settings;
import org.ranvier.api.event.EventRule;
import org.ranvier.api.model.DelaySite;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.WeightParametrization;

/**
 * Contract of a delay learner, which says how delays act and are learned, in one of two branches: a
 * {@linkplain KernelRule kernel} over lags for clock-driven networks, or an {@linkplain EventRule event rule} from
 * spike times.
 *
 * <p>A learner never iterates over synapses. Whether delays sit on axons, dendrites or synapses is the projection's
 * choice ({@link DelaySite}); a learner only sees one delay.
 */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public interface DelayLearner extends Component {

    /**
     * {@return the rule with these settings}
     *
     * @param settings the values of the {@linkplain #schema() schema}, checked and completed
     */
    DelayRule rule(Settings settings);

    /** {@return whether the delays themselves are trained, unless an experiment says otherwise} */
    default boolean learns() {
        return true;
    }

    /**
     * {@return the delay in ms as an expression of the trained number, {@link WeightParametrization#raw()}; by default
     * the number itself, kept within its bounds after each step} DelGrad's sigmoid delay is an example of another.
     *
     * @param settings the values of the {@linkplain #schema() schema}, checked and completed
     */
    default Expr effective(Settings settings) {
        return WeightParametrization.raw();
    }

    /**
     * {@return the range in which the trained number is kept after each step} A learner whose {@link #effective} is not
     * the number itself says so here.
     *
     * @param settings the values of the {@linkplain #schema() schema}, checked and completed
     * @param delays the delays allowed, in ms
     */
    default Range bounds(Settings settings, Range delays) {
        return delays;
    }

    /**
     * {@return the initial value where the experiment gives none, as an expression over draws; by default uniform
     * within the bounds} A learner whose bounds have no ends says so here.
     *
     * @param settings the values of the {@linkplain #schema() schema}, checked and completed
     */
    default Optional<Expr> start(Settings settings) {
        return Optional.empty();
    }
}
