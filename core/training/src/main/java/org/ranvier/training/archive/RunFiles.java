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
record RunFiles(Path folder, JsonNode resolved, List<JsonNode> epochs) {

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
        return new RunFiles(folder, resolved, reader.epochs());
    }

    /** Returns the metric that selects the best epoch; older versions took the accuracy, or the loss without one. */
    Metric selecting() {
        return SelectedBy.read(resolved.path(SelectedBy.KEY))
                .orElseGet(() -> epochs.stream().allMatch(epoch -> Double.isNaN(validation(epoch, Metric.ACCURACY)))
                        ? Metric.LOSS
                        : Metric.ACCURACY);
    }

    /** Returns the place of the epoch with the best validation value, the first of equals; empty without any epoch. */
    Optional<Integer> best() {
        Metric selecting = selecting();
        int best = -1;
        for (int n = 0; n < epochs.size(); n++) {
            if (best < 0
                    || selecting
                            .better()
                            .isBetter(validation(epochs.get(n), selecting), validation(epochs.get(best), selecting))) {
                best = n;
            }
        }
        return best < 0 ? Optional.empty() : Optional.of(best);
    }

    RunOverview overview(String name) {
        Metric selecting = selecting();
        Optional<JsonNode> best = best().map(epochs::get);
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
                best.map(epoch -> number(epoch.path("test_" + selecting))).orElse(Double.NaN),
                best.map(epoch -> number(epoch.path("spikes_per_neuron"))).orElse(Double.NaN),
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

    private static double validation(JsonNode epoch, Metric metric) {
        return number(epoch.path("validation_" + metric));
    }

    static double number(JsonNode node) {
        return node.isNumber() ? node.asDouble() : Double.NaN;
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
