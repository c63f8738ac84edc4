package org.ranvier.report.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ranvier.analysis.Activity;
import org.ranvier.analysis.ActivityCounter;
import org.ranvier.analysis.ClassProbabilities;
import org.ranvier.api.data.Recording;
import org.ranvier.api.data.Target;
import org.ranvier.api.plan.NetworkPlan.Population;
import org.ranvier.api.plan.TrainedNetwork;
import org.ranvier.training.metric.Prediction;
import org.ranvier.training.report.NetworkObserver;

/** Adds up what a network does with all samples of a split; keeps nothing of a single one but its probabilities. */
final class WholeSplit implements NetworkObserver {

    private final List<double[]> probabilities = new ArrayList<>();
    private boolean probabilistic = true;
    private ActivityCounter counter;
    private TrainedNetwork network;

    @Override
    public void batch(ObservedBatch batch) {
        if (counter == null) {
            network = batch.network();
            counter = new ActivityCounter(network);
        }
        counter.add(batch.signal(), batch.recording());
        int classes =
                network.plan().get(Population.class, network.plan().output()).neurons();
        double[] outputs = outputs(batch.recording());
        int size = outputs.length / batch.recording().samples();
        for (int b = 0; b < batch.recording().samples() && probabilistic; b++) {
            probabilistic = batch.targets().get(b) instanceof Target.ClassLabel;
            Optional<double[]> own = probabilistic
                    ? ClassProbabilities.of(
                            batch.criterion(), Arrays.copyOfRange(outputs, b * size, (b + 1) * size), classes)
                    : Optional.empty();
            probabilistic = own.isPresent();
            own.ifPresent(probabilities::add);
        }
    }

    static double[] outputs(Recording recording) {
        return switch (recording) {
            case Recording.Ticks ticks -> ticks.outputs();
            case Recording.Times times -> times.firstSpikes().get(times.output());
        };
    }

    TrainedNetwork network() {
        return network;
    }

    Activity activity() {
        return counter.total();
    }

    Confidences confidences(List<Prediction> predictions) {
        if (!probabilistic || probabilities.size() != predictions.size()) {
            return Confidences.NONE;
        }
        double[] confidence = new double[predictions.size()];
        boolean[] right = new boolean[predictions.size()];
        for (int n = 0; n < confidence.length; n++) {
            confidence[n] = Arrays.stream(probabilities.get(n)).max().orElse(0);
            right[n] = predictions.get(n).predicted() == predictions.get(n).label();
        }
        return new Confidences(confidence, right);
    }
}
