package org.ranvier.training.loop;

import java.util.Map;
import java.util.Optional;
import org.ranvier.api.backend.Program;
import org.ranvier.api.data.Recording;
import org.ranvier.api.event.EventRule;
import org.ranvier.api.event.StepPolicy;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.training.run.TrainingState;

/**
 * Takes the place of a step of training where an event rule wants silent neurons woken first, and keeps what its policy
 * remembers.
 */
final class SilentNeuronRecovery {

    private final Optional<StepPolicy> policy;
    private Map<String, Double> memory = Map.of();
    private int replaced;

    SilentNeuronRecovery(NetworkPlan plan) {
        policy = plan.eventRule().flatMap(EventRule::stepPolicy);
    }

    /** Whether it has changed the weights itself, so that the optimiser must not. */
    boolean replacesStep(Program program, Recording recording) {
        if (policy.isEmpty() || !(recording instanceof Recording.Times times)) {
            return false;
        }
        StepPolicy.Decision decision = policy.get().decide(times, memory);
        memory = decision.memory();
        if (decision.replacesStep()) {
            WeightNudges.apply(program, decision);
            replaced++;
        }
        return decision.replacesStep();
    }

    /** Returns the memory of the policy. */
    Map<String, Double> memory() {
        return memory;
    }

    /** Returns the number of steps that it has replaced, which the optimiser must not count. */
    int replaced() {
        return replaced;
    }

    /** Goes on from where a run stood. */
    void resume(TrainingState standing) {
        memory = Map.copyOf(standing.memory());
        replaced = standing.replacedSteps();
    }
}
