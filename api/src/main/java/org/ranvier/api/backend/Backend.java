package org.ranvier.api.backend;

import java.util.List;
import java.util.Set;
import org.ranvier.api.Component;

/** Runs plans. */
public interface Backend extends Component {

    /** Whether it can run here; cheap, and without side effects. */
    Availability availability();

    /** What it can do. */
    Set<Capability> capabilities();

    /** Everything in a plan that it cannot carry, all at once; an empty list is a promise. */
    List<Refusal> check(NetworkPlan plan);

    /**
     * Makes a program of a plan. Its parameters are 0 until written.
     *
     * @throws org.ranvier.api.RanvierException with all that {@link #check} refuses, see {@link Refusal#throwIfAny}
     */
    Program compile(NetworkPlan plan, CompileOptions options);

    /**
     * How to run.
     *
     * @param threads how many threads to use; the results do not depend on it
     * @param updates the optimiser's updates, empty when only gradients are wanted
     */
    record CompileOptions(int threads, List<LoweredUpdate> updates) {}
}
