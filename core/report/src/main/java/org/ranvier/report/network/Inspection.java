package org.ranvier.report.network;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.ranvier.analysis.Activity;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.plan.TrainedNetwork;
import org.ranvier.training.Experiment;
import org.ranvier.training.archive.RecordedRun;
import org.ranvier.training.report.EvaluationReport;
import org.ranvier.training.report.SampleRange;

/**
 * What is found by running the best checkpoint of a run.
 *
 * @param evaluation its performance, the same that {@code evaluate} gives
 * @param before the network before training
 * @param after the network as it was trained
 * @param activity what it does with the split
 * @param confidences how sure it is of each answer; empty where its objective sees no probabilities
 * @param samples some samples with everything that was recorded of them
 */
public record Inspection(
        EvaluationReport evaluation,
        TrainedNetwork before,
        TrainedNetwork after,
        Activity activity,
        Confidences confidences,
        List<RecordedSample> samples) {

    /** The result of an attempt. */
    public sealed interface Outcome {

        /** The network was run. */
        record Done(Inspection inspection) implements Outcome {}

        /** It was not, for a reason: a clause. */
        record Refused(String reason) implements Outcome {}
    }

    /**
     * Evaluates a run on its test split, or on its validation split where there is no other.
     *
     * @param experiment loads the run's experiment
     */
    public static Outcome attempt(RecordedRun run, Supplier<Experiment> experiment) {
        if (!run.hasCheckpoint()) {
            return new Outcome.Refused(
                    "there is no checkpoint of this run, best.safetensors, and so no network to look into");
        }
        try {
            return new Outcome.Done(of(run, experiment.get()));
        } catch (RanvierException e) {
            return new Outcome.Refused(reason(e));
        } catch (RuntimeException e) {
            // Of a plugin, most likely; what files say of the run is worth a page all the same.
            return new Outcome.Refused("the network could not be run, as something failed: " + e);
        }
    }

    private static String reason(RanvierException e) {
        return e.problems().stream().map(Inspection::clause).distinct().limit(3).collect(Collectors.joining("; and "));
    }

    private static String clause(Problem problem) {
        String place = problem.where().isEmpty() ? "" : problem.where() + ": ";
        return "the network could not be run, as " + place + problem.message();
    }

    private static Inspection of(RecordedRun run, Experiment experiment) {
        Path folder = run.folder();
        String split = split(run);
        WholeSplit whole = new WholeSplit();
        EvaluationReport evaluation = experiment.observe(folder, SampleRange.first(split, Integer.MAX_VALUE), whole);
        TrainedNetwork after = whole.network();
        SampleRecorder recorder = new SampleRecorder();
        int count = SampleRecorder.most(after.plan());
        experiment.observe(folder, SampleRange.first(split, count), recorder);
        return new Inspection(
                evaluation,
                experiment.untrained(),
                after,
                whole.activity(),
                whole.confidences(evaluation.predictions()),
                RecordedSample.choose(new ArrayList<>(recorder.samples()), evaluation.predictions()));
    }

    private static String split(RecordedRun run) {
        boolean test = !(run.record().get("splits") instanceof Map<?, ?> splits) || splits.containsKey("test");
        return test ? "test" : "validation";
    }
}
