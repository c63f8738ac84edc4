package org.ranvier.acceptance;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ranvier.testkit.Machine;

/**
 * A Chromium without a window, in which pages are looked at as people see them. Where there is none, a test is skipped,
 * or fails where {@code RANVIER_REQUIRE} names {@code chromium}.
 *
 * @param program its path
 * @param directory where it puts its profile
 */
record Chromium(Path program, Path directory) {

    private static final String NAME = "chromium";
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    static Chromium require(Path directory) {
        Optional<Path> found = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder ->
                        Stream.of(NAME, "chromium-browser", "google-chrome").map(Path.of(folder)::resolve))
                .filter(Files::isExecutable)
                .findFirst();
        return new Chromium(Machine.require(NAME, found), directory);
    }

    /** Returns the page as it is once its scripts have run; fails where one of them complained. */
    String dom(Path page, String... more) throws IOException, InterruptedException {
        Result result = run(
                page,
                Stream.concat(Stream.of("--dump-dom"), Arrays.stream(more)).toList());
        if (result.stderr().contains(":CONSOLE")) {
            throw new AssertionError("a script complains: " + result);
        }
        return result.stdout();
    }

    /** Takes a picture of the top of a page. */
    void picture(Path page, Path png, int width, int height, String... more) throws IOException, InterruptedException {
        List<String> options = new ArrayList<>(
                List.of("--screenshot=" + png, "--window-size=" + width + "," + height, "--hide-scrollbars"));
        options.addAll(List.of(more));
        run(page, options);
    }

    private Result run(Path page, List<String> options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--enable-logging=stderr",
                "--user-data-dir=" + directory.resolve("profile"),
                "--virtual-time-budget=5000"));
        command.addAll(options);
        command.add(page.toUri().toString());
        return ChildProcess.run(command, directory, Map.of(), TIMEOUT).requireSuccess();
    }
}
