package org.ranvier.cli.help;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.cli.Option;
import org.ranvier.api.Problem;
import org.ranvier.cli.command.Command;
import org.ranvier.cli.command.CommandTable;
import org.ranvier.cli.command.CommonOptions;
import org.ranvier.cli.command.ExitCode;

/** The manual page, in the macros of man(7), made of the command table. */
final class ManPage {

    private final CommandTable commands;

    ManPage(CommandTable commands) {
        this.commands = commands;
    }

    String text() {
        StringBuilder page = new StringBuilder();
        line(page, ".TH RANVIER 1 \"\" \"Ranvier\" \"User Commands\"");
        line(page, ".SH NAME");
        line(page, "ranvier \\- train and run spiking neural networks whose delays are learned");
        line(page, ".SH SYNOPSIS");
        line(page, ".B ranvier");
        line(page, ".I COMMAND");
        line(page, "[options] [arguments]");
        line(page, ".SH DESCRIPTION");
        line(
                page,
                "An experiment, a file of YAML, says what is trained on which data. Runs are kept under runs/ in the");
        line(page, "directory where the program is. Options may stand before, between and after arguments.");
        line(page, ".SH OPTIONS");
        options(page, CommonOptions.ofProgram());
        line(page, ".PP");
        line(page, "Every command has these:");
        options(page, CommonOptions.ofEveryCommand());
        line(page, ".SH COMMANDS");
        commands.commands().forEach(command -> command(page, command));
        line(page, ".SH EXIT STATUS");
        line(
                page,
                "0 for success, " + ExitCode.of(Problem.Kind.USAGE)
                        + " for what the user can mend; docs/reliability.md has all.");
        line(page, ".SH ENVIRONMENT");
        variable(page, "RANVIER_DATA", "folders with data, searched before ~/.cache/ranvier");
        variable(page, "RANVIER_PLUGINS", "folders with plugins, instead of the installed ones");
        variable(page, "JDK_JAVA_OPTIONS", "options for Java, such as -Xmx16g");
        return page.toString();
    }

    private static void command(StringBuilder page, Command command) {
        String usage = command.arguments().usage();
        line(page, ".SS ranvier " + escape(command.name()) + (usage.isEmpty() ? "" : " " + escape(usage)));
        line(page, protect(escape(command.summary())) + ".");
        options(page, command.options());
        line(page, ".PP");
        line(page, "Example:");
        line(page, ".PP");
        line(page, ".nf");
        command.example().lines().forEach(each -> line(page, ".RS 4\n" + protect(escape(each)) + "\n.RE"));
        line(page, ".fi");
    }

    private static void options(StringBuilder page, List<Option> options) {
        for (Option option : options) {
            String brief = option.getOpt() == null ? "" : ", \\-" + option.getOpt();
            String value = option.hasArg() ? " \\fI" + escape(option.getArgName()) + "\\fR" : "";
            line(page, ".TP");
            line(page, "\\fB\\-\\-" + escape(option.getLongOpt()) + "\\fR" + value + brief);
            line(page, protect(escape(option.getDescription())));
        }
    }

    private static void variable(StringBuilder page, String name, String says) {
        line(page, ".TP");
        line(page, ".B " + escape(name));
        line(page, escape(says));
    }

    private static void line(StringBuilder page, String text) {
        page.append(text).append('\n');
    }

    /** Text that roff sets as it is: hyphens that can be copied, and letters outside of ASCII by their numbers. */
    private static String escape(String text) {
        return text.codePoints()
                .mapToObj(c -> switch (c) {
                    case '\\' -> "\\e";
                    case '-' -> "\\-";
                    default -> c < 0x80 ? Character.toString(c) : "\\[u%04X]".formatted(c);
                })
                .collect(Collectors.joining());
    }

    /** A line that begins like a request of roff. */
    private static String protect(String text) {
        return text.startsWith(".") || text.startsWith("'") ? "\\&" + text : text;
    }
}
