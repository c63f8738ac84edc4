package org.ranvier.api.backend;

import java.util.List;
import java.util.Set;
import org.ranvier.api.Component;
import org.ranvier.api.Settings;

/** Runs plans. */
public interface Backend extends Component {

    /**
     * The same with these settings, values of its {@link #schema()}; one that was not configured has the defaults.
     *
     * @throws IllegalArgumentException if they contradict each other
     */
    default Backend configured(Settings settings) {
        return this;
    }

    /** Whether it can run here; cheap, and without side effects. */
    Availability availability();

    /** What it can do. */
    Set<Capability> capabilities();

    /** Everything in a plan that it cannot carry, all at once; an empty list is a promise. */
    List<Refusal> check(NetworkPlan plan);

    /**
     * Everything that it cannot carry among the numbers of a network whose plan it carries, such as time constants that
     * a chip does not have; a run begins with the numbers that it starts from.
     */
    default List<Refusal> check(TrainedNetwork network) {
        return List.of();
    }

    /**
     * Makes a program of a plan. Its parameters are 0 until written.
     *
     * @throws org.ranvier.api.RanvierException with all that {@link #check} refuses, see {@link Refusal#throwIfAny}
     */
    Program compile(NetworkPlan plan, CompileOptions options);
}
