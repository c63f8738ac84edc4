package org.ranvier.cli.help;

import java.util.List;
import org.apache.commons.cli.Option;
import org.ranvier.cli.command.Command;
import org.ranvier.cli.command.CommandTable;
import org.ranvier.cli.command.CommonOptions;
import org.ranvier.cli.terminal.Table;

/** Help pages, made of the command table. */
public final class HelpText {

    private static final int WIDTH = 80;

    private HelpText() {}

    public static String program(CommandTable commands) {
        return "Usage: ranvier COMMAND [options] [arguments]\n"
                + "\nTrains and runs spiking neural networks whose delays are learned.\n"
                + "\nCommands:\n" + summaries(commands.commands())
                + "\nOptions:\n" + options(CommonOptions.ofProgram())
                + "\nSee ranvier COMMAND --help for the options of a command and an example.\n";
    }

    public static String group(String word, List<Command> commands) {
        return "Usage: ranvier " + word + " COMMAND [options] [arguments]\n"
                + "\nCommands:\n" + summaries(commands)
                + "\nSee ranvier " + word + " COMMAND --help for the options of a command and an example.\n";
    }

    public static String command(Command command) {
        String arguments = command.arguments().usage();
        return "Usage: ranvier " + command.name() + " [options]" + (arguments.isEmpty() ? "" : " " + arguments) + "\n"
                + "\n" + String.join("\n", Table.wrap(command.summary() + ".", WIDTH)) + "\n"
                + "\nOptions:\n" + options(CommonOptions.of(command))
                + "\nExample:\n  " + command.example() + "\n";
    }

    private static String summaries(List<Command> commands) {
        // The name of a command is in one piece, so that it can be found, and copied.
        Table table = new Table(
                2,
                commands.stream()
                        .mapToInt(command -> command.name().length())
                        .max()
                        .orElse(0));
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
