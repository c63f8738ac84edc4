package org.ranvier.training.pipeline;

import java.util.Collections;
import java.util.List;
import org.ranvier.api.data.Metric;

/**
 * The validation results of all finished epochs.
 *
 * @param losses the losses
 * @param selecting the metric that the best epoch is selected by
 * @param values its values
 */
public record ValidationHistory(List<Double> losses, Metric selecting, List<Double> values) {

    public ValidationHistory {
        losses = List.copyOf(losses);
        values = List.copyOf(values);
    }

    /** Returns a history of the given number of epochs in which all values are 0. */
    static ValidationHistory zeros(int epochs) {
        List<Double> zeros = Collections.nCopies(epochs, 0.0);
        return new ValidationHistory(zeros, Metric.ACCURACY, zeros);
    }

    /** Returns the history as it was known at the start of an epoch. */
    ValidationHistory before(int epoch) {
        return new ValidationHistory(losses.subList(0, epoch - 1), selecting, values.subList(0, epoch - 1));
    }

    /** Returns the number of finished epochs. */
    int epochs() {
        return losses.size();
    }
}
