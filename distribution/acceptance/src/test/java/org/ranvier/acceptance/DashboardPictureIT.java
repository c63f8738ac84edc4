package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** Makes the picture of the dashboard that its document shows; CONTRIBUTING.md has the command. */
@EnabledIfEnvironmentVariable(
        named = "RANVIER_PICTURES",
        matches = "yes",
        disabledReason = "pictures are made when RANVIER_PICTURES is yes")
class DashboardPictureIT {

    private static final int EPOCHS = 16;
    /** At which epoch a run is held. */
    private static final int HELD = 6;
    /** What a page takes to draw its curves, and more. */
    private static final Duration DRAWN = Duration.ofSeconds(1);

    @TempDir
    Path directory;

    /**
     * The run that trains is held at an epoch: then the page is at rest, and nothing competes with the browser for the
     * machine.
     */
    @Test
    void thePictureOfTheDashboardIsMade() throws Exception {
        ranvier().run(arguments("fixed", "network.hidden.delays.train=false")).requireSuccess();
        ranvier().run(arguments("slayer", "network.hidden.delays.type=slayer")).requireSuccess();
        DocumentPicture picture = DocumentPicture.named("dashboard.png");
        try (ChildProcess training = ranvier().start(arguments("learned", "seed=1"))) {
            RunFolder run = new RunFolder(directory.resolve("runs/learned"));
            while (training.isAlive() && run.epochs() < HELD) {
                Thread.sleep(20);
            }
            training.signal("STOP");
            try (Browser browser = Browser.open(directory);
                    ChildProcess dashboard = ranvier().start("dashboard")) {
                Matcher address = Browser.until(
                        () -> Optional.of(Pattern.compile("(http://\\S+/)\n").matcher(dashboard.outputSoFar()))
                                .filter(Matcher::find));
                browser.size(1080, 1210);
                browser.go(address.group(1));
                browser.waitFor("document.querySelectorAll('#runs tbody tr').length === 3");
                browser.waitFor("document.querySelectorAll('#splits input').length === 3");
                browser.script(
                        "document.querySelectorAll('#runs tbody input').forEach(b => { if (!b.checked) b.click(); });"
                                + "document.querySelectorAll('#splits input').forEach(b => { if (b.value !== 'validation') b.click(); })");
                browser.waitFor("document.querySelectorAll('#runs tbody input:checked').length === 3");
                browser.waitFor("document.querySelectorAll('#charts canvas').length >= 2");
                assertThat(browser.text("document.querySelector('#runs tbody tr').cells[1].textContent"))
                        .isEqualTo("running");
                Thread.sleep(DRAWN);
                browser.picture(picture.png());
            } finally {
                training.signal("CONT");
            }
        }
        picture.finish();
    }

    private static String[] arguments(String run, String change) {
        return Stream.of(
                        "train",
                        "yin-yang",
                        "--out",
                        "runs/" + run,
                        "--set",
                        "training.epochs=" + EPOCHS,
                        "--set",
                        change)
                .toArray(String[]::new);
    }

    private RanvierProcess ranvier() {
        return RanvierProcess.assembledIn(directory).within(DocumentPicture.PATIENCE);
    }
}
