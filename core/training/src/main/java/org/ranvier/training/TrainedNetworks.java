package org.ranvier.training;

import java.nio.file.Path;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.TrainedNetwork;
import org.ranvier.config.tree.Mapping;
import org.ranvier.training.pipeline.Pipeline;
import org.ranvier.training.pipeline.Pipeline.Purpose;
import org.ranvier.training.plan.BuiltNetwork;
import org.ranvier.training.report.Trajectory;
import org.ranvier.training.run.Checkpoint;
import org.ranvier.training.run.RunDirectory;
import org.ranvier.training.run.RunLock;

/** Networks of an experiment with their numbers, to be used elsewhere or kept as a run. */
record TrainedNetworks(LoadedExperiment experiment) {

    /** Returns that of a run's best checkpoint. */
    TrainedNetwork best(Path run) {
        return experiment.with(Purpose.INFERENCE, (pipeline, _) -> best(pipeline, run));
    }

    private static TrainedNetwork best(Pipeline pipeline, Path run) {
        BuiltNetwork network = pipeline.network();
        Path best = RunDirectory.existing(run).requireBest();
        NetworkPlan plan = Checkpoint.plan(best, network.plan());
        return network.with(plan).trained(pipeline.spec().name(), Checkpoint.numbers(best, plan));
    }

    /** Returns that of a run's best checkpoint, and as the run started. */
    Trajectory trajectory(Path run) {
        return experiment.with(Purpose.INFERENCE, (pipeline, _) -> {
            TrainedNetwork best = best(pipeline, run);
            // A run of an imported network starts from numbers that its experiment need not have.
            boolean trained =
                    Checkpoint.standing(RunDirectory.existing(run).best()).epoch() > 0;
            return new Trajectory(trained ? untrained(pipeline) : best, best);
        });
    }

    /** Returns the network as it starts. */
    TrainedNetwork untrained() {
        return experiment.with(Purpose.INFERENCE, (pipeline, _) -> untrained(pipeline));
    }

    private static TrainedNetwork untrained(Pipeline pipeline) {
        return pipeline.network()
                .trained(pipeline.spec().name(), pipeline.spec().seed());
    }

    /**
     * Makes a run of the network as it starts.
     *
     * @param out the run directory, or null for one under {@code runs/}
     * @param described the experiment that the run is to have
     */
    Path keep(Path out, Mapping described) {
        return experiment.with(Purpose.INFERENCE, (pipeline, _) -> {
            long seed = pipeline.spec().seed();
            RunDirectory directory = RunDirectory.create(out, pipeline.spec().name());
            try (RunLock _ = RunLock.of(directory.path())) {
                new RunRecord(pipeline, directory, experiment.environment().threads()).write(described);
                TrainedNetwork network = untrained(pipeline);
                Checkpoint.write(directory.best(), network, seed);
                Checkpoint.write(directory.last(), network, seed);
            }
            return directory.path();
        });
    }
}
