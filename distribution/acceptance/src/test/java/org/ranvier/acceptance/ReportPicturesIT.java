package org.ranvier.acceptance;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** Makes the pictures of reports that the documents show; CONTRIBUTING.md has the command. */
@EnabledIfEnvironmentVariable(
        named = "RANVIER_PICTURES",
        matches = "yes",
        disabledReason = "pictures are made when RANVIER_PICTURES is yes")
class ReportPicturesIT {

    @TempDir
    Path directory;

    @Test
    void picturesOfReportsAreMade() throws Exception {
        Chromium chromium = Chromium.require(directory);
        for (int seed = 1; seed <= 6; seed++) {
            train(seed, "learned-" + seed);
            train(seed, "fixed-" + seed, "--set", "network.hidden.delays.train=false");
        }
        ranvier().run("report", "runs/learned-1").requireSuccess();
        ranvier().run("report", "runs", "--out", "runs.html").requireSuccess();

        Path one = directory.resolve("runs/learned-1/report.html");
        picture(chromium, one, "report.png", 1520);
        picture(chromium, directory.resolve("runs.html"), "report-of-several.png", 1150);
    }

    private void picture(Chromium chromium, Path page, String name, int height) throws Exception {
        DocumentPicture picture = DocumentPicture.named(name);
        chromium.picture(page, picture.png(), 1080, height);
        picture.finish();
    }

    private void train(int seed, String run, String... more) throws Exception {
        String[] brief = {"train", "yin-yang", "--seed", Integer.toString(seed), "--out", "runs/" + run};
        ranvier()
                .run(java.util.stream.Stream.of(brief, more)
                        .flatMap(java.util.Arrays::stream)
                        .toArray(String[]::new))
                .requireSuccess();
    }

    private RanvierProcess ranvier() {
        return RanvierProcess.assembledIn(directory).within(DocumentPicture.PATIENCE);
    }
}
