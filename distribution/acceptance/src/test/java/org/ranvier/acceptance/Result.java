package org.ranvier.acceptance;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a finished process left.
 *
 * @param command what was run
 * @param exitCode its exit code
 * @param stdout all that it wrote to standard output
 * @param stderr all that it wrote to standard error
 */
record Result(List<String> command, int exitCode, String stdout, String stderr) {

    private static final int SHOWN = 2_000;

    /** The JSON object that {@code --json} puts on the last line of standard output. */
    JsonNode lastJson() {
        List<String> lines = stdout.lines().filter(line -> !line.isBlank()).toList();
        if (lines.isEmpty() || !lines.getLast().startsWith("{")) {
            throw new AssertionError("the last line of stdout is not a JSON object: " + this);
        }
        return JsonMapper.shared().readTree(lines.getLast());
    }

    /** This result, if the command succeeded. */
    Result requireSuccess() {
        return requireExit(0);
    }

    /** This result, if the command ended with that exit code. */
    Result requireExit(int expected) {
        if (exitCode != expected) {
            throw new AssertionError("expected exit code " + expected + ": " + this);
        }
        return this;
    }

    @Override
    public String toString() {
        return String.join(" ", command) + "\nexit code " + exitCode + "\nstdout: " + end(stdout) + "\nstderr: "
                + end(stderr);
    }

    private static String end(String text) {
        return text.length() <= SHOWN ? text : "…" + text.substring(text.length() - SHOWN);
    }
}
