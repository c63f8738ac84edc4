package org.ranvier.cli;

import java.util.List;
import org.apache.commons.cli.Option;

/** Help pages, made of the command table. */
final class HelpText {

    private static final int WIDTH = 80;

    private HelpText() {}

    static String program(CommandTable commands) {
        return "Usage: ranvier COMMAND [options] [arguments]\n"
                + "\nTrains and runs spiking neural networks whose delays are learned.\n"
                + "\nCommands:\n" + summaries(commands.commands())
                + "\nOptions:\n" + options(CommonOptions.ofProgram())
                + "\nSee ranvier COMMAND --help for the options of a command and an example.\n";
    }

    static String group(String word, List<Command> commands) {
        return "Usage: ranvier " + word + " COMMAND [options] [arguments]\n"
                + "\nCommands:\n" + summaries(commands)
                + "\nSee ranvier " + word + " COMMAND --help for the options of a command and an example.\n";
    }

    static String command(Command command) {
        String arguments = command.arguments().usage();
        return "Usage: ranvier " + command.name() + " [options]" + (arguments.isEmpty() ? "" : " " + arguments) + "\n"
                + "\n" + String.join("\n", Table.wrap(command.summary() + ".", WIDTH)) + "\n"
                + "\nOptions:\n" + options(CommonOptions.of(command))
                + "\nExample:\n  " + command.example() + "\n";
    }

    private static String summaries(List<Command> commands) {
        Table table = new Table(2);
        commands.forEach(command -> table.row(command.name(), command.summary()));
        return table.text(WIDTH);
    }

    private static String options(List<Option> options) {
        Table table = new Table(2);
        for (Option option : options) {
            String brief = option.getOpt() == null ? "" : ", -" + option.getOpt();
            String argument = option.hasArg() ? " " + option.getArgName() : "";
            table.row("--" + option.getLongOpt() + argument + brief, option.getDescription());
        }
        return table.text(WIDTH);
    }
}
