package org.ranvier.cli.help;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.ranvier.cli.command.Command;
import org.ranvier.cli.command.CommandTable;
import org.ranvier.cli.command.Invocation;
import org.ranvier.cli.command.Outcome;

/** Prints the manual page. */
public final class Man implements Command {

    private final Supplier<CommandTable> commands;

    public Man(Supplier<CommandTable> commands) {
        this.commands = commands;
    }

    @Override
    public String name() {
        return "man";
    }

    @Override
    public String summary() {
        return "Print the manual page of all commands, which 'man' shows";
    }

    @Override
    public String example() {
        return "ranvier man > ~/.local/share/man/man1/ranvier.1";
    }

    @Override
    public Outcome run(Invocation invocation) {
        String text = new ManPage(commands.get()).text();
        invocation.console().text().print(text);
        return Outcome.success(new TreeMap<>(Map.of("page", text)));
    }
}
