package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The page of a large sweep in a real browser. What it takes to open is printed, for docs/sweep.md. */
class ThousandTrialsIT {

    private static final String SWEEP = """
            experiment: yin-yang
            set: {data.limit: 60, training.epochs: 2}
            random:
              trials: 1000
              values:
                training.optimizer.lr: {log-uniform: [1e-4, 0.1]}
                network.hidden.neurons: {integer: [5, 120]}
                network.hidden.delays.type: {choice: [slayer, triangle, dcls]}
                training.batch: {choice: [10, 20, 50]}
            """;

    private static final String OPENED = """
            document.documentElement.getBoundingClientRect();
            return {load: performance.getEntriesByType('navigation')[0].loadEventEnd, laidOut: performance.now()};
            """;

    @TempDir
    static Path directory;

    @Test
    void thePageOfAThousandTrialsOpens() throws Exception {
        Path page = page(directory);
        try (Browser browser = Browser.open(directory)) {
            browser.size(1200, 900);
            for (int n = 1; n <= 3; n++) {
                browser.go("about:blank");
                browser.go(page.toUri().toString());
                browser.waitFor("performance.getEntriesByType('navigation')[0].loadEventEnd > 0");
                JsonNode opened = browser.script(OPENED);
                System.out.printf(
                        Locale.ROOT,
                        "Page of 1,000 trials, %d kB, opening %d: loaded after %.0f ms, laid out within %.0f ms%n",
                        Files.size(page) / 1000,
                        n,
                        opened.get("load").asDouble(),
                        opened.get("laidOut").asDouble());
            }
            assertThat(browser.text("document.body.innerText")).contains("Of 1,000 trials 1,000 finished");
            assertThat(browser.text("document.querySelectorAll('table')[1].rows.length"))
                    .isEqualTo("1001");
        }
    }

    /** One training, whose run directory stands for that of every trial. */
    private static Path page(Path directory) throws Exception {
        RanvierProcess ranvier = RanvierProcess.assembledIn(directory);
        Files.writeString(directory.resolve("thousand.yaml"), SWEEP);
        ranvier.run("sweep", "thousand.yaml", "--engine=slurm", "--print", "--out=thousand")
                .requireSuccess();
        ranvier.run("train", "yin-yang", "--set=data.limit=60", "--set=training.epochs=2", "--out=one")
                .requireSuccess();
        List<Path> files;
        try (Stream<Path> run = Files.list(directory.resolve("one"))) {
            files = run.filter(Files::isRegularFile).toList();
        }
        for (int n = 1; n <= 1000; n++) {
            Path trial = Files.createDirectories(
                    directory.resolve("thousand").resolve(String.format(Locale.ROOT, "%04d", n)));
            for (Path file : files) {
                Files.createLink(trial.resolve(file.getFileName()), file);
            }
        }
        ranvier.run("report", "thousand").requireSuccess();
        return directory.resolve("thousand/report.html");
    }
}
