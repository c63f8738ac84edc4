package org.ranvier.cli.analyse;

import static org.ranvier.cli.analyse.AnalysedRun.text;

import java.util.Optional;
import org.ranvier.analysis.DelayBins;
import org.ranvier.analysis.ReceptiveFields;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.plan.TrainedNetwork;

/** Receptive fields as commands ask for them and tell of them. */
final class Fields {

    private Fields() {}

    static ReceptiveFields of(TrainedNetwork network, String population, DelayBins bins) {
        try {
            return ReceptiveFields.of(network, population, bins);
        } catch (IllegalArgumentException e) {
            throw new RanvierException(Problem.usage(
                    population,
                    "it has no receptive fields, as " + e.getMessage(),
                    "choose another with --population"));
        }
    }

    static Optional<String> leftOut(ReceptiveFields fields) {
        return Optional.of(fields.leftOut())
                .filter(names -> !names.isEmpty())
                .map(names -> "Recurrent projections are left out: " + String.join(", ", names));
    }

    /** A number without needless zeros. */
    static String number(double value) {
        return value == Math.rint(value) ? text("%,d", (long) value) : text("%.3g", value);
    }
}
