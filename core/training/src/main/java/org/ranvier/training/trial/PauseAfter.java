package org.ranvier.training.trial;

import java.util.function.BooleanSupplier;
import org.ranvier.training.report.EpochReport;
import org.ranvier.training.report.Snapshot;

/** Stops a training after some epoch, and passes on what its listener is told. */
final class PauseAfter implements SeriesListener, BooleanSupplier {

    private final int last;
    private final SeriesListener listener;
    private final BooleanSupplier stop;
    private volatile boolean reached;

    /** @param stop asked, too, whether to stop */
    PauseAfter(int last, SeriesListener listener, BooleanSupplier stop) {
        this.last = last;
        this.listener = listener;
        this.stop = stop;
    }

    @Override
    public boolean getAsBoolean() {
        return reached || stop.getAsBoolean();
    }

    @Override
    public void started(RunInfo info) {
        listener.started(info);
    }

    @Override
    public void batch(int epoch, int batch, int batches, double loss) {
        listener.batch(epoch, batch, batches, loss);
    }

    @Override
    public void measured(EpochReport report, Snapshot snapshot) {
        listener.measured(report, snapshot);
    }

    @Override
    public void epoch(EpochReport report, boolean best) {
        listener.epoch(report, best);
        reached = report.epoch() >= last;
    }

    @Override
    public void advice(String sentence) {
        listener.advice(sentence);
    }
}
