package org.ranvier.cli.command;

import java.util.Map;

/**
 * Outcome of a command.
 *
 * @param exitCode of the program, 0 for success
 * @param json the object that {@code --json} prints
 */
public record Outcome(int exitCode, Map<String, ?> json) {

    public static Outcome success(Map<String, ?> json) {
        return new Outcome(0, json);
    }
}
