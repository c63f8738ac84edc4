package org.ranvier.cli.isolation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.cli.isolation.FootprintFile.Call;
import org.ranvier.cli.isolation.FootprintFile.Text;
import org.ranvier.cli.process.OwnProcess;
import org.ranvier.cli.terminal.Console;
import org.ranvier.install.PluginInstaller;

/**
 * Runs commands in a process of their own, so that a plugin that ends the process, hangs, takes all memory or crashes
 * in native code ends nothing else, and is named. That process has the streams, the terminal and the environment of
 * this one.
 *
 * @param program starts this program again
 * @param console where to say what happens meanwhile
 */
public record Isolated(OwnProcess program, Console console) {

    /** System property: how many seconds a component may be in one call; 0 for as long as it likes. */
    static final String PATIENCE = "ranvier.run.patience";

    private static final int USUAL_PATIENCE = 600;
    private static final int SIGNAL = 128;
    private static final int INTERRUPTED = 130;
    private static final int NOTE_SECONDS = 60;
    private static final int LIFELESS_SECONDS = 30;

    /** Below what this process itself gets when it is told to end. */
    private static final int GRACE_SECONDS = 55;

    /**
     * Runs a command.
     *
     * @param arguments those of this program
     * @return the exit code
     * @throws RanvierException if the process ended in another way than by itself, in good order
     */
    public int run(List<String> arguments) {
        return run(List.of(), arguments, ProcessBuilder::inheritIO);
    }

    /**
     * Runs a command with streams of its own. An interruption of this thread ends that process, which is given time to
     * put its work in safety.
     *
     * @param options further ones for Java
     * @param arguments those of this program
     * @param streams says where the streams go
     * @return the exit code
     * @throws RanvierException if the process ended in another way than by itself, in good order
     */
    public int run(List<String> options, List<String> arguments, UnaryOperator<ProcessBuilder> streams) {
        try {
            Path place = Files.createTempFile("ranvier", ".footprint");
            try {
                List<String> all = new ArrayList<>(options);
                all.add("-D" + Footprint.PROPERTY + "=" + place);
                return run(streams.apply(program.builder(all, arguments)), place);
            } finally {
                Files.deleteIfExists(place);
            }
        } catch (IOException e) {
            throw new RanvierException(
                    Problem.run(
                            "",
                            "no process could be started: " + e.getMessage(),
                            "check the memory and the disk, and that " + System.getProperty("java.io.tmpdir")
                                    + " can be written"),
                    e);
        }
    }

    private int run(ProcessBuilder builder, Path place) throws IOException {
        FootprintFile footprint = FootprintFile.open(place);
        Process process = builder.start();
        Watched watched = new Watched(footprint);
        try {
            while (!process.waitFor(1, TimeUnit.SECONDS)) {
                Optional<Problem> lost = watched.second();
                if (lost.isPresent()) {
                    process.destroyForcibly().waitFor();
                    throw new RanvierException(lost.get());
                }
            }
            return orderly(process, footprint);
        } catch (InterruptedException e) {
            return interrupted(process);
        } finally {
            process.destroyForcibly();
            clearUp(footprint);
        }
    }

    private static int orderly(Process process, FootprintFile footprint) {
        int code = process.exitValue();
        OptionalInt meant = footprint.ended();
        // A command that a signal interrupted ends with 130, and its process with the code of the signal.
        boolean signalled = meant.equals(OptionalInt.of(INTERRUPTED)) && code > SIGNAL;
        if (!footprint.hasBegun() || signalled || meant.equals(OptionalInt.of(code))) {
            return code;
        }
        throw new RanvierException(new Ending(process.pid(), code, footprint).problem());
    }

    /** This process was told to end: the other is told so too, and puts its work in safety. */
    private static int interrupted(Process process) {
        process.destroy();
        boolean interrupted = false;
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(GRACE_SECONDS);
        while (process.isAlive() && System.nanoTime() < end) {
            try {
                process.waitFor(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return process.isAlive() ? SIGNAL + 9 : process.exitValue();
    }

    private static void clearUp(FootprintFile footprint) {
        String folder = footprint.read(Text.INSTALLING);
        if (!folder.isEmpty()) {
            PluginInstaller.clearUp(Path.of(folder));
        }
    }

    /** Looks every second whether the process gets on. */
    private final class Watched {

        private final FootprintFile footprint;
        private final int patience = Integer.getInteger(PATIENCE, USUAL_PATIENCE);
        private long beats;
        private long moves;
        private int withoutBeat;
        private int withoutMove;

        Watched(FootprintFile footprint) {
            this.footprint = footprint;
        }

        /** A second has passed; answers with the problem if it is not worth waiting any longer. */
        Optional<Problem> second() {
            withoutBeat = footprint.beats() == beats ? withoutBeat + 1 : 0;
            beats = footprint.beats();
            Optional<Call> current = footprint.current();
            withoutMove = current.isPresent() && footprint.moves() == moves ? withoutMove + 1 : 0;
            moves = footprint.moves();
            if (withoutBeat >= LIFELESS_SECONDS && footprint.hasBegun()) {
                return Optional.of(Ending.lifeless(LIFELESS_SECONDS, footprint));
            }
            if (patience > 0 && withoutMove >= patience) {
                return Optional.of(Ending.overdue(current.get(), patience, footprint));
            }
            if (withoutMove == NOTE_SECONDS && NOTE_SECONDS < patience) {
                console.note(current.get().who() + ", " + current.get().where() + ", has not come back for "
                        + NOTE_SECONDS + " s; it is given up after " + patience + " s (JDK_JAVA_OPTIONS=-D" + PATIENCE
                        + "=0 waits for ever)");
            }
            return Optional.empty();
        }
    }
}
