package org.ranvier.cli;

import java.util.Map;

/**
 * How a command ended.
 *
 * @param exitCode of the program, 0 for success
 * @param json the object that {@code --json} prints
 */
record Outcome(int exitCode, Map<String, ?> json) {

    static Outcome success(Map<String, ?> json) {
        return new Outcome(0, json);
    }
}
