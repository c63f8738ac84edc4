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
     * Returns a backend with these settings, values of its {@link #schema()}; one that was not configured has the
     * defaults.
     *
     * @throws IllegalArgumentException if they contradict each other
     */
    default Backend configured(Settings settings) {
        return this;
    }

    /** Returns whether the backend can run here; cheap, and without side effects. */
    Availability availability();

    /** Returns the features that it supports. */
    Set<Capability> capabilities();

    /**
     * Everything that it cannot carry, all at once: what a plan and the requirements of a run need of
     * {@link #capabilities()} and it does not claim, and its own limits. An empty list is a promise. Whoever chooses a
     * backend asks this. A refusal whose element is empty concerns the whole run.
     *
     * @param requirements what a run demands besides running the plan forward
     */
    default List<Refusal> check(NetworkPlan plan, Requirements requirements) {
        return CapabilityCheck.refusals(this, plan, requirements);
    }

    /**
     * Its own limits: everything in a plan that it cannot carry for another reason than a {@link Capability} that it
     * does not claim, all at once. Authors override it, callers ask {@link #check(NetworkPlan, Requirements)}. Plans
     * that need what is not claimed come here too. A refusal that names an element and a missing capability takes the
     * place of the derived one, with a better reason.
     */
    default List<Refusal> check(NetworkPlan plan) {
        return List.of();
    }

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
     * @throws org.ranvier.api.RanvierException with all that {@link #check(NetworkPlan, Requirements)} refuses at
     *     inference, see {@link Refusal#throwIfAny(Backend, NetworkPlan)}
     */
    Program compile(NetworkPlan plan, CompileOptions options);
}
