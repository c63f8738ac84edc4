package org.ranvier.training.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ranvier.api.plan.TrainedNetwork;

/** Advice on a run that is over, from its record and its network, as sentences without full stops. */
public final class Hindsight {

    private Hindsight() {}

    /**
     * Returns advice on the course of training.
     *
     * @param training the loss of every epoch while training
     * @param validation the loss of every epoch on the validation split
     * @param best which epoch is the best, from 0
     * @param silentNeurons by population the share of its neurons that never spiked in the last epoch
     */
    public static List<String> of(double[] training, double[] validation, int best, Map<String, Double> silentNeurons) {
        List<Diagnosis> found = new ArrayList<>();
        silentNeurons.forEach((population, share) ->
                SilentNeurons.of(population, share, training.length).ifPresent(found::add));
        Overfitting.of(training, validation).ifPresent(found::add);
        UnstableLoss.of(training).ifPresent(found::add);
        StillImproving.of(best, training.length).ifPresent(found::add);
        return sentences(found.stream());
    }

    /** Returns advice on a trained network. */
    public static List<String> of(TrainedNetwork network) {
        return sentences(
                Stream.concat(DelaysAtEnd.of(network).stream(), Diagnosis.Unconnected.of(network.plan()).stream()));
    }

    private static List<String> sentences(Stream<? extends Diagnosis> diagnoses) {
        return diagnoses.map(Diagnosis::sentence).toList();
    }
}
