package org.ranvier.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ranvier.cli.command.CommonOptions;
import org.ranvier.cli.isolation.Footprint;
import org.ranvier.cli.isolation.Isolated;
import org.ranvier.cli.process.Environment;
import org.ranvier.cli.process.Interruption;
import org.ranvier.cli.process.OwnProcess;
import org.ranvier.cli.terminal.Console;

/** The {@code ranvier} program. */
public final class Main {

    private Main() {}

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] args) {
        // Numbers, dates and letters are the same for everybody, those of libraries and plugins too.
        Locale.setDefault(Locale.ROOT);
        // UTF-8 whatever the locale: names of classes and units are not all ASCII.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        Environment environment = Environment.ofProcess();
        List<String> words = List.of(args);
        Console console = console(words, out, err, Console.isTerminal(), environment);
        Footprint footprint = Footprint.ofProcess();
        Optional<Isolated> isolated = footprint.isAskedFor()
                ? Optional.empty()
                : Optional.of(new Isolated(new OwnProcess(Main.class), console));
        Program program = new Program(words, console, environment, footprint, isolated);
        int exitCode = Interruption.watch(program::run, program::endedBy, program::keptBy);
        Interruption.exit(exitCode, program::keptBy);
    }

    /**
     * Runs a command, in this process.
     *
     * @param terminal whether a person watches
     * @return the exit code
     */
    static int run(List<String> args, PrintStream out, PrintStream err, boolean terminal, Environment environment) {
        Console console = console(args, out, err, terminal, environment);
        return new Program(args, console, environment, Footprint.NOBODYS, Optional.empty()).run();
    }

    private static Console console(
            List<String> args, PrintStream out, PrintStream err, boolean terminal, Environment environment) {
        return new Console(out, err, args.contains("--" + CommonOptions.JSON), terminal, environment);
    }
}
