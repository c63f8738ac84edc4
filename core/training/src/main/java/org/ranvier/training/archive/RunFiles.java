package org.ranvier.training.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.ranvier.api.data.Metric;
import org.ranvier.training.run.RecordReader;
import org.ranvier.training.run.RunDirectory;
import org.ranvier.training.run.RunLock;
import org.ranvier.training.run.SelectedBy;
import tools.jackson.databind.JsonNode;

/**
 * What a run's folder says in text: its record and its epochs.
 *
 * @param folder the run directory
 * @param resolved the record of what was run
 * @param epochs the finished epochs
 */
record RunFiles(Path folder, JsonNode resolved, EpochTable epochs) {

    /**
     * Reads the files.
     *
     * @throws IOException if one of them cannot be read, with the reason as its message
     */
    static RunFiles of(Path folder) throws IOException {
        RecordReader reader = new RecordReader(folder);
        JsonNode resolved = reader.resolved()
                .orElseThrow(() -> new NoSuchFileException(
                        folder.resolve(RunDirectory.RESOLVED).toString()));
        return new RunFiles(folder, resolved, EpochTable.of(reader.epochs()));
    }

    /** Returns the metric that selects the best epoch; older versions took the accuracy, or the loss without one. */
    Metric selecting() {
        return SelectedBy.read(resolved.path(SelectedBy.KEY))
                .orElseGet(() ->
                        IntStream.range(0, epochs.size()).allMatch(n -> Double.isNaN(validation(n, Metric.ACCURACY)))
                                ? Metric.LOSS
                                : Metric.ACCURACY);
    }

    /** Returns the place of the epoch with the best validation value, the first of equals; empty without any epoch. */
    Optional<Integer> best() {
        Metric selecting = selecting();
        int best = -1;
        for (int n = 0; n < epochs.size(); n++) {
            if (best < 0 || selecting.better().isBetter(validation(n, selecting), validation(best, selecting))) {
                best = n;
            }
        }
        return best < 0 ? Optional.empty() : Optional.of(best);
    }

    RunOverview overview(String name) {
        Metric selecting = selecting();
        Optional<Integer> best = best();
        return new RunOverview(
                name,
                resolved.path("name").asString(""),
                resolved.path("data").asString(""),
                resolved.path("backend").asString("").replaceFirst("@.*", ""),
                resolved.path("parameters").asInt(0),
                epochs.size(),
                resolved.path("epochs").asInt(0),
                state(),
                selecting,
                best.map(n -> epochs.value(n, "test_" + selecting)).orElse(Double.NaN),
                best.map(n -> epochs.value(n, "spikes_per_neuron")).orElse(Double.NaN),
                resolved.path("seed").isIntegralNumber()
                        ? OptionalLong.of(resolved.path("seed").asLong())
                        : OptionalLong.empty(),
                changes(),
                resolved.path(RunDirectory.STARTED).asStringOpt().map(OffsetDateTime::parse));
    }

    private List<String> changes() {
        List<String> changes = new ArrayList<>();
        resolved.path(RunDirectory.CHANGES).forEach(change -> changes.add(change.asString("")));
        return changes;
    }

    private double validation(int place, Metric metric) {
        return epochs.value(place, "validation_" + metric);
    }

    private RunOverview.State state() {
        if (RunLock.isHeld(folder)) {
            return RunOverview.State.RUNNING;
        }
        return Files.exists(folder.resolve(RunDirectory.SUMMARY))
                ? RunOverview.State.FINISHED
                : RunOverview.State.INTERRUPTED;
    }
}
