package org.ranvier.conformance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.ranvier.api.data.Dataset.DataFolders;
import org.ranvier.data.NdArray;
import org.ranvier.data.Safetensors;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.training.Experiment;
import org.ranvier.training.report.EpochReport;
import org.ranvier.training.report.RunSummary;
import org.ranvier.training.report.TrainingListener;

/** Trains the Yin-Yang example on a few samples, with some of its values changed. */
final class TrainingRun implements TrainingListener {

    private static final Path EXAMPLES = Path.of(System.getProperty("ranvier.installation"), "examples");
    private static final Path EXAMPLE = EXAMPLES.resolve("yin-yang.yaml");
    private static final List<String> SMALL =
            List.of("data.limit=60", "training.batch=30", "network.hidden.neurons=10");

    private final Path directory;
    private final int stopAfter;
    private final List<String> advice = new ArrayList<>();
    private int epochs;

    private TrainingRun(Path directory, int stopAfter) {
        this.directory = directory;
        this.stopAfter = stopAfter;
    }

    /**
     * What is left of a run: what it came to, what was said on the way, and every number of its last checkpoint, by
     * name.
     */
    record Outcome(RunSummary summary, List<String> advice, Map<String, double[]> numbers) {

        double[] of(String name) {
            return numbers.get(name);
        }
    }

    /** Trains to the end. */
    static Outcome train(PluginRuntime plugins, Path directory, String backend, String... changes) {
        return new TrainingRun(directory, Integer.MAX_VALUE).train(load(EXAMPLE, plugins, backend, changes), false);
    }

    /** Plans another example, which fails where something in it cannot work. */
    static void plan(PluginRuntime plugins, String example, String backend, String... changes) {
        load(EXAMPLES.resolve(example + ".yaml"), plugins, backend, changes).plan();
    }

    /** Trains for some epochs, stops, and goes on. */
    static Outcome trainInTwoParts(
            PluginRuntime plugins, Path directory, String backend, int epochs, String... changes) {
        trainSome(plugins, directory, backend, epochs, changes);
        return goOn(plugins, directory, backend);
    }

    /** Trains for some epochs and stops. */
    static void trainSome(PluginRuntime plugins, Path directory, String backend, int epochs, String... changes) {
        new TrainingRun(directory, epochs).train(load(EXAMPLE, plugins, backend, changes), false);
    }

    /** Goes on with a run that was stopped. */
    static Outcome goOn(PluginRuntime plugins, Path directory, String backend) {
        Experiment again = load(directory.resolve("experiment.yaml"), plugins, backend);
        return new TrainingRun(directory, Integer.MAX_VALUE).train(again, true);
    }

    private Outcome train(Experiment experiment, boolean resume) {
        RunSummary summary = resume
                ? experiment.resume(directory, this, () -> epochs >= stopAfter)
                : experiment.run(directory, this, () -> epochs >= stopAfter);
        Map<String, double[]> numbers = new TreeMap<>();
        Map<String, NdArray> tensors =
                Safetensors.read(directory.resolve("last.safetensors")).tensors();
        tensors.forEach((name, array) -> numbers.put(name, array.values()));
        return new Outcome(summary, advice, numbers);
    }

    private static Experiment load(Path file, PluginRuntime plugins, String backend, String... changes) {
        List<String> all = file.equals(EXAMPLE) ? new ArrayList<>(SMALL) : new ArrayList<>();
        all.addAll(List.of(changes));
        return Experiment.load(
                file,
                new Experiment.Changes(all, OptionalLong.empty(), Optional.of(backend)),
                new Experiment.Environment(plugins, new NoFolders(), 2));
    }

    @Override
    public void epoch(EpochReport report, boolean best) {
        epochs++;
    }

    @Override
    public void advice(String sentence) {
        advice.add(sentence);
    }

    private record NoFolders() implements DataFolders {
        @Override
        public Optional<Path> find(String relative) {
            return Optional.empty();
        }

        @Override
        public List<Path> searched() {
            return List.of();
        }
    }
}
