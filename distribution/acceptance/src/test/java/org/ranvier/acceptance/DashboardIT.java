package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard in a browser, beside trainings in other processes. */
class DashboardIT {

    private static final int USAGE = 2;
    private static final int INTERRUPTED = 130;
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Pattern ADDRESS = Pattern.compile("(http://127\\.0\\.0\\.1:\\d+/[\\w-]{43}/)\n");

    /** A name that would be a script, were it not text; runs are files that come from others. */
    private static final String SCRIPT = "<img src=x onerror=alert(1)>";

    /** Longer than anybody waits for it. */
    private static final int LONG = 5000;

    @TempDir
    static Path directory;

    private static ChildProcess dashboard;
    private static String address;
    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        browser = Browser.open(directory);
        train("short", small(2));
        Path odd = Files.createDirectories(directory.resolve("runs").resolve(SCRIPT));
        Path damaged = Files.createDirectories(directory.resolve("runs/damaged"));
        for (String file : List.of("experiment.yaml", "resolved.json", "metrics.jsonl")) {
            Files.copy(directory.resolve("runs/short").resolve(file), odd.resolve(file));
            Files.copy(directory.resolve("runs/short").resolve(file), damaged.resolve(file));
        }
        Files.writeString(damaged.resolve("resolved.json"), "{");
        dashboard = ranvier().start("dashboard");
        address = address(dashboard);
    }

    @BeforeEach
    void look() throws Exception {
        browser.width(1200);
        browser.go(address);
        browser.waitFor("document.querySelectorAll('#runs tbody tr').length >= 3");
    }

    @AfterAll
    static void end() throws IOException {
        try (Browser _ = browser;
                ChildProcess _ = dashboard) {
            // Closed in any case.
        }
    }

    @Test
    void aRunIsSeenWhileItTrainsAndIsStoppedWithACheckpointByTheKeyboard() throws Exception {
        try (ChildProcess training = ranvier().start(arguments("stopped", small(LONG)))) {
            browser.waitFor(row("stopped") + "?.querySelector('.state').textContent === 'running'");
            String epoch = "parseInt(" + row("stopped") + ".cells[2].textContent)";
            browser.waitFor(epoch + " >= 1");
            int seen = browser.script("return " + epoch).asInt();
            browser.waitFor(epoch + " > " + seen);
            // Without a choice, the curves are those of what trains.
            browser.waitFor(row("stopped") + ".querySelector('input').checked");
            browser.waitFor("document.querySelectorAll('#charts canvas').length >= 2");
            browser.waitFor("/^(seconds|[0-9.]+ (s|min|h))$/.test(" + row("stopped") + ".cells[3].textContent)");

            browser.script(row("stopped") + ".querySelector('button').focus()");
            browser.press(Browser.ENTER);
            browser.waitFor("document.activeElement.id === 'stop-no'");
            assertThat(browser.text("document.getElementById('stop-resume').textContent"))
                    .isEqualTo("ranvier train --resume runs/stopped");
            browser.press(Browser.SHIFT, Browser.TAB);
            browser.press(" ");

            Result stopped = training.await(SOON).requireExit(INTERRUPTED);
            assertThat(stopped.stderr())
                    .matches("(?s).*interrupted (after epoch \\d+|in the first epoch);"
                            + " go on with: ranvier train --resume runs/stopped\\.\n");
        }
        browser.waitFor(row("stopped") + ".querySelector('.state').textContent === 'interrupted'");
        RunFolder run = new RunFolder(directory.resolve("runs/stopped"));
        assertThat(directory.resolve("runs/stopped/.stop")).doesNotExist();

        int epochs = (int) run.epochs() + 2;
        ranvier()
                .run("train", "--resume", "runs/stopped", "--set", "training.epochs=" + epochs)
                .requireSuccess();
        train("whole", small(epochs));
        RunFolder whole = new RunFolder(directory.resolve("runs/whole"));
        assertThat(run.last()).isEqualTo(whole.last());
        assertThat(run.best()).isEqualTo(whole.best());
        assertThat(run.metrics()).isEqualTo(whole.metrics());
        browser.waitFor(row("stopped") + ".querySelector('.state').textContent === 'finished'");
    }

    @Test
    void ofSeveralRunsAllAreStoppedAndGoOn() throws Exception {
        String[] command = Stream.of(
                        new String[] {"train", "yin-yang", "--seeds", "1..2", "--out", "runs/both"}, small(LONG))
                .flatMap(Stream::of)
                .toArray(String[]::new);
        try (ChildProcess training = ranvier().start(command)) {
            browser.waitFor(row("both/seed-1") + "?.querySelector('.state').textContent === 'running'");
            browser.script(row("both/seed-1") + ".querySelector('button').click()");
            browser.waitFor("document.getElementById('stop-dialog').open");
            assertThat(browser.text("document.getElementById('stop-resume').textContent"))
                    .isEqualTo("ranvier train --resume runs/both");
            browser.script("document.getElementById('stop-yes').click()");

            Result stopped = training.await(SOON).requireExit(INTERRUPTED);
            assertThat(stopped.stderr())
                    .contains("interrupted after 0 of 2 runs; go on with: ranvier train --resume runs/both.");
        }
        assertThat(directory.resolve("runs/both/seed-2")).doesNotExist();
    }

    @Test
    void aDamagedRunSaysWhyAndNamesAreText() throws Exception {
        browser.waitFor(row(SCRIPT));
        assertThat(browser.text(row("damaged") + ".cells[1].textContent"))
                .isEqualTo("damagedIt cannot be read: resolved.json is damaged.");
        assertThat(browser.script("return document.querySelectorAll('img[src=x]').length")
                        .asInt())
                .isZero();
    }

    @Test
    void aSampleIsRunThroughTheNewestNetworkAndTheReportOpens() throws Exception {
        browser.script("const s = document.getElementById('sample-run');"
                + "s.value = [...s.options].find(o => o.text === 'short').value;"
                + "s.dispatchEvent(new Event('change'));"
                + "document.getElementById('sample-place').value = 3;"
                + "document.getElementById('sample-show').click()");
        browser.waitFor("document.getElementById('sample-picture').naturalWidth > 300");
        assertThat(browser.text("document.getElementById('sample-caption').textContent"))
                .startsWith("Sample 3: class '")
                .endsWith(". short after epoch 2.");
        assertThat(browser.text("document.getElementById('sample-picture').alt"))
                .contains("input events", "spikes of hidden");

        String page = browser.windows().getFirst();
        browser.script(row("short") + ".querySelector('a').focus()");
        browser.press(Browser.ENTER);
        String report = Browser.until(
                () -> browser.windows().stream().filter(w -> !w.equals(page)).findFirst());
        browser.switchTo(report);
        try {
            browser.waitFor("document.title.startsWith('yin-yang: test accuracy')");
            browser.waitFor("document.querySelectorAll('canvas').length > 0");
            assertThat(browser.complaints()).isEmpty();
        } finally {
            browser.closeWindow();
            browser.switchTo(page);
        }
        assertThat(directory.resolve("runs/short/report.html")).doesNotExist();
    }

    @Test
    void anyoneCanUseIt() throws Exception {
        browser.waitFor(row("short"));
        browser.script("document.getElementById('filter').value = ''; const box = " + row("short")
                + ".querySelector('input'); if (!box.checked) { box.click(); }");
        browser.waitFor("document.querySelectorAll('#charts canvas').length >= 2");
        for (String scheme : List.of("light", "dark")) {
            browser.colours(scheme);
            assertThat(browser.script(Accessibility.CONTRAST).valueStream().map(Object::toString))
                    .as("too little contrast, " + scheme)
                    .isEmpty();
            for (int width : List.of(1200, 400, 320)) {
                browser.width(width);
                browser.waitFor("document.documentElement.scrollWidth <= " + width);
                // Curves are drawn again for a window of another width.
                browser.waitFor(
                        "[...document.querySelectorAll('#charts canvas')].every(c => c.clientWidth <= " + width + ")");
            }
        }
        browser.width(1200);
        browser.colours("light");
        assertThat(browser.script(Accessibility.NAMELESS).valueStream().map(Object::toString))
                .as("controls without a name")
                .isEmpty();
        everythingIsReachedByTheKeyboard();
        assertThat(browser.complaints()).isEmpty();
    }

    private static void everythingIsReachedByTheKeyboard() throws Exception {
        browser.script("document.activeElement.blur(); window.reached = new Set();"
                + "document.addEventListener('focusin', e => window.reached.add(e.target))");
        int count =
                browser.script("return (" + Accessibility.CONTROLS + ").length").asInt();
        assertThat(count).isGreaterThan(15);
        for (int n = 0; n < count + 2; n++) {
            browser.press(Browser.TAB);
        }
        assertThat(browser.script("return (" + Accessibility.CONTROLS
                                + ").filter(e => !window.reached.has(e)).map(e => e.outerHTML)")
                        .valueStream()
                        .map(Object::toString))
                .as("not reached")
                .isEmpty();
        browser.script("document.querySelector('#figures input[value=spikes_per_neuron]').focus()");
        browser.press(" ");
        browser.waitFor("document.querySelectorAll('#charts canvas').length >= 3");
        browser.press(" ");
        browser.script("document.getElementById('filter').focus()");
        browser.press("s", "h", "o", "r", "t");
        browser.waitFor(row("damaged") + ".hidden && !" + row("short") + ".hidden");
        browser.script(
                "const f = document.getElementById('filter'); f.value = ''; f.dispatchEvent(new Event('input'))");
    }

    @Test
    void anInterruptionEndsItAndThePageSaysSo() throws Exception {
        try (ChildProcess other = ranvier().start("dashboard", "runs/short")) {
            String page = browser.windows().getFirst();
            String otherAddress = address(other);
            browser.script("window.open('" + otherAddress + "', '_blank', 'noopener')");
            String window = Browser.until(() ->
                    browser.windows().stream().filter(w -> !w.equals(page)).findFirst());
            browser.switchTo(window);
            try {
                browser.waitFor("document.getElementById('connection')?.textContent === 'live'");
                // Nothing is being fetched any more that the end would cut off.
                browser.waitFor("document.querySelectorAll('#charts canvas').length >= 2");
                other.signal("INT");
                other.await(SOON).requireExit(INTERRUPTED);
                browser.waitFor("document.getElementById('connection').textContent === 'ended'");
                assertThat(browser.text("document.getElementById('said').textContent"))
                        .startsWith("The dashboard has ended");
                assertThat(browser.complaints()).isEmpty();
            } finally {
                browser.closeWindow();
                browser.switchTo(page);
            }
        }
    }

    @Test
    void whatCannotBeServedIsRefusedInASentence() throws Exception {
        Refusal refusal = new Refusal(ranvier().in(Files.createDirectories(directory.resolve("elsewhere"))));
        Matcher port = Pattern.compile(":(\\d+)/").matcher(address);
        assertThat(port.find()).isTrue();

        assertThat(refusal.of(USAGE, "dashboard", "--port", port.group(1)))
                .containsExactly("port " + port.group(1) + ": another program listens there, or this one may not;"
                        + " choose another with --port, or leave it out for one that is free.");
        assertThat(refusal.of(USAGE, "dashboard", "nowhere"))
                .containsExactly("nowhere: this is not a folder that can be read; give a folder of runs.");
        assertThat(refusal.of(USAGE, "dashboard", "--port", "70000"))
                .containsExactly("--port: '70000' is out of range; give 1 to 65535.");
    }

    /** The row of a run, as an expression. */
    private static String row(String name) {
        return "[...document.querySelectorAll('#runs tbody tr')].find(r => r.querySelector('label').textContent === '"
                + name + "')";
    }

    private static String address(ChildProcess process) throws Exception {
        return Browser.until(() -> Optional.of(ADDRESS.matcher(process.outputSoFar()))
                .filter(Matcher::find)
                .map(m -> m.group(1)));
    }

    private static String[] small(int epochs) {
        return new String[] {
            "--set", "data.limit=300", "--set", "training.epochs=" + epochs, "--set", "network.hidden.neurons=30"
        };
    }

    private static void train(String run, String... more) throws Exception {
        ranvier().run(arguments(run, more)).requireSuccess();
    }

    private static String[] arguments(String run, String... more) {
        return Stream.of(new String[] {"train", "yin-yang", "--out", "runs/" + run}, more)
                .flatMap(Stream::of)
                .toArray(String[]::new);
    }

    private static RanvierProcess ranvier() {
        return RanvierProcess.assembledIn(directory);
    }
}
