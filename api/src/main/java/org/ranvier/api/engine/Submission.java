package org.ranvier.api.engine;

import java.util.Map;
import org.ranvier.api.ApiStatus;

/** Trials that were submitted. Used by one thread at a time. */
@ApiStatus(value = ApiStatus.Status.EXPERIMENTAL, since = "1.0")
public interface Submission extends AutoCloseable {

    /** How far a trial is. */
    enum Phase {
        /** It has not been started. */
        WAITING,
        /** It runs. */
        RUNNING,
        /** Its command has ended by itself, whatever came of it. */
        ENDED,
        /** Its command was ended from outside, or nobody knows what became of it. */
        LOST
    }

    /**
     * Standing of a trial.
     *
     * @param phase how far it is
     * @param reason why it was lost, a clause such as {@code its node failed}; empty otherwise
     */
    record Standing(Phase phase, String reason) {

        /**
         * {@return the standing of a trial that was not lost}
         *
         * @param phase how far it is
         */
        public static Standing of(Phase phase) {
            return new Standing(phase, "");
        }

        /**
         * {@return the standing of a trial that was lost}
         *
         * @param reason why, a clause
         */
        public static Standing lost(String reason) {
            return new Standing(Phase.LOST, reason);
        }

        /** {@return whether nothing runs any more} */
        public boolean isOver() {
            return phase == Phase.ENDED || phase == Phase.LOST;
        }
    }

    /** {@return how far every trial is, by its name} Asked again and again; may take a moment. */
    Map<String, Standing> standings();

    /**
     * Ends all trials that wait or run: those that run are told so (SIGTERM), and have time to save where they are.
     * Returns once they have ended, or the engine gives up waiting.
     */
    void cancel();

    /**
     * Lets go of what the submission holds on this machine. Trials that live in a queue go on; those that need this
     * process, such as processes that it waits for, are {@linkplain #cancel() cancelled} first. May be called again.
     */
    @Override
    void close();
}
