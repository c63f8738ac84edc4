package org.ranvier.cli.help;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.cli.Option;
import org.ranvier.cli.command.Command;
import org.ranvier.cli.command.CommandTable;
import org.ranvier.cli.command.CommonOptions;

/** Scripts for shells, made of the command table. After a command they complete file names too. */
final class CompletionScript {

    private static final String PROGRAM_OPTIONS = " --help --version";

    private final CommandTable commands;

    CompletionScript(CommandTable commands) {
        this.commands = commands;
    }

    String bash() {
        return """
                _ranvier() {
                    local current="${COMP_WORDS[COMP_CWORD]}"
                    local words=""
                    case "${COMP_WORDS[*]:1:COMP_CWORD-1} " in
                %s    esac
                    COMPREPLY=($(compgen -W "$words" -- "$current"))
                }
                complete -o default -F _ranvier ranvier
                """.formatted(cases(words -> "words=\"" + words + "\"", words -> "words=\"" + words + "\""));
    }

    String zsh() {
        return """
                #compdef ranvier
                _ranvier() {
                    case "${words[2,CURRENT-1]} " in
                %s    esac
                }
                if [ "$funcstack[1]" = "_ranvier" ]; then _ranvier; else compdef _ranvier ranvier; fi
                """.formatted(cases(words -> "compadd -- " + words, words -> "compadd -- " + words + "; _files"));
    }

    String fish() {
        StringBuilder out = new StringBuilder();
        for (String first : commands.firstWords()) {
            List<Command> group = commands.group(first);
            String says = group.isEmpty()
                    ? commands.find(List.of(first)).orElseThrow().summary()
                    : "See its commands";
            out.append(fish("-f", "__fish_use_subcommand", "-a " + first, says));
            String condition = seen(first) + "; and not __fish_seen_subcommand_from " + lastWords(group);
            group.forEach(command -> out.append(
                    fish("-f", condition, "-a " + CommandTable.words(command).getLast(), command.summary())));
        }
        for (Command command : commands.commands()) {
            String condition = CommandTable.words(command).stream()
                    .map(CompletionScript::seen)
                    .collect(Collectors.joining("; and "));
            command.choices().forEach(word -> out.append(fish("-f", condition, "-a " + word, "")));
            for (Option option : CommonOptions.of(command)) {
                String takes = option.hasArg() ? " -r" : "";
                out.append(fish("", condition, "-l " + option.getLongOpt() + takes, option.getDescription()));
            }
        }
        return out.toString();
    }

    /**
     * Branches of a {@code case} over the words before the cursor, each followed by a space; commands come before the
     * groups that they are in, because the first branch that fits counts.
     */
    private String cases(UnaryOperator<String> group, UnaryOperator<String> command) {
        List<String> branches = new ArrayList<>();
        for (Command each : commands.commands()) {
            Stream<String> options = CommonOptions.of(each).stream().map(option -> "--" + option.getLongOpt());
            String next = Stream.concat(each.choices().stream(), options).collect(Collectors.joining(" "));
            branches.add("\"" + each.name() + " \"*) " + command.apply(next));
        }
        commands.firstWords().stream()
                .filter(first -> !commands.group(first).isEmpty())
                .forEach(
                        first -> branches.add("\"" + first + " \"*) " + group.apply(lastWords(commands.group(first)))));
        branches.add("\" \") " + group.apply(String.join(" ", commands.firstWords()) + PROGRAM_OPTIONS));
        return branches.stream().map(branch -> "        " + branch + " ;;\n").collect(Collectors.joining());
    }

    private static String lastWords(List<Command> commands) {
        return commands.stream()
                .map(command -> CommandTable.words(command).getLast())
                .collect(Collectors.joining(" "));
    }

    private static String seen(String word) {
        return "__fish_seen_subcommand_from " + word;
    }

    private static String fish(String files, String condition, String completes, String says) {
        String description = says.isEmpty() ? "" : " -d '" + says.replace("'", "\\'") + "'";
        String line = "complete -c ranvier " + files + " -n '" + condition + "' " + completes + description + "\n";
        return line.replace("  ", " ");
    }
}
