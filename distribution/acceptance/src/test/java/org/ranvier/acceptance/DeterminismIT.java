package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One experiment and one seed give one result: for any number of threads, however often it was stopped. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class DeterminismIT {

    /** Small, with delays, a learning-rate schedule and a batch that does not divide the samples. */
    private static final List<String> EXPERIMENT = List.of(
            "train", "yin-yang",
            "--set", "training.epochs=3",
            "--set", "training.batch=30",
            "--set", "training.schedule={type: cosine}",
            "--set", "data.limit=400",
            "--set", "network.hidden.neurons=25");

    @TempDir
    static Path directory;

    private static RunFolder uninterrupted;

    @BeforeAll
    static void trainWithoutInterruption() throws Exception {
        uninterrupted = train("uninterrupted", "--threads", "2");
    }

    @Test
    void oneThreadGivesTheBytesThatTwoGive() throws Exception {
        assertSame(train("one-thread", "--threads", "1"), uninterrupted);
    }

    /** The example runs on the vector units, which may be wider than this. */
    @Test
    void narrowerVectorsGiveTheSameBytes() throws Exception {
        RanvierProcess narrow = ranvier().with("JDK_JAVA_OPTIONS", "-XX:UseAVX=2");
        narrow.run(experiment("narrow")).requireSuccess();

        assertSame(folder("narrow"), uninterrupted);
    }

    @Test
    void theReferenceGivesOneResultForAnyNumberOfThreadsToo() throws Exception {
        RunFolder one = train("reference-1", "--backend", "reference", "--threads", "1");

        assertSame(train("reference-2", "--backend", "reference", "--threads", "2"), one);
        assertThat(one.last()).as("double precision gives other bits").isNotEqualTo(uninterrupted.last());
    }

    @Test
    void theSameSeedGivesTheSameBytesAgain() throws Exception {
        assertSame(train("again", "--seed", "42"), uninterrupted);
    }

    @Test
    void anotherSeedGivesOthers() throws Exception {
        RunFolder other = train("other-seed", "--seed", "43");

        assertThat(other.last()).isNotEqualTo(uninterrupted.last());
        assertThat(other.metrics()).isNotEqualTo(uninterrupted.metrics());
    }

    @Test
    void aRunThatWasKilledGoesOnAsIfItHadNotBeen() throws Exception {
        RunFolder run = folder("killed");
        try (ChildProcess process = ranvier().start(experiment("killed", "--threads", "1"))) {
            awaitFirstEpoch(process, run);
            process.kill();
        }
        assertThat(run.files()).doesNotContain("summary.json");

        resume("killed");

        assertSame(run, uninterrupted);
        assertThat(run.files()).isEqualTo(uninterrupted.files());
        assertThat(run.json("summary.json").get("seconds").asDouble())
                .as("the time of all epochs, not only of those since")
                .isGreaterThanOrEqualTo(run.secondsOfEpochs());
    }

    @Test
    void whatWasHalfWrittenIsForgotten() throws Exception {
        RunFolder run = stop("torn", "TERM").run();
        Files.writeString(run.path().resolve("metrics.jsonl"), "{\"epoch\":2,\"train_lo", StandardOpenOption.APPEND);
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        Files.createFile(run.path().resolve(".best.safetensors." + ended.pid() + "-1.tmp"));

        resume("torn");

        assertThat(run.files()).isEqualTo(uninterrupted.files());

        assertSame(run, uninterrupted);
    }

    @Test
    void anInterruptedRunKeepsItsEpochsAndSaysHowToGoOn() throws Exception {
        Stopped stopped = stop("interrupted", "INT");
        RunFolder run = stopped.run();

        assertThat(stopped.result().requireExit(130).stderr().lines().toList().getLast())
                .isEqualTo("ranvier: interrupted after epoch " + run.epochs()
                        + "; go on with: ranvier train --resume interrupted.");
        assertThat(run.files()).contains("best.safetensors", "last.safetensors").doesNotContain("summary.json");

        resume("interrupted");

        assertSame(run, uninterrupted);
    }

    @Test
    void aRunThatIsToldToEndDoesSoInGoodOrder() throws Exception {
        Result result = stop("terminated", "TERM").result().requireExit(143);

        assertThat(result.stderr()).contains("go on with: ranvier train --resume terminated.");
    }

    private static void assertSame(RunFolder actual, RunFolder expected) throws Exception {
        assertThat(actual.last()).isEqualTo(expected.last());
        assertThat(actual.best()).isEqualTo(expected.best());
        assertThat(actual.metrics()).isEqualTo(expected.metrics());
    }

    private static RunFolder train(String name, String... more) throws Exception {
        ranvier().run(experiment(name, more)).requireSuccess();
        return folder(name);
    }

    private static void resume(String name) throws Exception {
        ranvier().run("train", "--resume", name).requireSuccess();
    }

    private record Stopped(RunFolder run, Result result) {}

    /** Sends a signal after the first epoch. */
    private static Stopped stop(String name, String signal) throws Exception {
        try (ChildProcess process = ranvier().start(experiment(name, "--threads", "1"))) {
            awaitFirstEpoch(process, folder(name));
            process.signal(signal);
            return new Stopped(folder(name), process.await(ranvier().timeout()));
        }
    }

    private static void awaitFirstEpoch(ChildProcess process, RunFolder run) throws Exception {
        while (process.isAlive() && run.epochs() < 1) {
            Thread.sleep(5);
        }
    }

    private static String[] experiment(String name, String... more) {
        List<String> arguments = new ArrayList<>(EXPERIMENT);
        arguments.addAll(List.of(more));
        arguments.addAll(List.of("--out", name));
        return arguments.toArray(String[]::new);
    }

    private static RunFolder folder(String name) {
        return new RunFolder(directory.resolve(name));
    }

    private static RanvierProcess ranvier() {
        return RanvierProcess.assembledIn(directory);
    }
}
