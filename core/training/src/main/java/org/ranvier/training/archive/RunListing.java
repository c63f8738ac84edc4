package org.ranvier.training.archive;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.Metric;
import org.ranvier.training.run.RunDirectory;
import org.ranvier.training.run.RunLock;
import org.ranvier.training.run.SelectedBy;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Contents of a folder of runs.
 *
 * @param runs the runs, the latest first
 * @param others entries that are not runs or cannot be read, by name
 */
public record RunListing(List<RunOverview> runs, List<Other> others) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Comparator<RunOverview> LATEST_FIRST = Comparator.comparing(
                    RunOverview::started,
                    Comparator.comparing(s -> s.orElse(OffsetDateTime.MIN), OffsetDateTime.timeLineOrder()))
            .reversed()
            .thenComparing(RunOverview::run);

    /**
     * Something that is passed over.
     *
     * @param name its file name
     * @param reason why, a clause
     */
    public record Other(String name, String reason) {}

    /**
     * Looks into a folder; hidden files are left out.
     *
     * @throws RanvierException if it is no folder that can be read
     */
    public static RunListing of(Path folder) {
        List<RunOverview> runs = new ArrayList<>();
        List<Other> others = new ArrayList<>();
        for (Path path : entries(folder)) {
            String name = path.getFileName().toString();
            if (!Files.isRegularFile(path.resolve(RunDirectory.EXPERIMENT))) {
                others.add(new Other(name, "this is not a run directory"));
                continue;
            }
            try {
                runs.add(overview(path, name));
            } catch (IOException | DateTimeException e) {
                others.add(new Other(name, "it cannot be read: " + reason(e)));
            }
        }
        runs.sort(LATEST_FIRST);
        return new RunListing(runs, others);
    }

    private static List<Path> entries(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> !f.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new RanvierException(
                    Problem.usage(folder.toString(), "this is not a folder that can be read", "give a folder of runs"),
                    e);
        }
    }

    private static RunOverview overview(Path path, String name) throws IOException {
        JsonNode resolved = resolved(path.resolve(RunDirectory.RESOLVED));
        List<JsonNode> epochs = epochs(path.resolve(RunDirectory.METRICS));
        Metric selecting = SelectedBy.read(resolved.path(SelectedBy.KEY)).orElseGet(() -> ofOlderVersion(epochs));
        JsonNode best = null;
        for (JsonNode epoch : epochs) {
            if (best == null
                    || selecting.better().isBetter(validation(epoch, selecting), validation(best, selecting))) {
                best = epoch;
            }
        }
        return new RunOverview(
                name,
                resolved.path("name").asString(""),
                resolved.path("data").asString(""),
                resolved.path("backend").asString("").replaceFirst("@.*", ""),
                resolved.path("parameters").asInt(0),
                epochs.size(),
                resolved.path("epochs").asInt(0),
                state(path),
                selecting,
                best == null ? Double.NaN : number(best.path("test_" + selecting)),
                best == null ? Double.NaN : best.path("spikes_per_neuron").asDouble(Double.NaN),
                resolved.path("seed").isIntegralNumber()
                        ? OptionalLong.of(resolved.path("seed").asLong())
                        : OptionalLong.empty(),
                texts(resolved.path(RunDirectory.CHANGES)),
                resolved.path(RunDirectory.STARTED).asStringOpt().map(OffsetDateTime::parse));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asString("")));
        return texts;
    }

    private static JsonNode resolved(Path file) throws IOException {
        try {
            JsonNode resolved = JSON.readTree(Files.readString(file));
            if (resolved.isObject()) {
                return resolved;
            }
        } catch (JacksonException e) {
            // Said below.
        }
        throw new IOException(RunDirectory.RESOLVED + " is damaged");
    }

    /** The finished epochs; the last line may be one that a killed run did not finish. */
    private static List<JsonNode> epochs(Path metrics) throws IOException {
        List<String> lines = Files.exists(metrics) ? Files.readAllLines(metrics) : List.of();
        List<JsonNode> epochs = new ArrayList<>();
        for (int n = 0; n < lines.size(); n++) {
            try {
                epochs.add(JSON.readTree(lines.get(n)));
            } catch (JacksonException e) {
                if (n < lines.size() - 1) {
                    throw new IOException("line " + (n + 1) + " of " + RunDirectory.METRICS + " is damaged", e);
                }
            }
        }
        return epochs;
    }

    /** Runs of older versions are selected by their accuracy, or by their loss where there is none. */
    private static Metric ofOlderVersion(List<JsonNode> epochs) {
        return epochs.stream().allMatch(epoch -> Double.isNaN(validation(epoch, Metric.ACCURACY)))
                ? Metric.LOSS
                : Metric.ACCURACY;
    }

    private static double validation(JsonNode epoch, Metric metric) {
        return number(epoch.path("validation_" + metric));
    }

    private static double number(JsonNode node) {
        return node.isNumber() ? node.asDouble() : Double.NaN;
    }

    private static RunOverview.State state(Path run) {
        if (RunLock.isHeld(run)) {
            return RunOverview.State.RUNNING;
        }
        return Files.exists(run.resolve(RunDirectory.SUMMARY))
                ? RunOverview.State.FINISHED
                : RunOverview.State.INTERRUPTED;
    }

    private static String reason(Exception e) {
        return switch (e) {
            case NoSuchFileException missing -> Path.of(missing.getFile()).getFileName() + " is missing";
            case CharacterCodingException _ -> "one of its files is not text";
            case AccessDeniedException _ -> "permission denied";
            default -> e.getMessage();
        };
    }
}
