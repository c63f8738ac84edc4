package org.ranvier.training.plan;

import org.ranvier.api.backend.Session;
import org.ranvier.api.data.Recording;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.Timing;

/** Runs whole samples, whatever drives the network. */
public final class WholeSample {

    private WholeSample() {}

    /** Advances a session that has not begun to the end. */
    public static Recording advance(Session session, NetworkPlan plan) {
        return session.advance(
                switch (plan.timing()) {
                    case Timing.Clocked(var clock) -> clock.ticks();
                    // Runs to its end, whatever the number.
                    case Timing.EventDriven _ -> 0;
                });
    }
}
