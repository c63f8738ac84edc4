package org.ranvier.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Settings;
import org.ranvier.api.backend.Backend;
import org.ranvier.api.backend.CompileOptions;
import org.ranvier.api.backend.NetworkPlan;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.TrainedNetwork;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.Target;
import org.ranvier.config.ComponentRef;
import org.ranvier.config.ConfigParser;
import org.ranvier.config.ConfigWriter;
import org.ranvier.config.Overrides;
import org.ranvier.config.tree.ConfigNode;
import org.ranvier.config.tree.ConfigTree;
import org.ranvier.config.tree.Mapping;
import org.ranvier.config.tree.Place;
import org.ranvier.config.tree.Problems;
import org.ranvier.config.tree.Scalar;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.training.advice.LeftOut;
import org.ranvier.training.advice.Reach;
import org.ranvier.training.data.ImportedData;
import org.ranvier.training.experiment.ExperimentReader;
import org.ranvier.training.experiment.ExperimentSpec;
import org.ranvier.training.explain.Explanation;
import org.ranvier.training.loop.Evaluation;
import org.ranvier.training.loop.Evaluator;
import org.ranvier.training.loop.Trainer;
import org.ranvier.training.network.NetworkReader;
import org.ranvier.training.pipeline.ExperimentSummary;
import org.ranvier.training.pipeline.Pipeline;
import org.ranvier.training.pipeline.Pipeline.Purpose;
import org.ranvier.training.plan.BuiltNetwork;
import org.ranvier.training.report.EvaluationReport;
import org.ranvier.training.report.Prediction;
import org.ranvier.training.report.PublishedResult;
import org.ranvier.training.report.RunSummary;
import org.ranvier.training.report.TrainingListener;
import org.ranvier.training.run.Checkpoint;
import org.ranvier.training.run.Continuation;
import org.ranvier.training.run.Metrics;
import org.ranvier.training.run.RunDirectory;
import org.ranvier.training.run.RunLock;
import org.ranvier.training.run.RunProvenance;
import org.ranvier.training.run.TrainingState;
import org.ranvier.training.split.ClassBalance;
import org.ranvier.training.split.ClassWeighting;
import org.ranvier.training.split.Splits;

/** An experiment, loaded from a file and ready to run. */
public final class Experiment {

    private static final String BACKEND = "backend";

    private final Mapping read;
    private final Mapping file;
    private final ExperimentSpec spec;
    private final Environment environment;

    /**
     * What an experiment runs in.
     *
     * @param plugins the plugins
     * @param data where data lies
     * @param threads how many threads to use; results do not depend on it
     */
    public record Environment(PluginRuntime plugins, Dataset.DataFolders data, int threads) {}

    /**
     * What is said on top of the file.
     *
     * @param overrides assignments such as {@code training.epochs=3}
     * @param seed another seed
     * @param backend another backend, as a file would name it: {@code simd}, or {@code {type: brainscales2, chip: 3}}
     */
    public record Changes(List<String> overrides, OptionalLong seed, Optional<String> backend) {

        /** No change. */
        public static final Changes NONE = new Changes(List.of(), OptionalLong.empty(), Optional.empty());
    }

    /**
     * @param read as the file has it
     * @param file with all changes
     */
    private Experiment(Mapping read, Mapping file, ExperimentSpec spec, Environment environment) {
        this.read = read;
        this.file = file;
        this.spec = spec;
        this.environment = environment;
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
        Problems problems = new Problems();
        Mapping file = Overrides.apply(
                withBackend(read, changes, problems), changes.overrides(), NetworkReader::itemName, problems);
        problems.throwIfAny();
        file = PublishedResult.asOf(read, file);
        file = ImportedData.expand(file, environment.plugins(), environment.data());
        if (changes.seed().isPresent()) {
            Place place = Place.of("--seed");
            file = file.with("seed", ConfigTree.node(place, changes.seed().getAsLong()));
        }
        ExperimentSpec spec = ExperimentReader.read(file, environment.plugins(), environment.data());
        return new Experiment(read, file, spec, environment);
    }

    /**
     * The backend that was asked for takes the place of the file's; where the file has settings for that very one, they
     * stay. Assignments may then change them.
     */
    private static Mapping withBackend(Mapping file, Changes changes, Problems problems) {
        Place place = Place.of("--backend");
        Optional<ConfigNode> wanted =
                changes.backend().flatMap(text -> ConfigParser.parseOption(place.source(), text, problems));
        Optional<ConfigNode> chosen = wanted.filter(
                        node -> !type(node).equals(file.get(BACKEND).flatMap(Experiment::type)))
                .or(() -> wanted.filter(Mapping.class::isInstance))
                .or(() -> file.get(BACKEND));
        boolean changed = changes.overrides().stream().anyMatch(assignment -> assignment.startsWith(BACKEND + "."));
        return chosen.map(node -> changed && node instanceof Scalar
                        ? ConfigTree.of(place, Map.of(ComponentRef.TYPE, node))
                        : node)
                .map(node -> file.with(BACKEND, node))
                .orElse(file);
    }

    private static Optional<String> type(ConfigNode backend) {
        ConfigNode type = backend instanceof Mapping mapping
                ? mapping.get(ComponentRef.TYPE).orElse(null)
                : backend;
        return type instanceof Scalar scalar ? Optional.of(scalar.text()) : Optional.empty();
    }

    /** Its name. */
    public String name() {
        return spec.name();
    }

    /**
     * Trains. What is refused leaves no run.
     *
     * @param out the run directory, or null for one under {@code runs/}
     * @param stop asked after every batch whether to stop; what was finished is kept
     */
    public RunSummary run(Path out, TrainingListener listener, BooleanSupplier stop) {
        RunDirectory.checkFree(out);
        try (Dataset.Opened dataset = open()) {
            Pipeline pipeline = Pipeline.build(spec, dataset, Purpose.TRAINING).checked();
            new Reach(pipeline).require(Splits.ALL);
            try (Trainer trainer = new Trainer(pipeline, environment.threads(), listener, stop)) {
                RunDirectory directory = RunDirectory.create(out, spec.name());
                try (RunLock _ = RunLock.of(directory.path())) {
                    write(file, pipeline, directory);
                    begin(pipeline, dataset.notes(), directory, listener);
                    trainer.start(directory);
                    return finish(pipeline, trainer, directory, 0, stop);
                } catch (RanvierException refused) {
                    if (trainer.standing().epoch() == 0
                            && refused.problems().stream().noneMatch(it -> it.kind() == Problem.Kind.RUN)) {
                        directory.discard();
                    }
                    throw refused;
                }
            }
        }
    }

    /**
     * Goes on with a run after its last finished epoch, as if it had never stopped. What is refused leaves the run as
     * it is.
     *
     * @param run the run directory, from whose experiment this was loaded
     */
    public RunSummary resume(Path run, TrainingListener listener, BooleanSupplier stop) {
        RunDirectory directory = RunDirectory.existing(run);
        Continuation continuation =
                new Continuation(directory, ImportedData.expand(read, environment.plugins(), environment.data()), file);
        continuation.checkExperiment();
        try (Dataset.Opened dataset = open()) {
            Pipeline built = Pipeline.build(spec, dataset, Purpose.TRAINING).checked();
            new Reach(built).require(Splits.ALL);
            try (RunLock _ = RunLock.of(directory.path())) {
                Continuation.checkSplits(directory, built);
                Optional<Integer> kept = continuation.scheduleEpochs(built, Checkpoint.standing(directory.last()));
                Pipeline pipeline = kept.map(built::withScheduleEpochs).orElse(built);
                try (Trainer trainer = new Trainer(pipeline, environment.threads(), listener, stop)) {
                    trainer.load(directory);
                    double secondsBefore =
                            directory.secondsOfEpochs(trainer.standing().epoch());
                    // Nothing was written so far: a run is not to suffer from what it is refused for.
                    directory.sweep();
                    directory.forgetMetricsAfter(trainer.standing().epoch());
                    directory.forgetSummary();
                    write(kept.map(continuation::keeping).orElse(file), pipeline, directory);
                    begin(pipeline, dataset.notes(), directory, listener);
                    kept.ifPresent(
                            epochs -> listener.advice(
                                    "schedules that go over all of training keep to the " + epochs
                                            + " epochs that were planned, so that what was trained stays as it was, and are constant after them (training.schedule_epochs)"));
                    return finish(pipeline, trainer, directory, secondsBefore, stop);
                }
            }
        }
    }

    /**
     * The backend belongs to what was run, even where it was not asked for: on another machine the choice may be
     * another.
     */
    private void write(Mapping experiment, Pipeline pipeline, RunDirectory directory) {
        Mapping ran = experiment.get(BACKEND).isPresent()
                ? experiment
                : experiment.with(
                        BACKEND,
                        ConfigTree.node(Place.of(BACKEND), pipeline.backend().name()));
        directory.describe(ConfigWriter.write(ran), RunProvenance.of(pipeline, environment.threads()));
    }

    private static void begin(
            Pipeline pipeline, List<String> notes, RunDirectory directory, TrainingListener listener) {
        Splits splits = pipeline.splits();
        listener.started(new TrainingListener.RunInfo(
                pipeline.spec().name(),
                pipeline.backend().name(),
                pipeline.spec().training().epochs(),
                splits.get(Splits.TRAIN).size(),
                splits.get(Splits.VALIDATION).size(),
                splits.has(Splits.TEST) ? splits.get(Splits.TEST).size() : 0,
                pipeline.trainedNumbers(),
                splits.get(Splits.TRAIN).get(0).target() instanceof Target.ClassLabel,
                directory.path()));
        pipeline.choice()
                .passedOver()
                .forEach(why -> listener.advice(
                        "this runs on backend " + pipeline.backend().name() + ", as " + why));
        notes.forEach(listener::advice);
        ClassBalance.of(pipeline.data().classes(), splits)
                .advice(!(pipeline.spec().weighting() instanceof ClassWeighting.Even))
                .forEach(listener::advice);
    }

    private RunSummary finish(
            Pipeline pipeline, Trainer trainer, RunDirectory directory, double secondsBefore, BooleanSupplier stop) {
        long begin = System.nanoTime();
        TrainingState end = trainer.run();
        RunSummary summary = new RunSummary(
                end.testAtBestValidation(),
                end.testAtLastEpoch(),
                end.bestTest(),
                end.bestEpoch() == 0 ? Double.NaN : end.bestValidation(),
                end.accuracies().isEmpty() ? Double.NaN : end.accuracies().getLast(),
                ClassBalance.of(pipeline.data().classes(), pipeline.splits()).majority(),
                end.testLosses(),
                end.bestEpoch(),
                end.epoch(),
                secondsBefore + (System.nanoTime() - begin) / 1e9,
                pipeline.trainedNumbers(),
                end.spikesPerNeuron(),
                spec.published(),
                directory.path());
        if (!stop.getAsBoolean() || end.epoch() == spec.training().epochs()) {
            directory.writeSummary(summaryOf(summary));
        }
        return summary;
    }

    /**
     * Evaluates the best checkpoint of a run.
     *
     * @param run the run directory, from whose experiment this was loaded
     * @param split {@code train}, {@code validation} or {@code test}, as the run divided its data
     * @param limit takes so many samples at most, the first of the split
     */
    public EvaluationReport evaluate(Path run, String split, int limit) {
        try (Dataset.Opened dataset = open()) {
            Pipeline pipeline = Pipeline.build(spec, dataset, Purpose.INFERENCE);
            RunDirectory directory = RunDirectory.existing(run);
            Continuation.checkSplits(directory, pipeline);
            Path best = directory.requireBest();
            NetworkPlan plan = Checkpoint.plan(best, pipeline.network().plan());
            Splits.Part part = pipeline.splits().get(split).first(limit);
            new Reach(pipeline).require(part, split);
            try (Program program = pipeline.backend().compile(plan, CompileOptions.of(environment.threads()))) {
                Checkpoint.numbers(best, plan).forEach(program::write);
                List<Prediction> answers = new ArrayList<>();
                Evaluation evaluation = Evaluator.run(pipeline, program, part, answers::add);
                if (!evaluation.finite()) {
                    throw new RanvierException(Problem.run(
                            run.toString(),
                            "the loss on split '" + split + "' is " + evaluation.loss() + ", or an output is no number",
                            "look at its parameters" + exact()));
                }
                return new EvaluationReport(
                        split,
                        pipeline.backend().name(),
                        evaluation.accuracy(),
                        evaluation.loss(),
                        evaluation.spikesPerNeuron(),
                        program.takeCounters(),
                        RunProvenance.plugins(pipeline),
                        pipeline.data().classes(),
                        answers,
                        LeftOut.of(List.of(pipeline.batches().coverage(part, split)), Reach.unit(pipeline))
                                .map(LeftOut::sentence));
            }
        }
    }

    /**
     * The network of a run's best checkpoint, to be used elsewhere; opens the data, whose shape decides how many input
     * channels there are.
     *
     * @param run the run directory, from whose experiment this was loaded
     */
    public TrainedNetwork trained(Path run) {
        try (Dataset.Opened dataset = open()) {
            BuiltNetwork network =
                    Pipeline.build(spec, dataset, Purpose.INFERENCE).network();
            Path best = RunDirectory.existing(run).requireBest();
            NetworkPlan plan = Checkpoint.plan(best, network.plan());
            return network.with(plan).trained(name(), Checkpoint.numbers(best, plan));
        }
    }

    /**
     * The network as it starts, to be used elsewhere; opens the data, whose shape decides how many input channels there
     * are.
     */
    public TrainedNetwork untrained() {
        try (Dataset.Opened dataset = open()) {
            return Pipeline.build(spec, dataset, Purpose.INFERENCE).network().trained(name(), spec.seed());
        }
    }

    /** What is set on the backend that it names, or on the first of those that come into question. */
    public Settings backendSettings() {
        return spec.backends().candidates().getFirst().settings();
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
        try (Dataset.Opened dataset = open()) {
            Pipeline pipeline = Pipeline.build(spec, dataset, Purpose.INFERENCE);
            RunDirectory directory = RunDirectory.create(out, spec.name());
            try (RunLock _ = RunLock.of(directory.path())) {
                write(described, pipeline, directory);
                TrainedNetwork trained = pipeline.network().trained(name(), spec.seed());
                Checkpoint.write(directory.best(), trained, spec.seed());
                Checkpoint.write(directory.last(), trained, spec.seed());
            }
            return directory.path();
        }
    }

    /**
     * Its first batch, ready to be trained on over and over: what a step costs, without data, evaluation or a run
     * directory.
     */
    public StepBenchmark rehearse() {
        try (Dataset.Opened dataset = open()) {
            return new StepBenchmark(Pipeline.build(spec, dataset, Purpose.TRAINING), environment.threads());
        }
    }

    /** The compiled network; opens the data, whose shape decides how many input channels there are. */
    public NetworkPlan plan() {
        try (Dataset.Opened dataset = open()) {
            return Pipeline.build(spec, dataset, Purpose.TRAINING).network().plan();
        }
    }

    /** What the compiler makes of it; opens the data, whose shape decides how many input channels there are. */
    public Explanation explain() {
        SeenFolders seen = new SeenFolders(environment.data());
        Dataset.Opened opened;
        try {
            opened =
                    spec.data().dataset().component().open(spec.data().dataset().settings(), seen);
        } catch (RanvierException unread) {
            if (seen.something()) {
                // What is there and cannot be read cannot be trained on either.
                throw unread;
            }
            Pipeline pipeline = Pipeline.withoutData(spec, known().orElseThrow(() -> unread));
            return Explanation.of(
                    pipeline.network(),
                    ExperimentSummary.of(pipeline, environment.plugins().defaults()),
                    environment.plugins().defaults());
        }
        try (Dataset.Opened dataset = opened) {
            Pipeline pipeline = Pipeline.build(spec, dataset, Purpose.TRAINING).checked();
            Map<String, String> facts =
                    ExperimentSummary.of(pipeline, environment.plugins().defaults());
            if (!dataset.notes().isEmpty()) {
                facts.put("of the data", String.join("; ", dataset.notes()));
            }
            new Reach(pipeline).ofTheFirst().ifPresent(what -> facts.put("left out", what));
            return Explanation.of(
                    pipeline.network(), facts, environment.plugins().defaults());
        }
    }

    private String exact() {
        return environment
                .plugins()
                .defaults()
                .first(Backend.class, "exact")
                .map(name -> ", or evaluate it on backend " + name + ", which computes in double precision")
                .orElse("");
    }

    private Optional<Dataset.Description> known() {
        return spec.data()
                .dataset()
                .component()
                .staticDescription(spec.data().dataset().settings());
    }

    /** The summary under the names that scripts rely on. */
    public static Map<String, Object> summaryOf(RunSummary summary) {
        return Metrics.of(summary);
    }

    private Dataset.Opened open() {
        return spec.data().dataset().component().open(spec.data().dataset().settings(), environment.data());
    }
}
