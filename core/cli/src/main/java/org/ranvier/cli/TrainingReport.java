package org.ranvier.cli;

import java.util.Locale;
import org.ranvier.training.EpochReport;
import org.ranvier.training.RunSummary;
import org.ranvier.training.TrainingListener;

/** Tells people how training goes: a line an epoch, and a summary that says which figure is which. */
final class TrainingReport implements TrainingListener {

    private final Console console;
    private RunInfo info;
    private Progress progress;
    private int epochs;

    TrainingReport(Console console) {
        this.console = console;
    }

    @Override
    public void started(RunInfo run) {
        info = run;
        say("Training %s on backend %s: %,d trained parameters, %,d training, %,d validation and %,d test samples.",
                run.name(), run.backend(), run.parameters(), run.train(), run.validation(), run.test());
        say("%-9s %11s %11s %11s %11s %9s", "epoch", "train loss", "train", "validation", "test", "seconds");
    }

    @Override
    public void batch(int epoch, int batch, int batches, double loss) {
        if (progress == null) {
            progress = console.progress("epoch " + epoch + "/" + info.epochs(), batches);
        }
        progress.reached(batch, "loss " + loss(loss));
    }

    @Override
    public void epoch(EpochReport r, boolean best) {
        closeProgress();
        epochs = r.epoch();
        say("%-9s %11s %11s %11s %11s %9.1f%s",
                r.epoch() + "/" + info.epochs(), loss(r.trainLoss()), percent(r.trainAccuracy()),
                percent(r.validationAccuracy()), percent(r.testAccuracy()), r.seconds(),
                best ? "  best so far" : "");
    }

    @Override
    public void advice(String sentence) {
        closeProgress();
        console.aside().println(console.paint("advice: ", Colour.YELLOW) + sentence + ".");
    }

    void finished(RunSummary s) {
        say("");
        say("test accuracy at best validation  %s   (epoch %d: quote this one)",
                percent(s.testAtBestValidation()), s.bestEpoch());
        say("test accuracy at the last epoch   %s", percent(s.testAtLastEpoch()));
        say("best test accuracy                %s   (selected on test, for comparison with papers that do the same)",
                percent(s.bestTest()));
        say("%.1f spikes per neuron and sample; %d %s in %.0f s; the run is in %s",
                s.spikesPerNeuron(), s.epochs(), s.epochs() == 1 ? "epoch" : "epochs", s.seconds(), s.run());
    }

    /** What to tell of a run that was interrupted. */
    Interrupted interrupted(RunSummary s) {
        closeProgress();
        String reached = s.epochs() == 0 ? "interrupted in the first epoch" : "interrupted after epoch " + s.epochs();
        return new Interrupted(reached, "go on with: ranvier train --resume " + s.run());
    }

    private void closeProgress() {
        if (progress != null) {
            progress.close();
            progress = null;
        }
    }

    private void say(String format, Object... values) {
        console.aside().println(String.format(Locale.ROOT, format, values).stripTrailing());
    }

    /** A loss on its way to infinity would fill lines with digits. */
    private static String loss(double loss) {
        return String.format(Locale.ROOT, Math.abs(loss) < 1e5 ? "%.4f" : "%.4e", loss);
    }

    private static String percent(double fraction) {
        return Double.isNaN(fraction) ? "–" : String.format(Locale.ROOT, "%.2f %%", 100 * fraction);
    }
}
