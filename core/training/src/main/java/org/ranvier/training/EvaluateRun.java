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
import org.ranvier.api.plan.TrainedNetwork;
import org.ranvier.training.advice.LeftOut;
import org.ranvier.training.advice.Reach;
import org.ranvier.training.loop.Evaluation;
import org.ranvier.training.loop.Evaluator;
import org.ranvier.training.metric.Prediction;
import org.ranvier.training.pipeline.Pipeline;
import org.ranvier.training.pipeline.Pipeline.Purpose;
import org.ranvier.training.report.EvaluationReport;
import org.ranvier.training.report.Kept;
import org.ranvier.training.report.NetworkObserver;
import org.ranvier.training.report.NetworkObserver.ObservedBatch;
import org.ranvier.training.report.SampleRange;
import org.ranvier.training.run.Checkpoint;
import org.ranvier.training.run.Continuation;
import org.ranvier.training.run.RunDirectory;
import org.ranvier.training.run.RunProvenance;
import org.ranvier.training.split.Splits;

/**
 * Evaluates a checkpoint of a run.
 *
 * @param run the run directory
 * @param kept which checkpoint
 * @param samples which samples, as the run divided its data
 * @param observer sees what the network does with them
 */
record EvaluateRun(LoadedExperiment experiment, Path run, Kept kept, SampleRange samples, NetworkObserver observer) {

    EvaluationReport report() {
        return experiment.with(Purpose.INFERENCE, (pipeline, _) -> report(pipeline));
    }

    private EvaluationReport report(Pipeline pipeline) {
        RunDirectory directory = RunDirectory.existing(run);
        Continuation.checkSplits(directory, pipeline);
        Checkpoint.Network read = Checkpoint.network(
                switch (kept) {
                    case BEST -> directory.requireBest();
                    case LAST -> directory.requireLast();
                },
                pipeline.network().plan());
        NetworkPlan plan = read.plan();
        String split = samples.split();
        Splits.Part part = part(pipeline);
        new Reach(pipeline).require(part, split);
        try (Program program = pipeline.backend()
                .compile(plan, CompileOptions.of(experiment.environment().threads()))) {
            read.numbers().forEach(program::write);
            TrainedNetwork network =
                    pipeline.network().with(plan).trained(pipeline.spec().name(), read.numbers());
            List<Prediction> answers = new ArrayList<>();
            Evaluation evaluation = Evaluator.run(
                    pipeline,
                    program,
                    part,
                    answers::add,
                    observer.quantities(plan),
                    (batch, recording) -> observer.batch(new ObservedBatch(
                            network,
                            pipeline.criterion().unweighted(),
                            batch.signal(),
                            batch.targets(),
                            batch.indices(),
                            recording)));
            if (!evaluation.finite()) {
                throw notFinite(evaluation);
            }
            return new EvaluationReport(
                    split,
                    read.epoch(),
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

    private Splits.Part part(Pipeline pipeline) {
        Splits.Part all = pipeline.splits().get(samples.split());
        if (samples.first() >= all.size()) {
            throw new RanvierException(Problem.usage(
                    "sample " + samples.first(),
                    "split '" + samples.split() + "' of " + run + " has " + all.size() + " samples",
                    "choose one from 0 to " + (all.size() - 1)));
        }
        return all.from(samples.first()).first(samples.count());
    }

    private RanvierException notFinite(Evaluation evaluation) {
        String exact = experiment
                .defaults()
                .first(Backend.class, "exact")
                .map(name -> ", or evaluate it on backend " + name + ", which computes in double precision")
                .orElse("");
        return new RanvierException(Problem.run(
                run.toString(),
                "the loss on split '" + samples.split() + "' is " + evaluation.loss() + ", or an output is no number",
                "look at its parameters" + exact));
    }
}
