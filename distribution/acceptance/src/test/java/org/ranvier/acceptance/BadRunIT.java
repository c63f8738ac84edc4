package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that cannot be kept, cannot go on, or go wrong. */
class BadRunIT {

    private static final int USAGE = 2;
    private static final int RUN = 5;

    @TempDir
    Path directory;

    /** Permissions do not hold root back, so the place lies below a file, where nobody can make a folder. */
    @Test
    void aPlaceThatCannotHoldARunIsReportedBeforeTraining() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));

        assertThat(Refusal.in(directory).of(RUN, "train", "yin-yang", "--out", "file/run"))
                .containsExactly("file/run: the run directory cannot be made, as " + file.toRealPath()
                        + " is a file; name another place with --out.");
    }

    @Test
    void aReadOnlyDirectoryIsReportedBeforeTraining() throws Exception {
        Path locked = Files.createDirectory(directory.resolve("locked"));
        assertThat(locked.toFile().setWritable(false)).isTrue();
        // Root may write there all the same; a file system that takes no files holds everyone back.
        String place = Files.isWritable(locked) ? "/proc" : "locked";

        assertThat(Refusal.in(directory).of(RUN, "train", "yin-yang", "--out", place + "/run"))
                .singleElement()
                .asString()
                .startsWith(place + "/run: the run directory cannot be made, as ")
                .endsWith("; name another place with --out.");
    }

    @Test
    void theUsualPlaceMayBeTakenToo() throws Exception {
        Path file = Files.createFile(directory.resolve("runs"));

        assertThat(Refusal.in(directory).of(RUN, "train", "yin-yang"))
                .containsExactly(file.toRealPath() + ": the run directory cannot be made, as " + file.toRealPath()
                        + " is a file; name another place with --out.");
    }

    @Test
    void noRunIsOverwritten() throws Exception {
        Files.createFile(Files.createDirectory(directory.resolve("mine")).resolve("precious"));

        assertThat(Refusal.in(directory).of(USAGE, "train", "yin-yang", "--out", "mine"))
                .containsExactly("mine: the run directory exists; choose another with --out, or remove it.");
    }

    @Test
    void whatIsNoRunCannotGoOnNorBeEvaluated() throws Exception {
        String sentence = "elsewhere: this is not a run directory; give a folder made by 'ranvier train'.";

        assertThat(Refusal.in(directory).of(USAGE, "train", "--resume", "elsewhere"))
                .containsExactly(sentence);
        assertThat(Refusal.in(directory).of(USAGE, "evaluate", "elsewhere")).containsExactly(sentence);
    }

    @Test
    void divergenceIsReportedWithEpochAndStep() throws Exception {
        Result result = train(
                        "--set",
                        "training.optimizer={type: sgd, lr: 3e38}",
                        "--set",
                        "training.epochs=2",
                        "--set",
                        "data.limit=500")
                .requireExit(RUN);

        assertThat(complaints(result))
                .singleElement()
                .asString()
                .matches(
                        "epoch 1, step \\d: .* (number \\d+ of '(hidden|output)\\.weights' \\(from neuron \\d+ to neuron \\d+\\)"
                                + "|'(hidden|output)\\.[a-z_]+' of neuron \\d+) is (infinite|NaN).*; lower the learning rates.*\\.");
    }

    /** No batch follows the only step, so it is the update or validation that shows what it did. */
    @Test
    void divergenceInTheLastStepIsNotTakenForAResult() throws Exception {
        Result result = train("--set", "training.optimizer.lr=3e38", "--set", "data.limit=100")
                .requireExit(RUN);

        assertThat(complaints(result))
                .singleElement()
                .asString()
                .startsWith("epoch 1, step 1: ")
                .endsWith("; lower the learning rates or set training.clip_norm.");
        assertThat(new RunFolder(directory.resolve("run")).files())
                .containsExactly("experiment.yaml", "failure.txt", "last.safetensors", "resolved.json");
        assertThat(Refusal.in(directory).of(USAGE, "evaluate", "run"))
                .containsExactly(
                        "run: no epoch of this run has been finished; go on with: ranvier train --resume run.");
    }

    @Test
    void aRateThatSinglePrecisionCannotHoldIsRefusedWhereItStands() throws Exception {
        assertThat(Refusal.in(directory).of(USAGE, "train", "yin-yang", "--set", "training.optimizer.lr=1e39"))
                .containsExactly(
                        "--set training.optimizer.lr: 'lr' is 1e39; give a number of at most 3.4e38, as single precision holds no larger one.");
    }

    private Result train(String... options) throws Exception {
        List<String> all = new ArrayList<>(List.of("train", "yin-yang", "--out", "run", "--set", "training.epochs=1"));
        all.addAll(List.of(options));
        return RanvierProcess.assembledIn(directory).run(all.toArray(String[]::new));
    }

    private static List<String> complaints(Result result) {
        return Refusal.sentences(result.stderr()
                .lines()
                .filter(line -> line.startsWith("ranvier: "))
                .toList());
    }
}
