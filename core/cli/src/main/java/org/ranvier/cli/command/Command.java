package org.ranvier.cli.command;

import java.util.List;
import org.apache.commons.cli.Option;

/** A command of the program. */
public interface Command {

    /** Returns its name, one or two words: {@code doctor}, {@code plugin list}. */
    String name();

    /** Returns what it does: one line for listings, without a full stop. */
    String summary();

    /** Returns a call that makes sense as it stands, for help. */
    String example();

    /** Returns the arguments that it takes besides options. */
    default Arguments arguments() {
        return Arguments.NONE;
    }

    /** Returns the words of which the first argument is one, for completion; none where it may be anything. */
    default List<String> choices() {
        return List.of();
    }

    /** Returns its options, besides those of every command. */
    default List<Option> options() {
        return List.of();
    }

    /** Whether it always runs in a process of its own, which a plugin may end as it likes. */
    default boolean isIsolated() {
        return false;
    }

    /**
     * Runs the command.
     *
     * @return how it ended
     * @throws org.ranvier.api.RanvierException with what prevents it
     * @throws InterruptedException if the person interrupted it
     */
    Outcome run(Invocation invocation) throws InterruptedException;
}
