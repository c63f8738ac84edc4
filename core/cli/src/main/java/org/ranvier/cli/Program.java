package org.ranvier.cli;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ranvier.api.RanvierException;
import org.ranvier.cli.command.CommonOptions;
import org.ranvier.cli.isolation.Footprint;
import org.ranvier.cli.isolation.Isolated;
import org.ranvier.cli.process.Environment;
import org.ranvier.cli.process.Stdout;
import org.ranvier.cli.terminal.Console;
import org.ranvier.runtime.PluginRuntime;

/** A run of the program: a command line, and how it ends. */
final class Program {

    private static final String AUTHOR = "install another version of the plugin, or tell its author";

    private final List<String> args;
    private final Console console;
    private final Failures failures;
    private final Footprint footprint;
    private final Dispatcher dispatcher;
    /** The plugins opened so far; read while the process ends, too. */
    private final List<PluginRuntime> opened = new CopyOnWriteArrayList<>();

    /** @param isolated starts commands in a process of their own, where that can be done */
    Program(
            List<String> args,
            Console console,
            Environment environment,
            Footprint footprint,
            Optional<Isolated> isolated) {
        this.args = args;
        this.console = console;
        this.footprint = footprint;
        failures = new Failures(console, args.contains("--" + CommonOptions.DEBUG), Stdout::hasReader);
        dispatcher = new Dispatcher(
                Commands.all(), console, environment, new Dispatcher.Surroundings(opened, footprint, isolated));
    }

    /** Runs the command; returns the exit code. */
    int run() {
        int exitCode = failures.heard(failures.caught(() -> dispatcher.run(args)));
        footprint.ended(exitCode);
        return exitCode;
    }

    /** Tells of a plugin that keeps the process from ending. */
    void keptBy(Collection<StackTraceElement[]> stacks) {
        opened.stream()
                .flatMap(plugins -> stacks.stream()
                        .flatMap(stack -> plugins.blame(stack, "kept the process from ending", AUTHOR).stream()))
                .findFirst()
                .ifPresent(console::problem);
    }

    /** Tells of a plugin that ends the process; the exit code, or empty if no plugin does. */
    OptionalInt endedBy(StackTraceElement[] stack) {
        return opened.stream()
                .flatMap(plugins -> plugins.blame(stack, "ended the process (System.exit)", AUTHOR).stream())
                .mapToInt(problem -> {
                    console.clearLine();
                    int exitCode = failures.told(new RanvierException(problem));
                    footprint.ended(exitCode);
                    return exitCode;
                })
                .findFirst();
    }
}
