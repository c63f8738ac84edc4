package org.ranvier.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.backend.Backend;
import org.ranvier.api.backend.CompileOptions;
import org.ranvier.api.backend.Program;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.training.advice.LeftOut;
import org.ranvier.training.advice.Reach;
import org.ranvier.training.loop.Evaluation;
import org.ranvier.training.loop.Evaluator;
import org.ranvier.training.metric.Prediction;
import org.ranvier.training.pipeline.Pipeline;
import org.ranvier.training.pipeline.Pipeline.Purpose;
import org.ranvier.training.report.EvaluationReport;
import org.ranvier.training.run.Checkpoint;
import org.ranvier.training.run.Continuation;
import org.ranvier.training.run.RunDirectory;
import org.ranvier.training.run.RunProvenance;
import org.ranvier.training.split.Splits;

/**
 * Evaluates the best checkpoint of a run.
 *
 * @param run the run directory
 * @param split which split, as the run divided its data
 * @param limit takes so many samples at most, the first of the split
 * @param scores whether answers have a score of each class
 */
record EvaluateRun(LoadedExperiment experiment, Path run, String split, int limit, boolean scores) {

    EvaluationReport report() {
        return experiment.with(Purpose.INFERENCE, (pipeline, _) -> report(pipeline));
    }

    private EvaluationReport report(Pipeline pipeline) {
        RunDirectory directory = RunDirectory.existing(run);
        Continuation.checkSplits(directory, pipeline);
        Path best = directory.requireBest();
        NetworkPlan plan = Checkpoint.plan(best, pipeline.network().plan());
        Splits.Part part = pipeline.splits().get(split).first(limit);
        new Reach(pipeline).require(part, split);
        try (Program program = pipeline.backend()
                .compile(plan, CompileOptions.of(experiment.environment().threads()))) {
            Checkpoint.numbers(best, plan).forEach(program::write);
            List<Prediction> answers = new ArrayList<>();
            Evaluation evaluation = Evaluator.run(
                    pipeline, program, part, scores ? pipeline.data().classes().size() : 0, answers::add);
            if (!evaluation.finite()) {
                throw notFinite(evaluation);
            }
            return new EvaluationReport(
                    split,
                    pipeline.backend().name(),
                    pipeline.metrics(),
                    evaluation.result(),
                    evaluation.spikesPerNeuron(),
                    program.takeCounters(),
                    RunProvenance.plugins(pipeline),
                    pipeline.data().classes(),
                    answers,
                    LeftOut.of(List.of(pipeline.batches().coverage(part, split)), Reach.unit(pipeline))
                            .map(LeftOut::sentence));
        }
    }

    private RanvierException notFinite(Evaluation evaluation) {
        String exact = experiment
                .defaults()
                .first(Backend.class, "exact")
                .map(name -> ", or evaluate it on backend " + name + ", which computes in double precision")
                .orElse("");
        return new RanvierException(Problem.run(
                run.toString(),
                "the loss on split '" + split + "' is " + evaluation.loss() + ", or an output is no number",
                "look at its parameters" + exact));
    }
}
