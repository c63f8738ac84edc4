package org.ranvier.support;

import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.backend.BackwardRequest;
import org.ranvier.api.backend.Capability;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.plan.NetworkPlan;

/**
 * Keeps the order of a session's calls: advance, backward, input gradient. It refuses ticks beyond those of the plan,
 * gradients that were not asked for, and arrays of another size, as {@link org.ranvier.api.backend.Session} promises.
 */
public final class SessionGuard {

    private final RunOptions options;
    private final NetworkPlan plan;
    /** Numbers of output per tick, of all samples; of all spikes when event-driven. */
    private final int outputs;

    private final boolean allTicks;
    private int ticks;
    private boolean returned;
    private double[] inputGradient;

    private SessionGuard(NetworkPlan plan, RunOptions options, int outputs, boolean allTicks) {
        this.plan = plan;
        this.options = options;
        this.outputs = outputs;
        this.allTicks = allTicks;
    }

    /**
     * Guards a session that a clock drives.
     *
     * @param allTicks whether the ticks of a sample have to be run at once, as with batch statistics in training
     */
    public static SessionGuard clocked(NetworkPlan plan, RunOptions options, int samples, boolean allTicks) {
        return new SessionGuard(plan, options, samples * plan.widthOf(plan.output()), allTicks);
    }

    /**
     * Guards an event-driven session.
     *
     * @param spikesPerNeuron how many spikes of a neuron count
     */
    public static SessionGuard eventDriven(NetworkPlan plan, RunOptions options, int samples, int spikesPerNeuron) {
        SessionGuard guard =
                new SessionGuard(plan, options, samples * plan.widthOf(plan.output()) * spikesPerNeuron, false);
        // An event-driven session runs to its end at once.
        guard.ticks = 1;
        return guard;
    }

    /**
     * Checks further ticks of a clocked session and counts them.
     *
     * @return the tick that they begin at
     */
    public int advance(int more) {
        int all = plan.ticks();
        if (ticks + more > all) {
            throw new RanvierException(Problem.usage(
                    "session",
                    "it has run " + ticks + " ticks and is asked for " + more + " more, but a sample has " + all,
                    "give the network more ticks"));
        }
        if (allTicks && more < all) {
            throw new RanvierException(Problem.usage(
                    "training",
                    "batch normalisation in training needs all ticks of a sample at once",
                    "advance by " + all + " ticks, or stream at inference"));
        }
        int from = ticks;
        ticks += more;
        return from;
    }

    /** Returns the number of ticks so far. */
    public int ticks() {
        return ticks;
    }

    /**
     * Checks that gradients were asked for when the session was opened, and the size of dL/d output.
     *
     * @param able the capabilities of backward that the backend has
     */
    public void requireBackward(BackwardRequest request, Capability... able) {
        request.requireOnly(able);
        if (!options.gradients()) {
            throw new IllegalStateException("the session was opened without gradients");
        }
        int given = request.outputGradient().length;
        if (given != outputs * ticks) {
            throw new IllegalArgumentException("the gradient has " + given + " numbers, the output " + outputs * ticks);
        }
    }

    /**
     * Notes that backward is done.
     *
     * @param inputGradient dL/d input; null where it was not asked for
     */
    public void returned(double[] inputGradient) {
        returned = true;
        this.inputGradient = inputGradient;
    }

    /** Returns dL/d input. */
    public double[] inputGradient() {
        if (inputGradient == null) {
            throw new IllegalStateException(
                    "the session was opened without input gradients, or backward was not called");
        }
        return inputGradient;
    }

    /** Requires that backward is done, as gradients of dormant synapses do. */
    public void requireReturned(String projection) {
        if (!returned) {
            throw new IllegalStateException("there was no backward through a projection '" + projection + "'");
        }
    }
}
