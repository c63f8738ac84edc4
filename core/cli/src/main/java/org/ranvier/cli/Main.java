package org.ranvier.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.ranvier.cli.command.CommonOptions;
import org.ranvier.cli.process.Environment;
import org.ranvier.cli.process.Interruption;
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
        int exitCode = Interruption.watch(() -> run(List.of(args), out, err, Console.isTerminal(), environment));
        System.exit(exitCode);
    }

    /**
     * Runs a command.
     *
     * @param terminal whether a person watches
     * @return the exit code
     */
    static int run(List<String> args, PrintStream out, PrintStream err, boolean terminal, Environment environment) {
        boolean json = args.contains("--" + CommonOptions.JSON);
        Console console = new Console(out, err, json, terminal, environment);
        boolean debug = args.contains("--" + CommonOptions.DEBUG);
        Dispatcher dispatcher = new Dispatcher(Commands.all(), console, environment);
        return new Failures(console, debug).caught(() -> dispatcher.run(args));
    }
}
