package org.ranvier.training.archive;

import java.util.List;
import org.ranvier.api.plan.TrainedNetwork;
import org.ranvier.training.advice.Hindsight;
import org.ranvier.training.archive.RecordedRun.Epoch;

/** Advice on a run that is over, as sentences without full stops. */
public final class RunAdvice {

    private RunAdvice() {}

    /** Returns advice on the course of a run. */
    public static List<String> of(RecordedRun run) {
        return run.bestEpoch()
                .map(best -> Hindsight.of(
                        losses(run, "train_loss"),
                        losses(run, "validation_loss"),
                        best,
                        run.epochs().getLast().silentNeurons()))
                .orElse(List.of());
    }

    /** Returns advice on a trained network. */
    public static List<String> of(TrainedNetwork network) {
        return Hindsight.of(network);
    }

    private static double[] losses(RecordedRun run, String name) {
        return run.epochs().stream()
                .mapToDouble((Epoch epoch) -> epoch.value(name))
                .toArray();
    }
}
