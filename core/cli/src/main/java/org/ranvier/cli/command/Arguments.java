package org.ranvier.cli.command;

import java.util.List;
import java.util.Optional;
import org.ranvier.api.Problem;

/**
 * The number of arguments that a command takes.
 *
 * @param usage as help shows them: {@code NAME}, {@code RUN…}
 * @param least how many there must be
 * @param most how many there may be
 */
public record Arguments(String usage, int least, int most) {

    static final Arguments NONE = new Arguments("", 0, 0);

    public static Arguments one(String name) {
        return new Arguments(name, 1, 1);
    }

    public static Arguments several(String name) {
        return new Arguments(name + "…", 1, Integer.MAX_VALUE);
    }

    /** Checks the number of arguments. */
    public Optional<Problem> check(String command, List<String> given) {
        String remedy = "see ranvier " + command + " --help";
        if (given.size() < least) {
            return Optional.of(Problem.usage("", "'" + command + "' needs " + usage, remedy));
        }
        if (given.size() > most) {
            String excess = given.get(most);
            return Optional.of(Problem.usage("", "'" + command + "' takes no argument '" + excess + "'", remedy));
        }
        return Optional.empty();
    }
}
