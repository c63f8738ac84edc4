package org.ranvier.training.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what a run says of itself in JSON: what was run, a line for every epoch, and what came of it. That a file is
 * damaged, or says something else than the run has written there, is the message of an {@link IOException}, a clause
 * that names it; whether anything is lost is for {@link RecordCheck} to say.
 *
 * @param run the run directory
 */
public record RecordReader(Path run) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Returns the record of what was run; empty where there is none. */
    public Optional<JsonNode> resolved() throws IOException {
        return object(RunDirectory.RESOLVED);
    }

    /** Returns what came of the run; empty until it has finished. */
    public Optional<JsonNode> summary() throws IOException {
        return object(RunDirectory.SUMMARY);
    }

    private Optional<JsonNode> object(String name) throws IOException {
        Path file = run.resolve(name);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            JsonNode node = JSON.readTree(Files.readString(file));
            if (node.isObject()) {
                if (!Checksums.isWhole(node)) {
                    throw new IOException(name + " is not what the run has written there: its checksum does not fit");
                }
                return Optional.of(node);
            }
        } catch (JacksonException e) {
            throw new IOException(name + " is damaged", e);
        }
        throw new IOException(name + " is damaged");
    }

    /** Returns the lines of the metrics as they are; none where there is no such file. */
    List<String> lines() throws IOException {
        Path metrics = run.resolve(RunDirectory.METRICS);
        return Files.exists(metrics) ? Files.readAllLines(metrics) : List.of();
    }

    /** Returns the finished epochs; the last line may be one that a killed run did not finish, and then is none. */
    public List<JsonNode> epochs() throws IOException {
        return epochs(Integer.MAX_VALUE);
    }

    /** Returns the finished epochs, the first {@code most} at most; what comes after them may be damaged. */
    List<JsonNode> epochs(int most) throws IOException {
        List<String> lines = lines();
        List<JsonNode> epochs = new ArrayList<>();
        for (int n = 0; n < Math.min(lines.size(), most); n++) {
            if (n < lines.size() - 1 || epoch(lines.get(n)).isPresent()) {
                epochs.add(epoch(lines.get(n), n + 1));
            }
        }
        return epochs;
    }

    /**
     * Returns the epoch of a line that is written to its end.
     *
     * @param number the number of the line, from 1
     */
    static JsonNode epoch(String line, int number) throws IOException {
        String place = "line " + number + " of " + RunDirectory.METRICS;
        JsonNode epoch = epoch(line).orElseThrow(() -> new IOException(place + " is damaged"));
        if (!Checksums.isWhole(epoch)) {
            throw new IOException(place + " is not what the run has written there");
        }
        return epoch;
    }

    private static Optional<JsonNode> epoch(String line) {
        try {
            return Optional.of(JSON.readTree(line))
                    .filter(node -> node.path("epoch").isIntegralNumber());
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** Returns all that are numbers in an object, by name and in its order. */
    public static Map<String, Double> numbers(JsonNode object) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        object.properties().stream()
                .filter(entry -> entry.getValue().isNumber())
                .forEach(entry -> numbers.put(entry.getKey(), entry.getValue().asDouble()));
        return numbers;
    }
}
