package org.ranvier.training.run;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.config.ConfigParser;
import org.ranvier.config.ConfigWriter;
import org.ranvier.config.tree.ConfigNode;
import org.ranvier.config.tree.ConfigTree;
import org.ranvier.config.tree.Mapping;
import org.ranvier.config.tree.Place;
import org.ranvier.config.tree.Scalar;
import org.ranvier.training.experiment.ExperimentReader;
import org.ranvier.training.experiment.ExperimentSpec;
import org.ranvier.training.number.Sha256;
import org.ranvier.training.pipeline.Pipeline;
import org.ranvier.training.pipeline.ScheduleSpan;
import org.ranvier.training.pipeline.ValidationHistory;
import org.ranvier.training.run.Alterations.Alteration;
import org.ranvier.training.split.SplitRecord;
import tools.jackson.databind.JsonNode;

/**
 * The continuation of a run, in which everything that the run's figures depend on must stay as it is. Training the
 * experiment that a run directory holds from the start yields the run's own figures, however often the run was
 * continued; whatever would break that is refused before anything is written.
 *
 * @param directory the directory of the run
 * @param before the experiment as the run has it
 * @param after the experiment with which the run is to continue
 */
public record Continuation(RunDirectory directory, Mapping before, Mapping after) {

    /** A checksum of what must stay as it is, in {@link RunDirectory#RESOLVED}. */
    static final String KEPT = "kept_sha256";

    /** The record of {@link SplitRecord}, there too. */
    static final String SPLITS = "splits";

    private static final String TRAINING = "training";
    private static final String SEED = "seed";
    private static final String SCHEDULE_EPOCHS = "schedule_epochs";

    /** The keys that may change: they concern names and the length of training, and leave what was trained as it is. */
    private static final List<String> FREE = List.of("name", "published");

    private static final List<String> FREE_TRAINING = List.of("epochs", "early_stopping", ExperimentReader.LOG);

    /** The checksum of what must stay as it is in an experiment that is kept as this text. */
    static String checksum(String yaml) {
        return ConfigParser.parse(RunDirectory.EXPERIMENT, yaml) instanceof Mapping experiment
                ? checksum(experiment)
                : "";
    }

    private static String checksum(Mapping experiment) {
        // That schedules keep to their epochs is added when a run goes on with more.
        Mapping kept = trainingWithout(kept(experiment), List.of(SCHEDULE_EPOCHS));
        return Sha256.of(ConfigWriter.write(kept).getBytes(StandardCharsets.UTF_8));
    }

    private static Mapping kept(Mapping experiment) {
        return trainingWithout(without(experiment, FREE), FREE_TRAINING);
    }

    private static Mapping trainingWithout(Mapping experiment, List<String> keys) {
        return experiment.get(TRAINING).orElse(null) instanceof Mapping training
                ? experiment.with(TRAINING, without(training, keys))
                : experiment;
    }

    private static Mapping without(Mapping mapping, List<String> keys) {
        Mapping rest = mapping;
        for (String key : keys) {
            rest = rest.without(key);
        }
        return rest;
    }

    /**
     * Compares the experiments.
     *
     * @throws RanvierException with all that would change what was trained
     */
    public void checkExperiment() {
        new RecordCheck(directory).resolved();
        JsonNode resolved = directory.resolved();
        String recorded = resolved.path(KEPT).asString("");
        if (!recorded.isEmpty() && !recorded.equals(checksum(before))) {
            throw new RanvierException(Problem.usage(
                    directory.experiment().toString(),
                    "it was edited since the run began, and not only in training.epochs, training.early_stopping, training.log, name or published",
                    "undo that, or train it from the start: ranvier train " + directory.experiment()));
        }
        List<Problem> problems = Alterations.between(kept(before), kept(after)).stream()
                .filter(it -> !isThatSeed(it, resolved.path(RunProvenance.SEED).asString("0")))
                .map(this::refusal)
                .toList();
        if (!problems.isEmpty()) {
            throw new RanvierException(problems);
        }
    }

    /** A file need not say which seed it has. */
    private static boolean isThatSeed(Alteration alteration, String seed) {
        return alteration.path().equals(SEED)
                && alteration.after().filter(node -> text(node).equals(seed)).isPresent();
    }

    private Problem refusal(Alteration alteration) {
        String was = alteration
                .before()
                .map(node -> "the run has been trained with " + text(node))
                .orElse("the run has been trained without it");
        String now = alteration.after().map(Continuation::text).orElse("none");
        String how = alteration
                .after()
                .filter(Scalar.class::isInstance)
                .map(node -> option(alteration.path(), text(node)))
                .orElse("");
        return Problem.usage(
                alteration.path(),
                was + " and cannot go on with " + now,
                "leave it as it is, or train from the start: ranvier train " + directory.experiment() + how);
    }

    private static String option(String path, String value) {
        return path.equals(SEED) || path.equals("backend")
                ? " --" + path + " " + value
                : " --set " + path + "=" + value;
    }

    private static Optional<Integer> epochs(Mapping experiment) {
        Optional<ConfigNode> epochs = experiment
                .get(TRAINING)
                .filter(Mapping.class::isInstance)
                .flatMap(training -> ((Mapping) training).get("epochs"));
        return epochs.orElse(null) instanceof Scalar scalar && scalar.value() instanceof Long number
                ? Optional.of(number.intValue())
                : Optional.empty();
    }

    /**
     * The experiment to go on with, its schedules kept to what they went over.
     *
     * @param epochs as {@link #scheduleEpochs} says
     */
    public Mapping keeping(int epochs) {
        Mapping training = (Mapping) after.get(TRAINING).orElseThrow();
        ConfigNode number = ConfigTree.node(Place.of("--set " + TRAINING + "." + SCHEDULE_EPOCHS), (long) epochs);
        return after.with(TRAINING, training.with(SCHEDULE_EPOCHS, number));
    }

    private static String text(ConfigNode node) {
        return node instanceof Scalar scalar ? scalar.text() : node.found();
    }

    /**
     * Looks whether the data is what it was.
     *
     * @throws RanvierException with all that is not
     */
    public static void checkSplits(RunDirectory directory, Pipeline pipeline) {
        new RecordCheck(directory).resolved();
        JsonNode resolved = directory.resolved();
        String remedy =
                "give it the data that it began with, or train from the start: ranvier train " + directory.experiment();
        // First what says most of what is other.
        SplitRecord.check(pipeline.data().title(), resolved.path(SPLITS), pipeline.splits(), remedy);
        DataFiles.check(resolved.path(DataFiles.KEY), pipeline, remedy);
    }

    /**
     * The epochs that schedules must keep to so that what was trained stays as it was; empty where it would anyway.
     *
     * @throws RanvierException if more epochs are finished than there are to be
     */
    public Optional<Integer> scheduleEpochs(Pipeline pipeline, TrainingState standing) {
        ExperimentSpec.Training training = pipeline.spec().training();
        if (training.epochs() < standing.epoch()) {
            throw new RanvierException(Problem.usage(
                    "training.epochs",
                    "the run has finished " + standing.epoch() + " epochs, which are more than " + training.epochs(),
                    "give at least " + standing.epoch()));
        }
        int planned = directory
                .resolved()
                .path(RunProvenance.EPOCHS)
                .asInt(epochs(before).orElse(training.epochs()));
        if (before.get(TRAINING).orElse(null) instanceof Mapping own
                        && own.get(SCHEDULE_EPOCHS).isPresent()
                || planned == training.epochs()) {
            return Optional.empty();
        }
        ValidationHistory history = standing.history(pipeline.metrics().selecting());
        ScheduleSpan now = ScheduleSpan.of(pipeline);
        ScheduleSpan then = now.over(planned);
        boolean rates = training.schedules().values().stream()
                .map(schedule -> schedule.component().rule(schedule.settings()))
                .anyMatch(rule -> then.differsFrom(now, rule, history));
        boolean widths = pipeline.network().schedules().values().stream()
                .anyMatch(scalar -> then.differsFrom(now, scalar, standing.epoch()));
        boolean structure = standing.step() > 0 && pipeline.learnsStructure();
        return rates || widths || structure ? Optional.of(planned) : Optional.empty();
    }
}
