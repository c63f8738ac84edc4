package org.ranvier.training.loop;

import java.util.Map;
import java.util.Optional;
import org.ranvier.api.Problem;
import org.ranvier.api.learning.Optimizer;
import org.ranvier.api.plan.LoweredUpdate;
import org.ranvier.training.component.ConfiguredComponent;

/**
 * The diagnosis of an update that fails: either the optimiser turns ordinary numbers into non-finite ones, or its
 * numbers have grown too large.
 */
final class UpdateFault {

    /** Gradients that every optimiser meets: most are small, and that of a neuron which does nothing is 0. */
    private static final double[] ORDINARY = {1e-3, -1e-3, 1, -1, 0};

    private UpdateFault() {}

    /**
     * The optimiser's own fault, if it is one.
     *
     * @param scalars those of the step at which something went wrong
     */
    static Optional<Problem> of(
            LoweredUpdate update, Map<String, Double> scalars, ConfiguredComponent<Optimizer> optimizer, String when) {
        for (double gradient : ORDINARY) {
            double[] results = update.code()
                    .evaluate(
                            symbol -> switch (symbol.kind()) {
                                case GRADIENT -> gradient;
                                case RAW -> 1;
                                case SLOT -> 0;
                                default -> scalars.get(symbol.name());
                            },
                            _ -> 0);
            for (int n = 0; n < results.length; n++) {
                if (!Double.isFinite(results[n])) {
                    String what = update.code().stores().get(n).symbol().name();
                    return Optional.of(Problem.plugin(
                            optimizer.source().toString(),
                            when,
                            "optimizer '" + optimizer.text() + "' makes "
                                    + (what.isEmpty() ? "the number" : "its '" + what + "'") + " " + results[n]
                                    + " of the number 1 and the gradient " + gradient,
                            "choose other settings or another optimizer, or mend the plugin"));
                }
            }
        }
        return Optional.empty();
    }
}
