package org.ranvier.training.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.Metric;
import org.ranvier.config.ConfigParser;
import org.ranvier.config.tree.Mapping;
import org.ranvier.training.run.RunDirectory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A run as its files tell it: without its data, its plugins or its checkpoints.
 *
 * @param folder the run directory
 * @param overview the run at a glance
 * @param experiment the experiment, with all changes
 * @param epochs the finished epochs in order
 * @param bestEpoch the place among them of the one with the best validation value, the first of equals
 * @param record what was run: components, plugins, machine; by the keys of {@code resolved.json}
 */
public record RecordedRun(
        Path folder,
        RunOverview overview,
        Mapping experiment,
        List<Epoch> epochs,
        Optional<Integer> bestEpoch,
        Map<String, Object> record) {

    static final String SILENT = "silent_neurons";

    private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};

    /**
     * A finished epoch.
     *
     * @param epoch from 1
     * @param values every number of the epoch by the name it has in {@code metrics.jsonl}
     * @param silentNeurons for every population the share of its neurons that never spiked on the validation split
     */
    public record Epoch(int epoch, Map<String, Double> values, Map<String, Double> silentNeurons) {

        /** Returns a number of the epoch; NaN where it has none of that name. */
        public double value(String name) {
            return values.getOrDefault(name, Double.NaN);
        }
    }

    /** Returns whether a folder holds a run. */
    public static boolean isIn(Path folder) {
        return Files.isRegularFile(folder.resolve(RunDirectory.EXPERIMENT));
    }

    /**
     * Reads a run.
     *
     * @throws RanvierException if the folder holds no run, or one whose files are damaged
     */
    public static RecordedRun of(Path folder) {
        Path experiment = RunDirectory.existing(folder).experiment();
        try {
            RunFiles files = RunFiles.of(folder);
            String name = folder.toAbsolutePath().normalize().getFileName().toString();
            return new RecordedRun(
                    folder,
                    files.overview(name),
                    ConfigParser.read(experiment),
                    files.epochs().epochs(),
                    files.best(),
                    JsonMapper.shared().convertValue(files.resolved(), TREE));
        } catch (IOException | DateTimeException e) {
            throw new RanvierException(
                    Problem.data(
                            folder.toString(),
                            "the run cannot be read: " + RunListing.reason(e),
                            "restore the file from a copy, or leave the run out"),
                    e);
        }
    }

    /** Returns whether there is a checkpoint to evaluate. */
    public boolean hasCheckpoint() {
        return Files.isRegularFile(RunDirectory.existing(folder).best());
    }

    /** Returns the metric that selects the best epoch. */
    public Metric selectedBy() {
        return overview.selectedBy();
    }

    /** Returns the test value at the epoch of the best validation value, the figure to quote; NaN without any. */
    public double testAtBestValidation() {
        return overview.testAtBestValidation();
    }

    /** Returns the test value at the last epoch; NaN without any. */
    public double testAtLastEpoch() {
        return epochs.isEmpty() ? Double.NaN : epochs.getLast().value(test());
    }

    /** Returns the best test value of any epoch, selected on test; NaN without any. */
    public double bestTest() {
        return bestTestEpoch().map(n -> epochs.get(n).value(test())).orElse(Double.NaN);
    }

    /** Returns the place of the epoch with the best test value, the first of equals; empty without any. */
    public Optional<Integer> bestTestEpoch() {
        double best = Double.NaN;
        Optional<Integer> place = Optional.empty();
        for (int n = 0; n < epochs.size(); n++) {
            double value = epochs.get(n).value(test());
            if (selectedBy().better().isBetter(value, best)) {
                best = value;
                place = Optional.of(n);
            }
        }
        return place;
    }

    private String test() {
        return "test_" + selectedBy();
    }

    /** Returns the seed of the run; empty where its record does not tell it. */
    public Optional<Long> seed() {
        return record.get("seed") instanceof Number seed ? Optional.of(seed.longValue()) : Optional.empty();
    }
}
