package org.ranvier.training.plan;

import java.util.Set;
import org.ranvier.api.learning.KernelRule;
import org.ranvier.api.plan.ScalarCode;
import org.ranvier.compiler.CompileContext;
import org.ranvier.compiler.EquationCompiler;

/** Scalars that follow the progress of training. */
public final class Schedules {

    private Schedules() {}

    /**
     * The value of a scheduled scalar.
     *
     * @param progress the finished share of training, in [0, 1]
     */
    public static double at(KernelRule.ScheduledScalar scalar, double progress) {
        ScalarCode code = EquationCompiler.function(
                scalar.value(), new CompileContext(scalar.name(), "", 1, null, false, Set.of(), Set.of()));
        return code.evaluate(symbol -> progress, draw -> 0)[0];
    }
}
