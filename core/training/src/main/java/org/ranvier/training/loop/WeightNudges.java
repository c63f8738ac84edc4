package org.ranvier.training.loop;

import org.ranvier.api.backend.Program;
import org.ranvier.api.event.StepPolicy.Decision;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.api.plan.ParameterId.Role;
import org.ranvier.api.plan.ParameterSpec;

/** Carries out what a step policy decides instead of a gradient step. */
public final class WeightNudges {

    private WeightNudges() {}

    /** Raises the trained weights into the neurons that a decision names, and drops the gradients of the batch. */
    public static void apply(Program program, Decision decision) {
        for (Projection p : program.plan().all(Projection.class)) {
            double[] nudge = decision.nudges().get(p.to());
            ParameterSpec spec = program.plan().parameter(p.parameter(Role.WEIGHTS));
            if (nudge != null && spec.trainable()) {
                double[] raw = program.read(spec.name());
                for (int s = 0; s < raw.length; s++) {
                    raw[s] = spec.bounds().clamp(raw[s] + nudge[p.synapses().postOf(s)]);
                }
                program.write(spec.name(), raw);
            }
        }
        program.clearGradients();
    }
}
