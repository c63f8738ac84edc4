package org.ranvier.training.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.config.ConfigParser;
import org.ranvier.config.tree.ConfigNode;
import org.ranvier.config.tree.Mapping;
import org.ranvier.config.tree.Numbers;
import org.ranvier.config.tree.Scalar;
import org.ranvier.config.tree.Sequence;
import org.ranvier.text.DiskReason;
import org.ranvier.training.network.NetworkReader;
import org.ranvier.training.tracking.TrackedEpoch;
import org.ranvier.training.tracking.TrackedRun;
import tools.jackson.databind.JsonNode;

/** What a run directory tells of a run so far, for those who record it elsewhere. */
final class RunHistory {

    private static final String NETWORK = "network";

    private final RunDirectory directory;
    private final JsonNode resolved;

    private RunHistory(RunDirectory directory) {
        this.directory = directory;
        this.resolved = directory.resolved();
    }

    /**
     * Reads.
     *
     * @param target the folder for files of those who record it
     */
    static TrackedRun of(RunDirectory directory, Path target) {
        RunHistory history = new RunHistory(directory);
        return new TrackedRun(
                history.resolved.path("name").asString(""),
                directory.path(),
                target,
                history.settings(),
                history.epochs());
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        gather("", ConfigParser.read(directory.experiment()), settings);
        for (String key : List.of("name", "seed", "backend", "threads", "parameters", "api")) {
            JsonNode value = resolved.path(key);
            if (value.isValueNode()) {
                settings.put(key, value.asString());
            }
        }
        for (JsonNode component : resolved.path("components")) {
            String role = component.path("role").asString("");
            settings.put(role, component.path("component").asString(""));
            component.path("settings").properties().forEach(setting -> {
                if (setting.getValue().isValueNode()) {
                    settings.put(
                            role + "." + setting.getKey(), setting.getValue().asString());
                }
            });
        }
        return settings;
    }

    /** Arrays of numbers, such as weights that a network starts with, are no settings that anybody compares. */
    private static void gather(String path, ConfigNode node, Map<String, String> to) {
        switch (node) {
            case Mapping mapping ->
                mapping.keys()
                        .forEach(key -> gather(
                                path.isEmpty() ? key : path + "." + key,
                                mapping.get(key).orElseThrow(),
                                to));
            case Sequence sequence -> {
                for (int n = 0; n < sequence.items().size(); n++) {
                    String item = path.equals(NETWORK) ? "." + NetworkReader.name(sequence.items(), n) : "[" + n + "]";
                    gather(path + item, sequence.items().get(n), to);
                }
            }
            case Scalar scalar -> {
                if (!scalar.isNull()) {
                    to.put(path, scalar.text());
                }
            }
            case Numbers _ -> {}
        }
    }

    private List<TrackedEpoch> epochs() {
        Instant ended = started();
        List<TrackedEpoch> epochs = new ArrayList<>();
        try {
            for (JsonNode line : new RecordReader(directory.path()).epochs()) {
                Map<String, Object> values = new LinkedHashMap<>();
                line.properties().forEach(it -> values.put(it.getKey(), plain(it.getValue())));
                double seconds = values.get("seconds") instanceof Number number ? number.doubleValue() : 0;
                ended = ended.plusNanos((long) (seconds * 1e9));
                epochs.add(TrackedEpoch.of(values, ended));
            }
        } catch (IOException e) {
            throw new RanvierException(
                    Problem.data(
                            directory.path().resolve(RunDirectory.METRICS).toString(),
                            "it cannot be read: " + DiskReason.of(e),
                            "remove the line that is damaged"),
                    e);
        }
        return epochs;
    }

    private Instant started() {
        return resolved.path(RunDirectory.STARTED)
                .asStringOpt()
                .map(text -> OffsetDateTime.parse(text).toInstant())
                .orElseGet(Instant::now);
    }

    private static Object plain(JsonNode node) {
        if (node.isObject()) {
            Map<String, Object> inner = new LinkedHashMap<>();
            node.properties().forEach(it -> inner.put(it.getKey(), plain(it.getValue())));
            return inner;
        }
        return node.isNumber() ? node.numberValue() : null;
    }
}
