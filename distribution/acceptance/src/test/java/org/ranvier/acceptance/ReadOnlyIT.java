package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ranvier.acceptance.Shell.RANVIER;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.ranvier.testkit.Machine;

/** Where nothing may be written, what is there is used; where it would have to be, one sentence says so. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadOnlyIT {

    private static final int DATA = 4;
    private static final int RUN = 5;

    /** What is asked for of a read-only run, folder of data and place, and with which code it ends. */
    private static final Map<String, Integer> COMMANDS = Map.of(
            "evaluate place/run --split validation --data place",
            0,
            "doctor place/run",
            0,
            "report place/run --data place --out page.html",
            0,
            "train mine.yaml --data place --out fine",
            0,
            "train --resume place/run --set training.epochs=3 --data place",
            RUN,
            "train mine.yaml --data place --out place/new",
            RUN,
            "report place/run --data place --out place/page.html",
            RUN,
            "evaluate place/run --split validation --data place --predictions place/all.csv",
            RUN);

    private Path directory;

    @BeforeAll
    void train(@TempDir Path made) throws Exception {
        directory = made;
        // Temporary folders are their maker's alone, and others shall look into this one.
        assertThat(succeeds("chmod 755 .")).isTrue();
        Path place = Files.createDirectory(directory.resolve("place"));
        MineCsv.write(place, directory);
        RanvierProcess.assembledIn(directory)
                .run("train", "mine.yaml", "--data", "place", "--out", "place/run")
                .requireSuccess();
    }

    @Test
    void onAReadOnlyFileSystemWhatIsThereIsUsedAndWhatIsNotIsRefused() throws Exception {
        String bound = "unshare --mount --map-root-user sh -c 'mount --bind place place"
                + " && mount -o remount,bind,ro place && ";
        require("unshare", bound + "test ! -w place'");

        check(line -> new Shell(directory).run(bound + line + "'"), "Read-only file system", "may not be written to");
    }

    /** Whoever runs the tests as root may write everywhere, and becomes somebody else for this. */
    @Test
    void whatBelongsToSomebodyElseIsUsedAndNeverWritten() throws Exception {
        String other = "setpriv --reuid=65534 --regid=65534 --clear-groups sh -c 'HOME=/nowhere; ";
        require("setpriv", other + "test -r place/run/resolved.json && test ! -w place'");
        // The others' results go to a place where they may write.
        String own = "cd own && ln -sfn ../place place && cp ../mine.yaml . && ";
        assertThat(succeeds("mkdir -m 777 own")).isTrue();

        check(line -> new Shell(directory).run(other + own + line + "'"), "permission denied", "may not be written to");

        assertThat(succeeds("chmod 600 place/mine.csv place/run/best.safetensors"))
                .isTrue();
        for (String command : List.of(
                "train mine.yaml --data place --out unread", "evaluate place/run --split validation --data place")) {
            assertThat(sentence(new Shell(directory)
                            .run(other + own + RANVIER + " " + command + "'")
                            .requireExit(DATA)))
                    .as(command)
                    .containsAnyOf("mine.csv: it cannot be read", "best.safetensors: it cannot be read");
        }
        assertThat(succeeds("chmod 644 place/mine.csv place/run/best.safetensors"))
                .isTrue();
    }

    private interface Line {
        Result run(String line) throws Exception;
    }

    private void check(Line shell, String... reasons) throws Exception {
        RunFolder run = new RunFolder(directory.resolve("place/run"));
        List<String> before = run.files();
        List<String> refused = new ArrayList<>();
        for (Map.Entry<String, Integer> command : COMMANDS.entrySet()) {
            Result result = shell.run(RANVIER + " " + command.getKey()).requireExit(command.getValue());
            if (command.getValue() != 0) {
                refused.add(sentence(result));
                assertThat(refused.getLast()).as(command.getKey()).containsAnyOf(reasons);
            }
        }
        assertThat(run.files()).isEqualTo(before);
        assertThat(run.epochs()).isEqualTo(2);
        Promise.kept(
                "a run, its data and a folder on a place where nothing may be written (" + reasons[0] + "): "
                        + COMMANDS.size() + " commands",
                (COMMANDS.size() - refused.size()) + " did what they do, " + refused.size()
                        + " ended with code 5 and a sentence; nothing was changed");
    }

    /** The last line that is said, which says it all. */
    private static String sentence(Result result) {
        String last = result.stderr().lines().toList().getLast();
        assertThat(last)
                .startsWith("ranvier: ")
                .endsWith(".")
                .doesNotContain("Exception", "internal error", ".tmp", "null");
        return last;
    }

    private void require(String program, String line) throws Exception {
        Machine.require(program, succeeds(line) ? Optional.of(line) : Optional.empty());
    }

    private boolean succeeds(String line) throws Exception {
        return new Shell(directory).run(line).exitCode() == 0;
    }
}
