package org.ranvier.tracking.mlflow;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An MLflow tracking server.
 *
 * @see <a href="https://mlflow.org/docs/latest/api_reference/rest-api.html">REST API</a>
 */
final class Server {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final String API = "/api/2.0/";

    private final String address;
    private final Credentials credentials;

    /** Follows no redirection, which could take credentials elsewhere. */
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    Server(String address, Credentials credentials) {
        this.address = address.replaceFirst("/+$", "");
        this.credentials = credentials;
    }

    String address() {
        return address;
    }

    JsonNode get(String endpoint, Map<String, String> query) throws IOException, InterruptedException {
        StringBuilder path = new StringBuilder(API).append("mlflow/").append(endpoint);
        char separator = '?';
        for (Map.Entry<String, String> each : query.entrySet()) {
            path.append(separator).append(each.getKey()).append('=').append(encoded(each.getValue()));
            separator = '&';
        }
        return answer(request(path.toString()).GET());
    }

    JsonNode post(String endpoint, Map<String, ?> body) throws IOException, InterruptedException {
        return answer(request(API + "mlflow/" + endpoint)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    /**
     * Puts a file where the server keeps those of a run.
     *
     * @param path below the root of its artifacts
     */
    void upload(String path, Path file) throws IOException, InterruptedException {
        answer(request(API + "mlflow-artifacts/artifacts/" + encoded(path).replace("%2F", "/"))
                .PUT(BodyPublishers.ofFile(file)));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + path)).timeout(TIMEOUT);
        credentials.header().ifPresent(header -> request.header("Authorization", header));
        return request;
    }

    private JsonNode answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response;
        try {
            response = client.send(request.build(), BodyHandlers.ofString());
        } catch (ConnectException e) {
            throw new IOException("nothing answers at that address", e);
        }
        int status = response.statusCode();
        if (status / 100 == 2) {
            return json(response.body());
        }
        String says = "it answers " + status + message(response.body());
        throw status >= 500 || status == 408 || status == 429 ? new IOException(says) : new Refused(says);
    }

    private static String message(String body) {
        try {
            JsonNode json = JSON.readTree(body);
            String message =
                    json.path("message").asString("").lines().findFirst().orElse("");
            String code = json.path("error_code").asString("");
            return message.isEmpty() ? "" : ": " + message + (code.isEmpty() ? "" : " [" + code + "]");
        } catch (JacksonException e) {
            return "";
        }
    }

    private static JsonNode json(String body) throws Refused {
        try {
            return body.isBlank() ? JSON.createObjectNode() : JSON.readTree(body);
        } catch (JacksonException e) {
            throw new Refused("what it answers is not JSON, so that it is no MLflow server");
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
