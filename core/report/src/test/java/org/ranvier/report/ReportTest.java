package org.ranvier.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.training.archive.RecordedRun;

class ReportTest {

    private static final int MEGABYTE = 1 << 20;

    @TempDir
    Path directory;

    @Test
    void aRunWhoseDataIsGoneHasAReportOfWhatItsFilesTell() throws IOException {
        RecordedRun run = RunFolders.make(directory.resolve("a"), "dcls", 1, 3, 0.9);
        Files.writeString(directory.resolve("a/best.safetensors"), "");

        String html = RunReport.of(run, () -> {
                    throw new RanvierException(Problem.data("Sounds", "it is not there", "fetch it"));
                })
                .html();

        assertThat(html)
                .contains("<title>sounds: test accuracy 90.00 %</title>")
                .contains("test@best-validation", "test@last-epoch", "best-test")
                .contains("selected on test, for comparison with papers that do the same")
                .contains("The network could not be run, as Sounds: it is not there.")
                .contains("00ff");
    }

    @Test
    void aHundredRunsFitIntoFiveMegabytes() throws IOException {
        List<RecordedRun> runs = new ArrayList<>();
        for (int n = 0; n < 100; n++) {
            runs.add(RunFolders.make(directory.resolve("r" + n), "learner" + n % 10, n / 10, 400, 0.8 + 0.001 * n));
        }

        String html = RunsReport.of(runs).html();

        assertThat(html.length()).isLessThan(5 * MEGABYTE);
        assertThat(html).contains("100 runs in 10 groups").contains("r99");
    }

    @Test
    void nothingIsLoadedFromAnywhere() throws IOException {
        String html = RunsReport.of(List.of(
                        RunFolders.make(directory.resolve("a"), "dcls", 1, 3, 0.9),
                        RunFolders.make(directory.resolve("b"), "fixed", 1, 3, 0.8)))
                .html();

        // Compared as a whole, a page would fill the screen when this fails.
        assertThat(html.contains("default-src &#39;none&#39;")).isTrue();
        assertThat(Pattern.compile("(src|href)=[\"']?(https?:)?//|@import|url\\((?!data:)")
                        .matcher(html)
                        .find())
                .isFalse();
    }

    @Test
    void anEarlierReportIsReplacedAndNothingElse() throws IOException {
        RecordedRun run = RunFolders.make(directory.resolve("a"), "dcls", 1, 3, 0.9);
        Path page = directory.resolve("page.html");
        Report report = RunsReport.of(List.of(run));
        report.write(page);
        report.write(page);
        Path other = Files.writeString(directory.resolve("thesis.html"), "<!DOCTYPE html>");

        assertThat(page).hasContent(report.html());
        assertThatThrownBy(() -> report.write(other)).hasMessageContaining("this exists and is no report");
        assertThat(other).hasContent("<!DOCTYPE html>");
    }
}
