package org.ranvier.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.ranvier.api.ApiVersion;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.cli.command.Command;
import org.ranvier.cli.command.CommandLines;
import org.ranvier.cli.command.CommandTable;
import org.ranvier.cli.command.CommonOptions;
import org.ranvier.cli.command.Invocation;
import org.ranvier.cli.command.Outcome;
import org.ranvier.cli.help.HelpText;
import org.ranvier.cli.isolation.Footprint;
import org.ranvier.cli.isolation.Isolated;
import org.ranvier.cli.process.Environment;
import org.ranvier.cli.process.Legible;
import org.ranvier.cli.terminal.Console;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.text.Nearest;

/** Finds the command that arguments ask for, and runs it. */
final class Dispatcher {

    private static final int USAGE = 2;

    private final CommandTable commands;
    private final Console console;
    private final Environment environment;
    private final Surroundings surroundings;

    /**
     * What a command runs in.
     *
     * @param opened takes the plugins that are opened
     * @param footprint what this process leaves for another
     * @param isolated starts commands in a process of their own, where that can be done
     */
    record Surroundings(List<PluginRuntime> opened, Footprint footprint, Optional<Isolated> isolated) {}

    Dispatcher(CommandTable commands, Console console, Environment environment, Surroundings surroundings) {
        this.commands = commands;
        this.console = console;
        this.environment = environment;
        this.surroundings = surroundings;
    }

    /** Runs a command line; returns the exit code. */
    int run(List<String> args) throws InterruptedException {
        if (!args.isEmpty() && args.getFirst().equals("help")) {
            List<String> asked = new ArrayList<>(args.subList(1, args.size()));
            asked.add("--" + CommonOptions.HELP);
            return run(asked);
        }
        // Flags that every command has may stand before it.
        int first = 0;
        while (first < args.size() && args.get(first).startsWith("-")) {
            first++;
        }
        List<String> flags = args.subList(0, first);
        List<String> words = args.subList(first, args.size());
        Optional<Command> command = commands.find(words);
        if (command.isPresent()) {
            List<String> rest = new ArrayList<>(flags);
            rest.addAll(words.subList(CommandTable.words(command.get()).size(), words.size()));
            return run(command.get(), rest);
        }
        return words.isEmpty() ? program(flags) : group(words);
    }

    private int run(Command command, List<String> args) throws InterruptedException {
        CommandLine line = CommandLines.parse(args, CommonOptions.of(command), command.name());
        if (line.hasOption(CommonOptions.HELP)) {
            return show(HelpText.command(command));
        }
        command.arguments().check(command.name(), line.getArgList()).ifPresent(problem -> {
            throw new RanvierException(problem);
        });
        Legible.check(args, environment.variables());
        if (surroundings.isolated().isPresent() && (command.isIsolated() || line.hasOption(CommonOptions.ISOLATED))) {
            return surroundings.isolated().get().run(again(command, args));
        }
        Outcome outcome = run(
                command, new Invocation(line, console, environment, surroundings.opened(), surroundings.footprint()));
        console.result(outcome.json());
        return outcome.exitCode();
    }

    /** The command line of the process that a command runs in. */
    private static List<String> again(Command command, List<String> args) {
        List<String> again = new ArrayList<>(CommandTable.words(command));
        args.stream().filter(arg -> !arg.equals("--" + CommonOptions.ISOLATED)).forEach(again::add);
        return again;
    }

    /**
     * Runs a command. An exception that a plugin's code throws unreported, such as in a thread of its own, becomes that
     * plugin's problem.
     */
    private static Outcome run(Command command, Invocation invocation) throws InterruptedException {
        try {
            return command.run(invocation);
        } catch (RanvierException | OutOfMemoryError e) {
            throw e;
        } catch (RuntimeException | Error e) {
            Optional<RanvierException> blamed = invocation.blamed(e);
            if (blamed.isPresent()) {
                throw blamed.get();
            }
            throw e;
        }
    }

    private int program(List<String> flags) {
        List<Option> options = new ArrayList<>(CommonOptions.ofEveryCommand());
        options.addAll(CommonOptions.ofProgram());
        CommandLine line = CommandLines.parse(flags, options, "");
        if (line.hasOption(CommonOptions.VERSION)) {
            return show(
                    "ranvier " + version() + " (API " + ApiVersion.current() + ", Java " + Runtime.version() + ")\n");
        }
        if (line.hasOption(CommonOptions.HELP)) {
            return show(HelpText.program(commands));
        }
        console.aside().print(HelpText.program(commands));
        return USAGE;
    }

    /** Answers words that are no command: help for a group of commands, or a suggestion. */
    private int group(List<String> words) {
        String first = words.getFirst();
        List<Command> group = commands.group(first);
        if (group.isEmpty()) {
            throw unknown(first, commands.firstWords(), "the commands are");
        }
        List<String> others = words.subList(1, words.size()).stream()
                .filter(word -> !word.startsWith("-"))
                .toList();
        if (!others.isEmpty()) {
            throw unknown(
                    first + " " + others.getFirst(),
                    group.stream().map(Command::name).toList(),
                    "there are");
        }
        if (words.contains("--" + CommonOptions.HELP) || words.contains("-h")) {
            return show(HelpText.group(first, group));
        }
        console.aside().print(HelpText.group(first, group));
        return USAGE;
    }

    private int show(String text) {
        console.text().print(text);
        console.text().flush();
        return 0;
    }

    private static RanvierException unknown(String word, Collection<String> names, String heading) {
        return new RanvierException(
                Problem.usage("", "there is no command '" + word + "'", Nearest.remedy(word, names, heading)));
    }

    private static String version() {
        return Main.class.getModule().getDescriptor().rawVersion().orElse("from sources");
    }
}
