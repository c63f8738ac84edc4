package org.ranvier.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What training leaves on the disk.
 *
 * @param path the run directory
 */
record RunFolder(Path path) {

    /** The parameters and the state of the optimiser after the last epoch, byte for byte. */
    byte[] last() throws IOException {
        return Files.readAllBytes(path.resolve("last.safetensors"));
    }

    /** The same at the epoch of the best validation accuracy. */
    byte[] best() throws IOException {
        return Files.readAllBytes(path.resolve("best.safetensors"));
    }

    JsonNode json(String file) throws IOException {
        return JsonMapper.shared().readTree(Files.readString(path.resolve(file)));
    }

    /** The lines of {@code metrics.jsonl}, without what a clock measured. */
    List<Map<String, Object>> metrics() throws IOException {
        return Files.readAllLines(path.resolve("metrics.jsonl")).stream()
                .map(RunFolder::withoutSeconds)
                .toList();
    }

    /** The same with all that they hold. */
    List<JsonNode> lines() throws IOException {
        return Files.readAllLines(path.resolve("metrics.jsonl")).stream()
                .map(JsonMapper.shared()::readTree)
                .toList();
    }

    /** How many epochs {@code metrics.jsonl} tells of so far. */
    long epochs() throws IOException {
        Path metrics = path.resolve("metrics.jsonl");
        return Files.exists(metrics) ? Files.readString(metrics).lines().count() : 0;
    }

    /** How long all epochs took together. */
    double secondsOfEpochs() throws IOException {
        return Files.readAllLines(path.resolve("metrics.jsonl")).stream()
                .mapToDouble(line ->
                        JsonMapper.shared().readTree(line).get("seconds").asDouble())
                .sum();
    }

    List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** Removes it with all that is in it. */
    void remove() throws IOException {
        if (Files.exists(path)) {
            try (Stream<Path> files = Files.walk(path)) {
                for (Path file :
                        files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> withoutSeconds(String line) {
        Map<String, Object> metrics = new TreeMap<>(JsonMapper.shared().readValue(line, Map.class));
        metrics.remove("seconds");
        if (metrics.remove("rewired") != null) {
            // How long the gradients of dormant synapses took is among it, and so in the line's checksum.
            metrics.remove("crc32c");
        }
        return metrics;
    }
}
