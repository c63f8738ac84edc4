package org.ranvier.support;

import java.util.function.Supplier;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.plan.NetworkPlan;

/** Lets a program have one session at a time, for batches that have the channels of its input. */
public final class SessionGate {

    private boolean open;

    /** Starts with no session open. */
    public SessionGate() {}

    /**
     * Opens a session.
     *
     * @param start starts it; where this throws, none is open
     * @throws IllegalStateException while another session is open
     * @throws IllegalArgumentException if the batch has other channels than the plan's input
     */
    public Session open(NetworkPlan plan, SignalBatch batch, Supplier<? extends Session> start) {
        if (open) {
            throw new IllegalStateException("one session at a time: close the last one first");
        }
        int channels = plan.input().channels();
        if (batch.channels() != channels) {
            throw new IllegalArgumentException(
                    "the signal has " + batch.channels() + " channels, the network " + channels);
        }
        Session session = start.get();
        open = true;
        return session;
    }

    /** Requires that no session is open, as a change of synapses does. */
    public void requireClosed() {
        if (open) {
            throw new IllegalStateException("a session is open: close it first");
        }
    }

    /** Lets the next session in; a session calls it when it is closed. */
    public void close() {
        open = false;
    }
}
