package org.ranvier.training;

import java.nio.file.Path;
import java.util.Optional;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.training.batch.Batches;
import org.ranvier.training.experiment.ExperimentSpec;
import org.ranvier.training.pipeline.Pipeline;
import org.ranvier.training.pipeline.Pipeline.Purpose;
import org.ranvier.training.plan.BuiltNetwork;
import org.ranvier.training.run.Checkpoint;
import org.ranvier.training.run.Continuation;
import org.ranvier.training.run.RunDirectory;
import org.ranvier.training.simulate.Simulation;
import org.ranvier.training.split.Splits;

/**
 * One sample of a run's data and the network of its best checkpoint, as they meet in an evaluation.
 *
 * @param run the run directory
 * @param split which split, as the run divided its data
 * @param sample its place in the split
 */
record SimulateRun(LoadedExperiment experiment, Path run, String split, int sample) {

    Simulation simulation() {
        return experiment.with(Purpose.INFERENCE, (pipeline, _) -> simulation(pipeline));
    }

    private Simulation simulation(Pipeline pipeline) {
        RunDirectory directory = RunDirectory.existing(run);
        Continuation.checkSplits(directory, pipeline);
        Path best = directory.requireBest();
        NetworkPlan plan = Checkpoint.plan(best, pipeline.network().plan());
        Splits.Part part = pipeline.splits().get(split);
        if (sample >= part.size()) {
            throw new RanvierException(Problem.usage(
                    "--sample",
                    "split '" + split + "' has " + part.size() + " samples, which are counted from 0",
                    "give 0 to " + (part.size() - 1)));
        }
        Batches.Batch batch = pipeline.batches().encode(part, new int[] {sample}, 0);
        BuiltNetwork network = pipeline.network().with(plan, Checkpoint.numbers(best, plan));
        ExperimentSpec spec = pipeline.spec();
        // As the objective sees it; weights of classes are a matter of training.
        var criterion = spec.objective().component().criterion(spec.objective().settings(), network.outputShape());
        return new Simulation(
                network, batch.signal(), false, Optional.of(criterion), batch.targets(), false, spec.seed());
    }
}
