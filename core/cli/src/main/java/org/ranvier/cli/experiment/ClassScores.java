package org.ranvier.cli.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ranvier.api.data.Recording;
import org.ranvier.api.data.Target;
import org.ranvier.training.report.NetworkObserver;

/**
 * Scores of every class for every sample: the loss that the sample would have if that were its class, with a minus and
 * without weights of classes. With an objective of cross entropy these are ln p of the predicted probabilities.
 */
final class ClassScores implements NetworkObserver {

    private final List<double[]> all = new ArrayList<>();

    @Override
    public void batch(ObservedBatch batch) {
        double[] outputs = switch (batch.recording()) {
            case Recording.Ticks ticks -> ticks.outputs();
            case Recording.Times times -> times.firstSpikes().get(times.output());
        };
        int size = outputs.length / batch.targets().size();
        int classes = batch.network().plan().outputPopulation().neurons();
        for (int n = 0; n < batch.targets().size(); n++) {
            double[] output = Arrays.copyOfRange(outputs, n * size, (n + 1) * size);
            if (batch.targets().get(n) instanceof Target.ClassLabel) {
                all.add(IntStream.range(0, classes)
                        .mapToDouble(label -> -batch.criterion()
                                .score(output, new Target.ClassLabel(label), null)
                                .loss())
                        .toArray());
            }
        }
    }

    /** Returns those of all samples so far, in their order; none where samples have no class. */
    List<double[]> all() {
        return List.copyOf(all);
    }
}
