package org.ranvier.cli.help;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.cli.command.Arguments;
import org.ranvier.cli.command.Command;
import org.ranvier.cli.command.CommandTable;
import org.ranvier.cli.command.Invocation;
import org.ranvier.cli.command.Outcome;
import org.ranvier.text.Nearest;

/** Prints a script that teaches a shell the commands and options. */
public final class Completion implements Command {

    private static final List<String> SHELLS = List.of("bash", "zsh", "fish");

    private final Supplier<CommandTable> commands;

    public Completion(Supplier<CommandTable> commands) {
        this.commands = commands;
    }

    @Override
    public String name() {
        return "completion";
    }

    @Override
    public String summary() {
        return "Print a script that completes commands and options in bash, zsh or fish";
    }

    @Override
    public String example() {
        return "ranvier completion bash > ~/.local/share/bash-completion/completions/ranvier";
    }

    @Override
    public Arguments arguments() {
        return Arguments.one(String.join("|", SHELLS));
    }

    @Override
    public List<String> choices() {
        return SHELLS;
    }

    @Override
    public Outcome run(Invocation invocation) {
        String shell = invocation.arguments().getFirst();
        CompletionScript script = new CompletionScript(commands.get());
        String text = switch (shell) {
            case "bash" -> script.bash();
            case "zsh" -> script.zsh();
            case "fish" -> script.fish();
            default ->
                throw new RanvierException(Problem.usage(
                        "",
                        "there is no completion for '" + shell + "'",
                        Nearest.remedy(shell, SHELLS, "there is one for")));
        };
        invocation.console().text().print(text);
        return Outcome.success(new TreeMap<>(Map.of("shell", shell, "script", text)));
    }
}
