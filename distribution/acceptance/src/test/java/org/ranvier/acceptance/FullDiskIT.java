package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.ranvier.testkit.Machine;

/** A disk that takes no more, at whatever byte, costs no epoch that was finished. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FullDiskIT {

    private static final int RUN = 5;

    private static final String TRAIN = "train yin-yang --set training.epochs=4 --set data.limit=60 --out ";

    private Path directory;
    private RunFolder whole;

    @BeforeAll
    void train(@TempDir Path made) throws Exception {
        directory = made;
        shell("", TRAIN + "whole").requireSuccess();
        whole = new RunFolder(directory.resolve("whole"));
    }

    /** No file gets longer than so many bytes, as on a disk whose room ends within it. */
    @Test
    void whereverTheRoomEndsTheRunGoesOnToTheSameBytes() throws Exception {
        Program.require("prlimit");
        Random random = new Random(3);
        int times = Promise.times(3, Promise.SOAK);
        int refused = 0;
        for (int n = 0; n < times; n++) {
            // Within experiment, record, metrics, or a checkpoint, and sometimes beyond all of them.
            int room = random.nextInt(n % 3 == 0 ? 4_000 : whole.last().length + 2_000);
            String place = "full-" + n;
            // The bound holds for files of output, too, which would cut the message off: it goes through a pipe.
            Result result = shell(
                    "{ prlimit --fsize=" + room + " ",
                    TRAIN + place + " 2>&1 >/dev/null; echo $? >code; } | cat >&2; exit $(cat code)");
            if (result.exitCode() != 0) {
                refused++;
                assertThat(result.requireExit(RUN).stderr().lines().toList().getLast())
                        .as("room of %d bytes", room)
                        .startsWith("ranvier: ")
                        .doesNotContain("internal error")
                        .endsWith(".");
            }
            RunFolder run = new RunFolder(directory.resolve(place));
            if (result.exitCode() != 0) {
                boolean begun = Files.exists(run.path().resolve("resolved.json"));
                run = begun ? run : remade(run);
                shell("", begun ? "train --resume " + place : TRAIN + place).requireSuccess();
            }
            assertThat(run.last()).as("room of %d bytes", room).isEqualTo(whole.last());
            assertThat(run.best()).as("room of %d bytes", room).isEqualTo(whole.best());
            assertThat(run.metrics()).as("room of %d bytes", room).isEqualTo(whole.metrics());
            assertThat(run.files()).as("room of %d bytes", room).isEqualTo(whole.files());
        }
        Promise.kept(
                "no room for a byte more, at " + times + " places, and resumed with room: " + refused
                        + " ended with code 5 and a sentence",
                "the same bytes in all");
    }

    /** On a file system of its own, which only this process sees and which goes with it. */
    @Test
    void aRunThatCannotFitIsRefusedBeforeItBegins() throws Exception {
        String small =
                "unshare --mount --map-root-user sh -c 'mkdir -p small && mount -t tmpfs -o size=96k none small && ";
        Machine.require("unshare", Optional.of(small).filter(it -> canMount()));

        Result result = shell(
                        small, TRAIN + "small/run --set network.hidden.neurons=1500; code=$?; ls small; exit $code'")
                .requireExit(RUN);

        assertThat(result.stderr().lines().toList().getLast())
                .startsWith("ranvier: small/run: its disk has ")
                .contains(" left, and a run of this network needs ")
                .endsWith("; make room, or name a place on another disk with --out.");
        assertThat(result.stdout().lines()).as("nothing is left").noneMatch("run"::equals);
    }

    /** A second process, in the same namespace, takes the room in the middle. */
    @Test
    void aDiskThatFillsWhileARunTrainsKeepsWhatIsFinished() throws Exception {
        String small =
                "unshare --mount --map-root-user sh -c 'mkdir -p filled && mount -t tmpfs -o size=300k none filled && ";
        Machine.require("unshare", Optional.of(small).filter(it -> canMount()));
        String fill =
                "(until grep -q . filled/run/metrics.jsonl 2>/dev/null; do sleep 0.05; done; cat /dev/zero > filled/more 2>/dev/null) & ";

        Result result = shell(
                        small + fill,
                        "train yin-yang --set training.epochs=5000 --set data.limit=60 --out filled/run; code=$?;"
                                + " wait; rm -f filled/more; \"$RANVIER\" doctor filled/run; exit $code'")
                .requireExit(RUN);

        assertThat(result.stderr())
                .containsPattern("its disk has .* left, and a checkpoint needs|it cannot be written");
        assertThat(result.stdout())
                .contains("ok    last.safetensors: the last checkpoint, whole", "ok    metrics.jsonl")
                .contains("go on with: ranvier train --resume filled/run");
    }

    private RunFolder remade(RunFolder run) throws IOException {
        run.remove();
        return run;
    }

    private static boolean canMount() {
        try {
            return new ProcessBuilder("unshare", "--mount", "--map-root-user", "mount", "-t", "tmpfs", "none", "/mnt")
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Result shell(String before, String command) throws IOException, InterruptedException {
        return new Shell(directory).run(before + Shell.RANVIER + " " + command);
    }
}
