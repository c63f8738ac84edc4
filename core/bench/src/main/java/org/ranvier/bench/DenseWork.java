package org.ranvier.bench;

import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Input;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.api.plan.ParameterId.Role;

/**
 * The arithmetic of a step if nothing were sparse and all of it products of matrices: for every synapse, tick and
 * sample one multiplication and one addition for each of: the current, the gradient by the weight and that by the delay
 * where these are trained, the gradient by the source where this is not the input of the network.
 */
final class DenseWork {

    private DenseWork() {}

    /** In 10⁹ operations; 0 for networks driven by events, which know no ticks. */
    static double gflop(NetworkPlan plan, int samples) {
        if (plan.eventDriven()) {
            return 0;
        }
        double sum = 0;
        for (Projection p : plan.all(Projection.class)) {
            int passes = 1;
            passes += plan.parameter(p.parameter(Role.WEIGHTS)).trainable() ? 1 : 0;
            passes += plan.parameter(p.parameter(Role.DELAYS)).trainable() ? 1 : 0;
            passes += plan.all(Input.class).stream().anyMatch(i -> i.name().equals(p.from())) ? 0 : 1;
            sum += 2.0 * passes * p.synapses().size() * plan.ticks() * samples;
        }
        return sum / 1e9;
    }
}
