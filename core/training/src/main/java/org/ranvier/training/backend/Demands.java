package org.ranvier.training.backend;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ranvier.api.backend.Capability;
import org.ranvier.api.backend.Refusal;
import org.ranvier.api.backend.Requirements;

/**
 * The requirements of a run, each with the place that asks for it and with what to do without it, for messages.
 *
 * @param requirements what is asked of a backend
 * @param reasons why, where the plan does not show it
 */
public record Demands(Requirements requirements, List<Reason> reasons) {

    /** Running networks forward. */
    public static final Demands INFERENCE = new Demands(Requirements.inference(), List.of());

    /**
     * Why something is required.
     *
     * @param capability what
     * @param element of which element of the plan; empty for the whole run
     * @param where the place that asks for it
     * @param instead what to do without it, one clause
     */
    public record Reason(Capability capability, String element, String where, String instead) {

        private boolean explains(Refusal refusal) {
            return refusal.capability().equals(Optional.of(capability)) && element.equals(refusal.element());
        }
    }

    public Demands {
        reasons = List.copyOf(reasons);
    }

    /** Adds gradients and updates of parameters. */
    public Demands training(String where, String instead) {
        return with(requirements.withGradients(), new Reason(Capability.TRAINING, "", where, instead));
    }

    /** Adds gradients of the input to those of the parameters. */
    public Demands inputGradients(String where, String instead) {
        return with(requirements.withInputGradients(), new Reason(Capability.TRAINING, "", where, instead));
    }

    /** Adds gradients of spike counts. */
    public Demands activityGradients(String where, String instead) {
        return with(
                requirements.withActivityGradients(), new Reason(Capability.ACTIVITY_GRADIENTS, "", where, instead));
    }

    /** Adds changes of a projection's synapses. */
    public Demands rewiring(String projection, String where, String instead) {
        return with(requirements.withRewiring(projection), new Reason(Capability.REWIRING, projection, where, instead));
    }

    /** Adds gradients of synapses that a projection does not have. */
    public Demands dormantGradients(String projection, String where, String instead) {
        return with(
                requirements.withDormantGradients(projection),
                new Reason(Capability.DORMANT_GRADIENTS, projection, where, instead));
    }

    /** Why what a refusal denies is required; empty where the plan itself requires it. */
    Optional<Reason> reason(Refusal refusal) {
        return reasons.stream().filter(reason -> reason.explains(refusal)).findFirst();
    }

    private Demands with(Requirements more, Reason reason) {
        List<Reason> all = new ArrayList<>(reasons);
        all.add(reason);
        return new Demands(more, all);
    }
}
