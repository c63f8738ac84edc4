package org.ranvier.training.report;

import java.util.function.Supplier;
import org.ranvier.api.plan.TrainedNetwork;
import org.ranvier.training.metric.ReportedMetrics;

/** Is told how a run goes on. */
public interface TrainingListener {

    /** A run begins. */
    default void started(RunInfo info) {}

    /** A training batch is done. */
    default void batch(int epoch, int batch, int batches, double loss) {}

    /**
     * An epoch was measured, and is about to be kept: only after it is {@link #epoch told to be done} does a run that
     * is resumed have it.
     *
     * @param network makes a copy of the network as it is now
     */
    default void measured(EpochReport report, Supplier<TrainedNetwork> network) {}

    /** An epoch is done. */
    default void epoch(EpochReport report, boolean best) {}

    /** Something worth saying that does not stop the run, as one sentence. */
    default void advice(String sentence) {}

    /**
     * Information about a run that is about to start.
     *
     * @param parameters the number of trained values
     * @param metrics the metrics reported; the first selects the best epoch
     */
    record RunInfo(
            String name,
            String backend,
            int epochs,
            int train,
            int validation,
            int test,
            int parameters,
            ReportedMetrics metrics,
            java.nio.file.Path directory) {}
}
