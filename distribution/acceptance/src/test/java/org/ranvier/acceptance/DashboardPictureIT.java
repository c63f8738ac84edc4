package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
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

    private static final int MOST = 150_000;

    @TempDir
    Path directory;

    @Test
    void thePictureOfTheDashboardIsMade() throws Exception {
        ranvier()
                .run(arguments("fixed", "16", "network.hidden.delays.train=false"))
                .requireSuccess();
        ranvier()
                .run(arguments("slayer", "16", "network.hidden.delays.type=slayer"))
                .requireSuccess();
        try (Browser browser = Browser.open(directory);
                ChildProcess dashboard = ranvier().start("dashboard");
                ChildProcess training = ranvier().start(arguments("learned", "16", "seed=1"))) {
            Matcher address = Browser.until(
                    () -> Optional.of(Pattern.compile("(http://\\S+/)\n").matcher(dashboard.outputSoFar()))
                            .filter(Matcher::find));
            browser.size(1080, 1210);
            browser.go(address.group(1));
            browser.waitFor("document.querySelectorAll('#runs tbody tr').length === 3");
            browser.script(
                    "document.querySelectorAll('#runs tbody input').forEach(b => { if (!b.checked) b.click(); });"
                            + "document.querySelectorAll('#splits input').forEach(b => { if (b.value !== 'validation') b.click(); })");
            browser.waitFor("parseInt(document.querySelector('#runs tbody tr').cells[2].textContent) > 5");
            Path png = Installation.sources().resolve("docs/images/dashboard.png");
            browser.picture(png);
            assertThat(Files.size(png)).isBetween(10_000L, (long) MOST);
            training.signal("INT");
        }
    }

    private static String[] arguments(String run, String epochs, String change) {
        return Stream.of(
                        "train",
                        "yin-yang",
                        "--out",
                        "runs/" + run,
                        "--set",
                        "training.epochs=" + epochs,
                        "--set",
                        change)
                .toArray(String[]::new);
    }

    private RanvierProcess ranvier() {
        return RanvierProcess.assembledIn(directory);
    }
}
