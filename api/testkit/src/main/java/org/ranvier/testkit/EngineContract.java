package org.ranvier.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ranvier.api.Settings;
import org.ranvier.api.engine.Engine;
import org.ranvier.api.engine.Order;
import org.ranvier.api.engine.Submission;
import org.ranvier.api.engine.Submission.Phase;
import org.ranvier.api.engine.Submission.Standing;
import org.ranvier.api.engine.Task;

/**
 * Contract of engines: every command is run, each once, and is known to have ended; those that are cancelled are told
 * so and have time to save; closing leaves nothing that needs this process.
 *
 * <p>The commands are trials of {@link #program()}, which are no trainings. A class that extends this is where the
 * engine can run some, such as on a machine with the programs of a cluster.
 */
public abstract class EngineContract {

    private static final int TRIALS = 4;

    private static final String SCRIPT = """
            #!/bin/sh
            # NAME FOLDER end|fail|wait --threads N
            echo "trial $1"
            echo run >>"$2/$1.runs"
            case $3 in
            fail) exit 3 ;;
            wait)
                trap 'echo saved >"$2/$1.saved"; exit 130' TERM
                while :; do sleep 0.1; done
                ;;
            esac
            """;

    @TempDir
    Path folder;

    /** For test classes to extend. */
    protected EngineContract() {}

    /** {@return the engine to test} */
    protected abstract Engine component();

    /** {@return the settings with which the engine runs trials on this machine; none by default} */
    protected Map<String, ?> settings() {
        return Map.of();
    }

    /** {@return how long a trial may take to begin or to end; three minutes by default} */
    protected Duration patience() {
        return Duration.ofMinutes(3);
    }

    /**
     * Returns the program that orders name: a script of the shell. It takes a name, a folder and what to do,
     * {@code end}, {@code fail} or {@code wait}; prints {@code trial NAME}, adds a line to {@code FOLDER/NAME.runs},
     * and does it, where waiting ends when it is told to (SIGTERM), after {@code FOLDER/NAME.saved} was written.
     *
     * @return the words of the command, to which those three are added
     * @throws IOException if it cannot be written
     */
    protected List<String> program() throws IOException {
        return List.of(
                "/bin/sh", Files.writeString(folder.resolve("trial.sh"), SCRIPT).toString());
    }

    @Test
    final void everyTrialIsRunOnceAndHasEnded() throws Exception {
        try (Submission submission = component().submit(order("end", "fail"), asSet())) {
            assertEquals(names(), submission.standings().keySet(), "trials with a standing");
            await(
                    "all trials have ended",
                    () -> submission.standings().values().stream().allMatch(Standing::isOver));
            submission
                    .standings()
                    .forEach((name, standing) ->
                            assertEquals(Standing.of(Phase.ENDED), standing, "the end of " + name + ", by itself"));
        }
        for (String name : names()) {
            assertEquals(List.of("run"), Files.readAllLines(folder.resolve(name + ".runs")), "runs of " + name);
            assertTrue(
                    Files.readString(folder.resolve(name + ".txt"), StandardCharsets.UTF_8)
                            .contains("trial " + name),
                    "what " + name + " prints belongs into its log");
        }
    }

    @Test
    final void whatIsCancelledIsToldAndHasTimeToSave() throws Exception {
        try (Submission submission = component().submit(order("wait"), asSet())) {
            await("some trial runs", () -> !begun().isEmpty());
            await(
                    "a trial that runs is known to",
                    () -> submission.standings().values().stream()
                            .anyMatch(standing -> standing.phase() == Phase.RUNNING));
            submission.cancel();
            Set<String> begun = Set.copyOf(begun());
            begun.forEach(name -> {
                assertTrue(Files.exists(folder.resolve(name + ".saved")), name + " was ended without being told");
                assertNotEquals(
                        Phase.RUNNING, submission.standings().get(name).phase(), name + " after it was cancelled");
            });
            submission.cancel();
            assertEquals(begun, Set.copyOf(begun()), "trials that had begun when cancelling returned, and later");
        }
    }

    @Test
    final void closingIsSaidOnceOrTwice() throws Exception {
        Submission submission = component().submit(order("end"), asSet());
        await(
                "all trials have ended",
                () -> submission.standings().values().stream().allMatch(Standing::isOver));
        submission.close();
        submission.close();
        assertEquals(names(), Set.copyOf(begun()), "trials that ran");
    }

    @Test
    final void aScriptIsMadeOfTheOrderAndWritesNothing() throws Exception {
        Order order = order("end");
        List<String> before = files();
        List<String> script = component().script(order, asSet());
        assertEquals(script, component().script(order, asSet()), "the script of the same order");
        assertEquals(before, files(), "files of the folder");
        script.forEach(line -> assertFalse(line.contains("\n"), "a line has several: " + line));
    }

    private Settings asSet() {
        return Settings.of(component().schema(), settings());
    }

    private Order order(String... modes) throws IOException {
        List<String> program = program();
        List<Task> tasks = IntStream.range(0, TRIALS)
                .mapToObj(n -> task("t" + n, modes[n % modes.length]))
                .toList();
        return new Order("contract", folder, folder, program, OptionalInt.empty(), tasks);
    }

    private Task task(String name, String mode) {
        return new Task(
                name,
                folder.resolve("experiment.yaml"),
                List.of("seed=" + name.substring(1)),
                folder.resolve(name),
                folder.resolve(name + ".txt"),
                List.of(name, folder.toString(), mode));
    }

    private static Set<String> names() {
        return Set.of("t0", "t1", "t2", "t3");
    }

    /** The trials that have begun. */
    private List<String> begun() {
        return names().stream()
                .filter(name -> Files.exists(folder.resolve(name + ".runs")))
                .toList();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(Path::toString).sorted().toList();
        }
    }

    private void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + patience().toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "within " + patience().toSeconds() + " s " + what);
            Thread.sleep(50);
        }
    }
}
