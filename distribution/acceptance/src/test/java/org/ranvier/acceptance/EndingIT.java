package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ranvier.acceptance.Shell.RANVIER;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a command is ended or left alone, it says so by its exit code, and what was finished is kept. */
class EndingIT {

    private static final int USAGE = 2;

    @TempDir
    Path directory;

    /** As {@code head} does: other programs are ended by SIGPIPE then, which shells show as 141. */
    @ParameterizedTest
    @ValueSource(strings = {"explain yin-yang", "explain yin-yang --isolated"})
    void aReaderThatGoesAwayHasHadEnough(String command) throws Exception {
        Result result = line(
                "(" + RANVIER + " " + command
                        + " 2> said; echo $? > code) | true; while ! grep -q . code; do sleep 0.1; done; cat code; grep -v '^NOTE: Picked up' said; rm code");

        assertThat(result.stdout()).isEqualTo("141\n");
    }

    @Test
    void aTrainingWhoseReaderGoesAwayIsFinished() throws Exception {
        Result result =
                line("(" + RANVIER + " train yin-yang --json --out unread --set training.epochs=1 --set data.limit=60"
                        + " 2> said; echo $? > code) | true; while ! grep -q . code; do sleep 0.1; done; cat code");

        assertThat(result.stdout()).isEqualTo("141\n");
        assertThat(directory.resolve("unread/summary.json")).exists();
    }

    @Test
    void toldToEndByATerminalThatIsClosedItKeepsWhatIsFinished() throws Exception {
        try (ChildProcess process = RanvierProcess.assembledIn(directory)
                .start("train", "yin-yang", "--out", "hung-up", "--set", "training.epochs=5000")) {
            RunFolder run = new RunFolder(directory.resolve("hung-up"));
            while (process.isAlive() && run.epochs() < 1) {
                Thread.sleep(5);
            }
            process.signal("HUP");
            Result result = process.await(Duration.ofMinutes(2)).requireExit(129);
            assertThat(result.stderr()).contains("go on with: ranvier train --resume hung-up.");
        }
        RanvierProcess.assembledIn(directory).run("evaluate", "hung-up").requireSuccess();
    }

    @Test
    void twoProcessesDoNotTrainOneRun() throws Exception {
        try (ChildProcess process = RanvierProcess.assembledIn(directory)
                .start("train", "yin-yang", "--out", "twice", "--set", "training.epochs=5000")) {
            RunFolder run = new RunFolder(directory.resolve("twice"));
            while (process.isAlive() && run.epochs() < 1) {
                Thread.sleep(5);
            }
            assertThat(RanvierProcess.assembledIn(directory)
                            .run("train", "--resume", "twice")
                            .requireExit(USAGE)
                            .stderr())
                    .isEqualTo("ranvier: twice: another process trains this run; wait for it, or stop it first.\n");
            assertThat(RanvierProcess.assembledIn(directory)
                            .run("train", "yin-yang", "--out", "twice")
                            .requireExit(USAGE)
                            .stderr())
                    .contains("twice: the run directory exists");
            process.kill();
        }
    }

    private Result line(String line) throws Exception {
        return new Shell(directory).run(line);
    }
}
