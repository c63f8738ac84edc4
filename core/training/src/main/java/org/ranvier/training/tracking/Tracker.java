package org.ranvier.training.tracking;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.ranvier.api.Component;
import org.ranvier.api.Settings;
import org.ranvier.api.plan.TrainedNetwork;

/**
 * A tool in which people follow their trainings, such as TensorBoard.
 *
 * <p>A tracker is told what a run directory records anyway; it neither changes nor stops a training. Whatever it throws
 * while one goes on is reported once, and the training goes on without it.
 */
public interface Tracker extends Component {

    /**
     * Checks what can be checked before a training begins, such as whether an address is one.
     *
     * @throws org.ranvier.api.RanvierException with what is missing, before anything is written
     */
    default void check(Settings settings) {}

    /**
     * Begins to record a run, or goes on with one that was recorded before: afterwards the tool has every epoch of
     * {@link TrackedRun#history} once, and none that is not there.
     */
    Recording open(Settings settings, TrackedRun run) throws IOException;

    /** The record of one run. Used by one thread at a time. */
    interface Recording {

        /**
         * Records a finished epoch, before its checkpoint is written: after a crash in between, the next
         * {@link Tracker#open} takes it back.
         *
         * @param network the network after the epoch; it costs a copy of all parameters
         */
        void epoch(TrackedEpoch epoch, Supplier<TrainedNetwork> network) throws IOException;

        /**
         * Ends the record.
         *
         * @throws IOException if the tool did not get everything; its message is a clause that says why
         */
        void end(Ending ending) throws IOException;

        /** Takes back what was recorded since the beginning, as the run came to nothing. */
        void discard() throws IOException;

        /** Returns what people should know by now, as sentences without a full stop; each once. */
        default List<String> notices() {
            return List.of();
        }
    }

    /** How a training ended. */
    enum Ending {
        /** All epochs were run, or enough of them. */
        FINISHED,
        /** Something went wrong. */
        FAILED,
        /** Somebody interrupted it. */
        STOPPED
    }
}
