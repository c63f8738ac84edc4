package org.ranvier.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * The commands, in the order in which help lists them.
 *
 * @param commands with distinct names
 */
record CommandTable(List<Command> commands) {

    CommandTable {
        commands = List.copyOf(commands);
    }

    /** All commands of the program. */
    static CommandTable standard() {
        List<Command> commands = new ArrayList<>(List.of(
                new Train(),
                new Evaluate(),
                new Runs(),
                new Simulate(),
                new Explain(),
                new Export(),
                new Import(),
                new Bench(),
                new PluginList(),
                new PluginInfo(),
                new PluginInstall(),
                new PluginRemove(),
                new DataList(),
                new DataInfo(),
                new DataGet(),
                new DataImport(),
                new HardwarePlace(),
                new HardwareMeasure(),
                new HardwareServe(),
                new Doctor()));
        // Completion knows every command, itself included.
        commands.add(new Completion(() -> new CommandTable(commands)));
        return new CommandTable(commands);
    }

    /** The command that some words start with. */
    Optional<Command> find(List<String> words) {
        return commands.stream()
                .filter(command -> {
                    List<String> name = words(command);
                    return words.size() >= name.size()
                            && words.subList(0, name.size()).equals(name);
                })
                .findFirst();
    }

    /** The commands whose first word is this one and that have another word. */
    List<Command> group(String word) {
        return commands.stream()
                .filter(command -> command.name().startsWith(word + " "))
                .toList();
    }

    /** The first words of all commands. */
    SequencedSet<String> firstWords() {
        SequencedSet<String> first = new LinkedHashSet<>();
        commands.forEach(command -> first.add(words(command).getFirst()));
        return first;
    }

    static List<String> words(Command command) {
        return List.of(command.name().split(" "));
    }
}
