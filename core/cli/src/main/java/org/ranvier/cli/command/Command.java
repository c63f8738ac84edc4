package org.ranvier.cli.command;

import java.util.List;
import org.apache.commons.cli.Option;

/** One command of the program. */
public interface Command {

    /** One or two words: {@code doctor}, {@code plugin list}. */
    String name();

    /** What it does: one line for listings, without a full stop. */
    String summary();

    /** A call that makes sense as it stands, for help. */
    String example();

    /** What it takes besides options. */
    default Arguments arguments() {
        return Arguments.NONE;
    }

    /** Its options, besides those of every command. */
    default List<Option> options() {
        return List.of();
    }

    /**
     * Does it.
     *
     * @return how it ended
     * @throws org.ranvier.api.RanvierException with what prevents it
     * @throws InterruptedException if the person interrupted it
     */
    Outcome run(Invocation invocation) throws InterruptedException;
}
