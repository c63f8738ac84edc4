package org.ranvier.api.backend;

import java.util.List;
import java.util.Set;
import org.ranvier.api.ApiStatus;
import org.ranvier.api.Component;
import org.ranvier.api.Settings;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.TrainedNetwork;

/** Contract of a backend, which compiles plans to programs. */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public interface Backend extends Component {

    /**
     * {@return a backend with these settings, values of its {@link #schema()}; one that was not configured has the
     * defaults}
     *
     * @param settings the values of the {@linkplain #schema() schema}, checked and completed
     * @throws IllegalArgumentException if they contradict each other
     */
    default Backend configured(Settings settings) {
        return this;
    }

    /** {@return whether the backend can run here; cheap, and without side effects} */
    Availability availability();

    /** {@return the features that it supports} */
    Set<Capability> capabilities();

    /**
     * {@return everything that it cannot carry, all at once: what a plan and the requirements of a run need of
     * {@link #capabilities()} and it does not claim, and its own limits} An empty list is a promise. Whoever chooses a
     * backend asks this. A refusal whose element is empty concerns the whole run.
     *
     * @param plan the network
     * @param requirements what a run demands besides running the plan forward
     */
    default List<Refusal> check(NetworkPlan plan, Requirements requirements) {
        return CapabilityCheck.refusals(this, plan, requirements);
    }

    /**
     * {@return its own limits: everything in a plan that it cannot carry for another reason than a {@link Capability}
     * that it does not claim, all at once} Authors override it, callers ask {@link #check(NetworkPlan, Requirements)}.
     * Plans that need what is not claimed come here too. A refusal that names an element and a missing capability takes
     * the place of the derived one, with a better reason.
     *
     * @param plan the network
     */
    default List<Refusal> check(NetworkPlan plan) {
        return List.of();
    }

    /**
     * {@return everything that it cannot carry among the numbers of a network whose plan it carries, such as time
     * constants that a chip does not have; a run begins with the numbers that it starts from}
     *
     * @param network the network with its numbers
     */
    default List<Refusal> check(TrainedNetwork network) {
        return List.of();
    }

    /**
     * Makes a program of a plan. Its parameters are 0 until written.
     *
     * @param plan the network
     * @param options how to run it: threads, updates of the optimiser
     * @return the program, which belongs to the caller and is to be closed
     * @throws org.ranvier.api.RanvierException with all that {@link #check(NetworkPlan, Requirements)} refuses at
     *     inference, see {@link Refusal#throwIfAny(Backend, NetworkPlan)}
     */
    Program compile(NetworkPlan plan, CompileOptions options);
}
