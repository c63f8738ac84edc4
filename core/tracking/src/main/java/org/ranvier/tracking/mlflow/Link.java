package org.ranvier.tracking.mlflow;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ranvier.data.AtomicFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code mlflow.json} in a run directory: which run of which server is the record of it, so that a run that goes on
 * goes on there, too.
 *
 * @param server its address
 * @param experiment the name of the experiment there
 * @param run the id of the run there
 */
record Link(String server, String experiment, String run) {

    private static final String FILE = "mlflow.json";

    static Optional<Link> read(Path directory) {
        Path file = directory.resolve(FILE);
        try {
            JsonNode json = JsonMapper.shared().readTree(Files.readString(file));
            Link link = new Link(
                    json.path("tracking_uri").asString(""),
                    json.path("experiment").asString(""),
                    json.path("run_id").asString(""));
            return Optional.of(link).filter(it -> !it.run.isEmpty());
        } catch (IOException | JacksonException e) {
            return Optional.empty();
        }
    }

    void write(Path directory) {
        Map<String, String> json = new LinkedHashMap<>();
        json.put("tracking_uri", server);
        json.put("experiment", experiment);
        json.put("run_id", run);
        String text = JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
        AtomicFile.write(directory.resolve(FILE), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    static void remove(Path directory) throws IOException {
        Files.deleteIfExists(directory.resolve(FILE));
    }
}
