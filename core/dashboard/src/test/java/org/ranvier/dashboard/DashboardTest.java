package org.ranvier.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
class DashboardTest {

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private Dashboard dashboard;

    @BeforeEach
    void start() throws Exception {
        RunFolder.in(folder, "<script>alert(1)").epoch(1);
        dashboard = serve(0);
    }

    @AfterEach
    void end() {
        dashboard.close();
        client.shutdownNow();
    }

    private Dashboard serve(int port) {
        return Dashboard.start(List.of(folder), port, run -> {
            throw new RanvierException(Problem.data(run.toString(), "its data are gone", "get them"));
        });
    }

    @Test
    void thePageLoadsNothingFromElsewhere() throws Exception {
        HttpResponse<String> page = get("");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self'")
                .doesNotContain("unsafe");
        assertThat(page.headers().map()).doesNotContainKey("access-control-allow-origin");
        for (String asset : List.of("", "style.css", "dashboard.js", "curves.js")) {
            assertThat(get(asset).body()).doesNotContain("http:", "https:", "innerHTML", "@import");
        }
        assertThat(get("charts.js").body()).contains("uPlot", "Permission is hereby granted");
        assertThat(get("icon.svg").statusCode()).isEqualTo(200);
        assertThat(get("other").statusCode()).isEqualTo(404);
    }

    @Test
    void withoutTheTokenNothingIsServed() throws Exception {
        String token = token();
        String other = (token.charAt(0) == 'A' ? "B" : "A") + token.substring(1);

        for (String path : List.of("", "/", "/" + other + "/", "/" + token, "/" + other + "/events", "/favicon.ico")) {
            URI address = dashboard.address().resolve("/").resolve(path.isEmpty() ? "/" : path);
            HttpResponse<String> answer =
                    client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(path).isEqualTo(403);
            assertThat(answer.body()).doesNotContain(token, "script");
        }
    }

    @Test
    void tokensOfTwoDashboardsAreOthersAndBothServe() throws Exception {
        try (Dashboard second = serve(0)) {
            assertThat(second.address()).isNotEqualTo(dashboard.address());
            assertThat(second.address().getPath())
                    .isNotEqualTo(dashboard.address().getPath());
            assertThat(client.send(
                                    HttpRequest.newBuilder(second.address()).build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(get("").statusCode()).isEqualTo(200);
    }

    /** A name that somebody lets point to this machine reaches the server, and must not be served. */
    @Test
    void onlyNamesOfThisMachineAreServed() throws Exception {
        int port = dashboard.address().getPort();

        assertThat(raw("Host: evil.example:" + port)).startsWith("HTTP/1.1 403");
        assertThat(raw("Host: 127.0.0.1.evil.example:" + port)).startsWith("HTTP/1.1 403");
        assertThat(raw("Host: 127.0.0.1:1")).startsWith("HTTP/1.1 403");
        assertThat(raw("Host: 127.0.0.1:" + port + "\r\nOrigin: http://evil.example"))
                .startsWith("HTTP/1.1 403");
        assertThat(raw("Host: 127.0.0.1:" + port + "\r\nOrigin: null")).startsWith("HTTP/1.1 403");
        assertThat(raw("Host: localhost:" + port)).startsWith("HTTP/1.1 200");
        assertThat(raw("Host: 127.0.0.1:" + port + "\r\nOrigin: http://127.0.0.1:" + port))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void thingsAreReadAndOnlyActionsAreDone() throws Exception {
        for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS", "HEAD", "PATCH")) {
            HttpResponse<String> answer = send(request("").method(method, HttpRequest.BodyPublishers.noBody()));
            assertThat(answer.statusCode()).as(method).isEqualTo(405);
            assertThat(answer.headers().firstValue("Allow")).contains("GET");
        }
        assertThat(get("stop?run=run-1").statusCode()).isEqualTo(405);
    }

    @Test
    void actionsNeedTheTokenInAHeaderToo() throws Exception {
        new Events();

        assertThat(send(request("stop?run=run-1").POST(HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(403);
        HttpResponse<String> answer = send(
                request("stop?run=run-1").header("X-Ranvier-Token", token()).POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).endsWith("no process trains this run; there is nothing to stop.\n");
        assertThat(folder.resolve("<script>alert(1)/.stop")).doesNotExist();
    }

    @Test
    void pagesAreToldWhatChangesAndThatItIsOver() throws Exception {
        Events events = new Events();
        assertThat(events.next().get("rows").get(0).get("name").asString()).isEqualTo("<script>alert(1)");

        RunFolder second = RunFolder.in(folder, "second").epoch(1);
        JsonNode told = events.next();
        assertThat(told.get("rows").size()).isEqualTo(1);
        assertThat(told.get("rows").get(0).get("epochs").asInt()).isEqualTo(1);

        // Half a line counts for nothing until the other half is there.
        second.append("{\"epoch\":2,\"train_");
        RunFolder.in(folder, "third");
        assertThat(events.next()
                        .get("rows")
                        .valueStream()
                        .map(row -> row.get("name").asString()))
                .contains("third");
        second.append("loss\":0.5}\n");
        assertThat(events.next().get("rows").get(0).get("epochs").asInt()).isEqualTo(2);

        for (String file : List.of("metrics.jsonl", "resolved.json", "experiment.yaml")) {
            Files.delete(second.path().resolve(file));
        }
        Files.delete(second.path());
        JsonNode gone = events.next();
        while (gone.get("gone").isEmpty()) {
            gone = events.next();
        }
        assertThat(gone.get("gone").size()).isEqualTo(1);

        dashboard.close();
        assertThat(events.lines()).contains("event: end");
    }

    @Test
    void aDamagedRunIsShownWithTheReason() throws Exception {
        RunFolder damaged = RunFolder.in(folder, "damaged");
        damaged.append("#\n");
        Files.writeString(damaged.path().resolve("resolved.json"), "{");

        JsonNode rows = new Events().next().get("rows");
        JsonNode row = rows.valueStream()
                .filter(r -> r.get("name").asString().equals("damaged"))
                .findFirst()
                .orElseThrow();
        assertThat(row.get("state").asString()).isEqualTo("damaged");
        assertThat(row.get("damage").asString()).isEqualTo("It cannot be read: resolved.json is damaged.");
        assertThat(get("report?run=" + row.get("id").asString()).body()).contains("resolved.json is damaged");
    }

    @Test
    void whatANetworkCannotGiveIsSaidInASentence() throws Exception {
        new Events();

        HttpResponse<String> sample = get("sample?run=run-1&split=test&place=0");
        assertThat(sample.statusCode()).isEqualTo(409);
        assertThat(sample.body()).endsWith("its data are gone; get them.\n");
        assertThat(get("sample?run=run-1&split=test&place=-1").body()).isEqualTo("Samples are counted from 0.\n");
        assertThat(get("sample?run=nothing").statusCode()).isEqualTo(404);
        assertThat(get("epochs?run=../../etc").statusCode()).isEqualTo(404);
    }

    @Test
    void aReportMayRunItsScriptsAndKnowsNothingOfThisServer() throws Exception {
        new Events();
        HttpResponse<String> report = get("report?run=run-1");

        assertThat(report.body())
                .startsWith("<!DOCTYPE html>\n<!-- Report of Ranvier -->")
                .doesNotContain("<script>alert");
        assertThat(report.headers().firstValue("Content-Security-Policy").orElseThrow())
                .endsWith("sandbox allow-scripts");
        assertThat(folder.resolve("<script>alert(1)/report.html")).doesNotExist();
    }

    @Test
    void aPortThatIsTakenIsRefusedInASentence() {
        int port = dashboard.address().getPort();

        assertThatThrownBy(() -> serve(port)).isInstanceOfSatisfying(RanvierException.class, e -> {
            Problem problem = e.problems().getFirst();
            assertThat(problem.kind()).isEqualTo(Problem.Kind.USAGE);
            assertThat(problem.where()).isEqualTo("port " + port);
            assertThat(problem.message()).isEqualTo("another program listens there, or this one may not");
        });
    }

    /** A page that was closed is no longer looked for. */
    @Test
    void aClosedPageCostsNothing() throws Exception {
        Streams streams = new Streams(new RunWatch(List.of(folder)));
        try (Dashboard other = Dashboard.serve(streams, new RunWatch(List.of(folder)), 0, new Networks(run -> null))) {
            Socket socket = new Socket("127.0.0.1", other.address().getPort());
            socket.getOutputStream()
                    .write(text(
                            other,
                            "events",
                            "Host: 127.0.0.1:" + other.address().getPort()));
            assertThat(socket.getInputStream().read()).isEqualTo('H');
            while (streams.pages() == 0) {
                Thread.sleep(10);
            }
            socket.close();
            RunFolder run = RunFolder.in(folder, "more");
            for (int epoch = 1; streams.pages() > 0; epoch++) {
                run.epoch(epoch);
                Thread.sleep(50);
            }
        }
    }

    /** What a browser reads from the stream of events. */
    private final class Events {

        private final BufferedReader reader;

        Events() throws Exception {
            InputStream in = client.send(
                            HttpRequest.newBuilder(dashboard.address().resolve("events"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofInputStream())
                    .body();
            reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            // Whoever asks for a run has seen it.
            assertThat(reader.readLine()).isEqualTo("retry: 1000");
        }

        JsonNode next() throws Exception {
            String line = reader.readLine();
            while (!line.startsWith("data: ")) {
                line = reader.readLine();
            }
            return JsonMapper.shared().readTree(line.substring("data: ".length()));
        }

        List<String> lines() {
            return reader.lines().toList();
        }
    }

    private String token() {
        return dashboard.address().getPath().replace("/", "");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(dashboard.address().resolve(path));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(request(path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static byte[] text(Dashboard of, String path, String headers) {
        return ("GET " + of.address().getPath() + path + " HTTP/1.1\r\n" + headers + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** A request with headers that a client would not send. */
    private String raw(String headers) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", dashboard.address().getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(text(dashboard, "", headers));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
