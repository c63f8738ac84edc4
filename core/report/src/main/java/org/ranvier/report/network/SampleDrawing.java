package org.ranvier.report.network;

import java.nio.file.Path;
import java.util.List;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.figures.Figure;
import org.ranvier.figures.Size;
import org.ranvier.figures.Theme;
import org.ranvier.training.Experiment;
import org.ranvier.training.report.EvaluationReport;
import org.ranvier.training.report.Kept;
import org.ranvier.training.report.NetworkObserver;
import org.ranvier.training.report.SampleRange;

/**
 * One sample on its way through the network that a run has kept last.
 *
 * @param title what the sample is, and whether it was answered rightly
 * @param epoch the epoch after which the network was kept; 0 before the first
 * @param says what is seen, for those who do not see it
 * @param figure the picture
 */
public record SampleDrawing(String title, int epoch, String says, Figure figure) {

    /**
     * Draws a sample.
     *
     * @param run the run directory
     * @param experiment the run's experiment
     * @param split {@code train}, {@code validation} or {@code test}, as the run divided its data
     * @param place its place in the split, from 0
     */
    public static SampleDrawing of(Path run, Experiment experiment, String split, int place) {
        Recorder recorder = new Recorder();
        EvaluationReport report = experiment.observe(run, Kept.LAST, new SampleRange(split, place, 1), recorder);
        RecordedSample sample = recorder.samples.samples().getFirst();
        Samples.Drawn drawn = Samples.drawn(sample, recorder.plan, report.classes());
        return new SampleDrawing(
                Samples.title(place, report.predictions().getFirst(), report.classes()),
                report.epoch(),
                drawn.says(),
                new Figure("", drawn.panels(), 1, new Size(260, 9), Theme.READER));
    }

    private static final class Recorder implements NetworkObserver {

        private final SampleRecorder samples = new SampleRecorder();
        private NetworkPlan plan;

        @Override
        public List<String> quantities(NetworkPlan of) {
            return samples.quantities(of);
        }

        @Override
        public void batch(ObservedBatch batch) {
            plan = batch.network().plan();
            samples.batch(batch);
        }
    }
}
