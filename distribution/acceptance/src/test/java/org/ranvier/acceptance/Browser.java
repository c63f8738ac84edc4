package org.ranvier.acceptance;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ranvier.testkit.Machine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A Chromium that somebody uses: it stays at a page, with a keyboard, a window of any width, light or dark. It is
 * driven by WebDriver, over ChromeDriver. Where that is not there, a test is skipped, or fails where
 * {@code RANVIER_REQUIRE} names {@code chromium}.
 */
final class Browser implements AutoCloseable {

    static final String TAB = "\uE004";
    static final String ENTER = "\uE007";
    static final String SHIFT = "\uE008";

    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final Pattern STARTED = Pattern.compile("started successfully on port (\\d+)");

    private final ChildProcess driver;
    private final HttpClient client = HttpClient.newHttpClient();
    private final String session;

    private Browser(ChildProcess driver, String server, Map<String, ?> capabilities) throws Exception {
        this.driver = driver;
        this.session = server + "/session/"
                + call("POST", server + "/session", Map.of("capabilities", Map.of("alwaysMatch", capabilities)))
                        .get("sessionId")
                        .asString();
    }

    /** Opens a window. */
    static Browser open(Path directory) throws Exception {
        Path program = Machine.require(
                "chromium",
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, "chromedriver"))
                        .filter(Files::isExecutable)
                        .findFirst());
        ChildProcess driver = ChildProcess.start(List.of(program.toString(), "--port=0"), directory, Map.of());
        try {
            Matcher started = until(
                    () -> Optional.of(STARTED.matcher(driver.outputSoFar())).filter(Matcher::find));
            List<String> arguments = List.of(
                    "--headless=new",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-dev-shm-usage",
                    "--hide-scrollbars",
                    "--user-data-dir=" + directory.resolve("browser"));
            return new Browser(
                    driver,
                    "http://127.0.0.1:" + started.group(1),
                    Map.of(
                            "goog:loggingPrefs",
                            Map.of("browser", "ALL"),
                            "goog:chromeOptions",
                            Map.of("args", arguments)));
        } catch (Exception | Error e) {
            driver.close();
            throw e;
        }
    }

    /** Returns what there is as soon as there is something; fails if that takes too long. */
    static <T> T until(Callable<Optional<T>> found) throws Exception {
        long end = System.nanoTime() + TIMEOUT.toNanos();
        while (System.nanoTime() < end) {
            Optional<T> value = found.call();
            if (value.isPresent()) {
                return value.get();
            }
            Thread.sleep(50);
        }
        throw new AssertionError("nothing came of it in " + TIMEOUT);
    }

    void go(String address) throws Exception {
        command("url", Map.of("url", address));
    }

    /** Returns what a piece of script returns. */
    JsonNode script(String body) throws Exception {
        return command("execute/sync", Map.of("script", body, "args", List.of()));
    }

    String text(String expression) throws Exception {
        return script("return String(" + expression + ")").asString();
    }

    /** Waits until an expression holds; fails with what is to be seen if it does not. */
    void waitFor(String expression) throws Exception {
        try {
            until(() -> Optional.of(script("return !!(" + expression + ")")).filter(JsonNode::asBoolean));
        } catch (AssertionError e) {
            throw new AssertionError("not so: " + expression + "\n" + text("document.body.innerText"), e);
        }
    }

    /** Presses keys, one after the other; the first is held where it is {@link #SHIFT}. */
    void press(String... keys) throws Exception {
        List<Map<String, String>> actions = new ArrayList<>();
        for (String key : keys) {
            actions.add(Map.of("type", "keyDown", "value", key));
            if (!key.equals(SHIFT)) {
                actions.add(Map.of("type", "keyUp", "value", key));
            }
        }
        if (keys[0].equals(SHIFT)) {
            actions.add(Map.of("type", "keyUp", "value", SHIFT));
        }
        command("actions", Map.of("actions", List.of(Map.of("type", "key", "id", "keyboard", "actions", actions))));
    }

    /** Makes the window so wide. */
    void width(int pixels) throws Exception {
        size(pixels, 900);
    }

    /** Makes the window so large, in pixels. */
    void size(int width, int height) throws Exception {
        devTools(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Chooses a colour scheme, {@code light} or {@code dark}. */
    void colours(String scheme) throws Exception {
        devTools(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    private void devTools(String method, Map<String, ?> parameters) throws Exception {
        command("goog/cdp/execute", Map.of("cmd", method, "params", parameters));
    }

    /** Returns what pages have complained of. */
    List<String> complaints() throws Exception {
        return command("se/log", Map.of("type", "browser"))
                .valueStream()
                .map(entry -> entry.get("message").asString())
                .toList();
    }

    /** Returns the windows, the first one first. */
    List<String> windows() throws Exception {
        return call("GET", session + "/window/handles", null)
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    void switchTo(String window) throws Exception {
        command("window", Map.of("handle", window));
    }

    void closeWindow() throws Exception {
        call("DELETE", session + "/window", null);
    }

    /** Takes a picture of the page as far as it is seen. */
    void picture(Path png) throws Exception {
        Files.write(
                png,
                Base64.getDecoder()
                        .decode(call("GET", session + "/screenshot", null).asString()));
    }

    private JsonNode command(String path, Map<String, ?> body) throws Exception {
        return call("POST", session + "/" + path, body);
    }

    private JsonNode call(String method, String address, Map<String, ?> body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(
                                        JsonMapper.shared().writeValueAsString(body)))
                .timeout(TIMEOUT)
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new AssertionError(method + " " + address + ": " + answer.body());
        }
        return JsonMapper.shared().readTree(answer.body()).get("value");
    }

    @Override
    public void close() throws IOException {
        try {
            call("DELETE", session, null);
        } catch (Exception | AssertionError e) {
            // It ends with its driver.
        }
        client.close();
        driver.close();
    }
}
