package org.ranvier.cli.command;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * The commands, in the order in which help lists them.
 *
 * @param commands with distinct names
 */
public record CommandTable(List<Command> commands) {

    public CommandTable {
        commands = List.copyOf(commands);
    }

    /**
     * The command that some words start with; the longest, where {@code runs} and {@code runs diff} both are commands.
     */
    public Optional<Command> find(List<String> words) {
        return commands.stream()
                .filter(command -> {
                    List<String> name = words(command);
                    return words.size() >= name.size()
                            && words.subList(0, name.size()).equals(name);
                })
                .max(Comparator.comparing(command -> words(command).size()));
    }

    /** The commands whose first word is this one and that have another word. */
    public List<Command> group(String word) {
        return commands.stream()
                .filter(command -> command.name().startsWith(word + " "))
                .toList();
    }

    /** The first words of all commands. */
    public SequencedSet<String> firstWords() {
        SequencedSet<String> first = new LinkedHashSet<>();
        commands.forEach(command -> first.add(words(command).getFirst()));
        return first;
    }

    public static List<String> words(Command command) {
        return List.of(command.name().split(" "));
    }
}
