package org.ranvier.tracking.mlflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ranvier.training.tracking.TrackedEpoch;
import org.ranvier.training.tracking.TrackedRun;
import tools.jackson.databind.JsonNode;

/** The record of a run on a server. All of it is used by the thread of the outbox alone. */
final class RemoteRun {

    /** What the API takes in one request. */
    private static final int METRICS = 1000;

    private static final int PARAMS = 100;

    /** Values of parameters may be that long on every server; newer ones take more. */
    private static final int VALUE = 500;

    private static final int NAME = 250;

    private static final String PROXIED = "mlflow-artifacts:";

    private final Server server;
    private final String experiment;
    private final TrackedRun run;
    private final Set<Integer> known = new HashSet<>();
    private String id;
    private boolean resumed;
    private String artifacts = "";

    RemoteRun(Server server, String experiment, TrackedRun run) {
        this.server = server;
        this.experiment = experiment;
        this.run = run;
    }

    /** Finds the run that was linked to before, or makes one. */
    void open(Instant started) throws IOException, InterruptedException {
        Optional<Link> link = Link.read(run.directory())
                .filter(it ->
                        it.server().equals(server.address()) && it.experiment().equals(experiment));
        if (link.isPresent() && goOn(link.get().run())) {
            return;
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("experiment_id", experimentId());
        body.put(
                "run_name",
                run.directory().toAbsolutePath().normalize().getFileName().toString());
        body.put("start_time", started.toEpochMilli());
        body.put("tags", List.of(pair("mlflow.source.name", "ranvier train"), pair("mlflow.source.type", "LOCAL")));
        JsonNode info = server.post("runs/create", body).path("run").path("info");
        take(info);
        new Link(server.address(), experiment, id).write(run.directory());
    }

    private void take(JsonNode info) {
        id = info.path("run_id").asString();
        artifacts = info.path("artifact_uri").asString("");
    }

    private boolean goOn(String linked) throws IOException, InterruptedException {
        try {
            JsonNode info =
                    server.get("runs/get", Map.of("run_id", linked)).path("run").path("info");
            if (!info.path("lifecycle_stage").asString("active").equals("active")) {
                return false;
            }
            take(info);
        } catch (Refused gone) {
            return false;
        }
        resumed = true;
        readKnown();
        status("RUNNING", Optional.empty());
        return true;
    }

    /** Reads which epochs the server has: it keeps every number that it was ever given. */
    private void readKnown() throws IOException, InterruptedException {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("run_id", id);
        query.put("metric_key", "train_loss");
        query.put("max_results", "1000");
        String page;
        do {
            JsonNode answer = server.get("metrics/get-history", query);
            answer.path("metrics")
                    .forEach(metric -> known.add(metric.path("step").asInt()));
            page = answer.path("next_page_token").asString("");
            query.put("page_token", page);
        } while (!page.isEmpty());
    }

    private String experimentId() throws IOException, InterruptedException {
        try {
            return found();
        } catch (Refused absent) {
            try {
                return server.post("experiments/create", Map.of("name", experiment))
                        .path("experiment_id")
                        .asString();
            } catch (Refused refused) {
                // Another process may have made it in between; if not, the first answer says more.
                try {
                    return found();
                } catch (Refused still) {
                    throw refused;
                }
            }
        }
    }

    private String found() throws IOException, InterruptedException {
        return server.get("experiments/get-by-name", Map.of("experiment_name", experiment))
                .path("experiment")
                .path("experiment_id")
                .asString();
    }

    /**
     * Sends what the run is made of. The values of parameters cannot be changed, so that those of a run that goes on
     * stay what they were at its beginning.
     */
    void params() throws IOException, InterruptedException {
        List<Map<String, Object>> params = new ArrayList<>();
        run.settings().forEach((name, value) -> params.add(pair(name(name), shortened(value))));
        for (int n = 0; n < params.size() && known.isEmpty(); n += PARAMS) {
            try {
                server.post(
                        "runs/log-batch",
                        Map.of("run_id", id, "params", params.subList(n, Math.min(n + PARAMS, params.size()))));
            } catch (Refused changed) {
                if (!resumed) {
                    throw changed;
                }
            }
        }
    }

    void epoch(TrackedEpoch epoch) throws IOException, InterruptedException {
        if (known.contains(epoch.epoch())) {
            return;
        }
        List<Map<String, Object>> metrics = new ArrayList<>();
        epoch.values().forEach((name, value) -> {
            Map<String, Object> metric = new LinkedHashMap<>();
            metric.put("key", name(name));
            metric.put("value", value);
            metric.put("timestamp", epoch.ended().toEpochMilli());
            metric.put("step", epoch.epoch());
            metrics.add(metric);
        });
        for (int n = 0; n < metrics.size(); n += METRICS) {
            server.post(
                    "runs/log-batch",
                    Map.of("run_id", id, "metrics", metrics.subList(n, Math.min(n + METRICS, metrics.size()))));
        }
        known.add(epoch.epoch());
    }

    /**
     * Sends files of the run directory, where the server takes them itself; elsewhere only its client knows where to.
     */
    void files(List<String> names) throws IOException, InterruptedException {
        if (!artifacts.startsWith(PROXIED)) {
            return;
        }
        String folder = artifacts.substring(PROXIED.length()).replaceFirst("^(//[^/]*)?/", "");
        for (String name : names) {
            Path file = run.directory().resolve(name);
            if (Files.isRegularFile(file)) {
                server.upload(folder + "/" + name, file);
            }
        }
    }

    void status(String status, Optional<Instant> ended) throws IOException, InterruptedException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("run_id", id);
        body.put("status", status);
        ended.ifPresent(at -> body.put("end_time", at.toEpochMilli()));
        server.post("runs/update", body);
    }

    void delete() throws IOException, InterruptedException {
        server.post("runs/delete", Map.of("run_id", id));
    }

    /** Names of parameters and metrics have letters, digits and a few signs. */
    static String name(String name) {
        String allowed = name.replaceAll("[^\\w.\\-/ ]", "_");
        return allowed.length() <= NAME ? allowed : allowed.substring(0, NAME);
    }

    private static String shortened(String value) {
        return value.length() <= VALUE ? value : value.substring(0, VALUE - 1) + "…";
    }

    private static Map<String, Object> pair(String key, String value) {
        Map<String, Object> pair = new LinkedHashMap<>();
        pair.put("key", key);
        pair.put("value", value);
        return pair;
    }
}
