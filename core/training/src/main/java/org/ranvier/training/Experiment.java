package org.ranvier.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.ranvier.api.Settings;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.TrainedNetwork;
import org.ranvier.config.ConfigParser;
import org.ranvier.config.tree.Mapping;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.training.experiment.ExperimentReader;
import org.ranvier.training.explain.Explanation;
import org.ranvier.training.pipeline.Pipeline.Purpose;
import org.ranvier.training.report.EvaluationReport;
import org.ranvier.training.report.Kept;
import org.ranvier.training.report.NetworkObserver;
import org.ranvier.training.report.RunSummary;
import org.ranvier.training.report.SampleRange;
import org.ranvier.training.report.ShownSample;
import org.ranvier.training.report.TrainingListener;
import org.ranvier.training.report.Trajectory;
import org.ranvier.training.run.Metrics;
import org.ranvier.training.run.RunDirectory;
import org.ranvier.training.simulate.Simulation;

/** An experiment, loaded from a file and ready to run. */
public final class Experiment {

    private final LoadedExperiment loaded;

    /**
     * Environment in which an experiment runs.
     *
     * @param plugins the plugins
     * @param data the folders that data lies in
     * @param threads the number of threads to use; results do not depend on it
     */
    public record Environment(PluginRuntime plugins, Dataset.DataFolders data, int threads) {}

    /**
     * Changes to an experiment that override its file.
     *
     * @param overrides assignments such as {@code training.epochs=3}
     * @param seed another seed
     * @param backend another backend, as a file would name it: {@code simd}, or {@code {type: brainscales2, chip: 3}}
     */
    public record Changes(List<String> overrides, OptionalLong seed, Optional<String> backend) {

        /** No change. */
        public static final Changes NONE = new Changes(List.of(), OptionalLong.empty(), Optional.empty());

        /** Returns these changes and more, which count where both concern the same. */
        public Changes and(List<String> more) {
            return new Changes(Stream.concat(overrides.stream(), more.stream()).toList(), seed, backend);
        }

        /** Returns all changes in the form of assignments. */
        public List<String> assignments() {
            List<String> all = new ArrayList<>(overrides);
            seed.ifPresent(other -> all.add("seed=" + other));
            backend.ifPresent(other -> all.add("backend=" + other));
            return all;
        }

        /**
         * Adds where a training is followed, instead of where the file says.
         *
         * @param trackers as a file would name them; none changes nothing
         */
        public Changes withLog(List<String> trackers) {
            List<String> all = new ArrayList<>(overrides);
            if (!trackers.isEmpty()) {
                all.add("training." + ExperimentReader.LOG + "=[" + String.join(", ", trackers) + "]");
            }
            return new Changes(List.copyOf(all), seed, backend);
        }
    }

    private Experiment(LoadedExperiment loaded) {
        this.loaded = loaded;
    }

    /**
     * Loads.
     *
     * @throws org.ranvier.api.RanvierException with every problem of the file
     */
    public static Experiment load(Path path, Changes changes, Environment environment) {
        return load(ConfigParser.read(path), changes, environment);
    }

    /**
     * Loads what was read already.
     *
     * @throws org.ranvier.api.RanvierException with every problem of the experiment
     */
    public static Experiment load(Mapping read, Changes changes, Environment environment) {
        return new Experiment(ExperimentLoader.load(read, changes, environment));
    }

    /** Its name. */
    public String name() {
        return loaded.spec().name();
    }

    /** Returns the settings of the backend that the experiment names, or of the first candidate if it names none. */
    public Settings backendSettings() {
        return loaded.spec().backends().candidates().getFirst().settings();
    }

    /**
     * Trains. What is refused leaves no run.
     *
     * @param out the run directory, or null for one under {@code runs/}
     * @param stop asked after every batch whether to stop; what was finished is kept
     */
    public RunSummary run(Path out, TrainingListener listener, BooleanSupplier stop) {
        return new TrainRun(loaded, out, listener, stop).run();
    }

    /**
     * Goes on with a run after its last finished epoch, as if it had never stopped. What is refused leaves the run as
     * it is.
     *
     * @param run the run directory, from whose experiment this was loaded
     */
    public RunSummary resume(Path run, TrainingListener listener, BooleanSupplier stop) {
        return new ResumeRun(loaded, RunDirectory.existing(run), listener, stop).run();
    }

    /**
     * Evaluates the best checkpoint of a run.
     *
     * @param run the run directory, from whose experiment this was loaded
     * @param split {@code train}, {@code validation} or {@code test}, as the run divided its data
     * @param limit takes so many samples at most, the first of the split
     */
    public EvaluationReport evaluate(Path run, String split, int limit) {
        return observe(run, SampleRange.first(split, limit), NetworkObserver.NONE);
    }

    /**
     * Evaluates the best checkpoint of a run under the eyes of an observer.
     *
     * @param run the run directory, from whose experiment this was loaded
     * @param samples which samples, as the run divided its data
     * @param observer sees what the network does with them
     */
    public EvaluationReport observe(Path run, SampleRange samples, NetworkObserver observer) {
        return observe(run, Kept.BEST, samples, observer);
    }

    /**
     * Evaluates a checkpoint of a run under the eyes of an observer.
     *
     * @param run the run directory, from whose experiment this was loaded
     * @param kept which checkpoint
     * @param samples which samples, as the run divided its data
     * @param observer sees what the network does with them
     */
    public EvaluationReport observe(Path run, Kept kept, SampleRange samples, NetworkObserver observer) {
        return new EvaluateRun(loaded, run, kept, samples, observer).report();
    }

    /**
     * Returns the network of a run's best checkpoint with one sample of its data as input, ready to run.
     *
     * @param run the run directory, from whose experiment this was loaded
     * @param split {@code train}, {@code validation} or {@code test}, as the run divided its data
     * @param sample its place in the split, from 0
     */
    public Simulation simulation(Path run, String split, int sample) {
        return new SimulateRun(loaded, run, split, sample).simulation();
    }

    /**
     * The network of a run's best checkpoint, to be used elsewhere; opens the data, whose shape decides how many input
     * channels there are.
     *
     * @param run the run directory, from whose experiment this was loaded
     */
    public TrainedNetwork trained(Path run) {
        return new TrainedNetworks(loaded).best(run);
    }

    /**
     * The network of a run before training and at its best checkpoint; opens the data, whose shape decides how many
     * input channels there are.
     *
     * @param run the run directory, from whose experiment this was loaded
     */
    public Trajectory trajectory(Path run) {
        return new TrainedNetworks(loaded).trajectory(run);
    }

    /**
     * The network as it starts, to be used elsewhere; opens the data, whose shape decides how many input channels there
     * are.
     */
    public TrainedNetwork untrained() {
        return new TrainedNetworks(loaded).untrained();
    }

    /**
     * Makes a run of the network as it starts, without training it: it can be evaluated, exported, and trained on with
     * {@code --resume}.
     *
     * @param out the run directory, or null for one under {@code runs/}
     * @param described the experiment that the run is to have; the same network, perhaps without its numbers
     * @return the run directory
     */
    public Path keep(Path out, Mapping described) {
        return new TrainedNetworks(loaded).keep(out, described);
    }

    /**
     * Its first batch, ready to be trained on over and over: what a step costs, without data, evaluation or a run
     * directory.
     */
    public StepBenchmark rehearse() {
        return loaded.with(
                Purpose.TRAINING,
                (pipeline, _) ->
                        new StepBenchmark(pipeline, loaded.environment().threads()));
    }

    /** The compiled network; opens the data, whose shape decides how many input channels there are. */
    public NetworkPlan plan() {
        return loaded.with(Purpose.TRAINING, (pipeline, _) -> pipeline.network().plan());
    }

    /**
     * Returns a sample before and after the encoder.
     *
     * @param split which split, as the experiment divides its data
     * @param place which sample of it, from 0
     */
    public ShownSample show(String split, int place) {
        return new ShowSample(loaded, split, place).show();
    }

    /** Explains the compiled network; opens the data, whose shape determines the number of input channels. */
    public Explanation explain() {
        return new ExplainExperiment(loaded).explain();
    }

    /** The summary under the names that scripts rely on. */
    public static Map<String, Object> summaryOf(RunSummary summary) {
        return Metrics.of(summary);
    }
}
