package com.example.template;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ranvier.api.Settings;
import org.ranvier.api.learning.DelayLearner;
import org.ranvier.api.learning.KernelRule;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.plan.ScalarCode;
import org.ranvier.testkit.DelayLearnerContract;
import org.ranvier.testkit.spi.ModelCompiler;

/** What every delay learner promises, which the contract checks, and what this one does. */
class TemplateDelayLearnerTest extends DelayLearnerContract {

    @Override
    protected DelayLearner component() {
        return new TemplateDelayLearner();
    }

    @Test
    void theKernelAddsUpToOne() {
        DelayLearner learner = component();
        KernelRule rule = (KernelRule) learner.rule(Settings.of(learner.schema(), Map.of("half_width", 4)));
        ScalarCode kernel = ModelCompiler.find().kernel(rule, Set.of()).training();
        for (double delay = 10; delay <= 11; delay += 0.1) {
            double sum = 0;
            for (int lag = 0; lag <= 20; lag++) {
                sum += value(kernel, lag, delay);
            }
            assertEquals(1, sum, 1e-12, "at a delay of " + delay);
        }
    }

    private static double value(ScalarCode kernel, double lag, double delay) {
        double[] stored = kernel.evaluate(
                symbol -> switch (symbol.kind()) {
                    case LAG -> lag;
                    case DELAY -> delay;
                    // Stands for what comes back to the kernel when gradients are taken.
                    default -> 1;
                },
                draw -> 0);
        for (int n = 0; n < stored.length; n++) {
            if (kernel.stores().get(n).symbol().kind() == Symbol.Kind.VALUE) {
                return stored[n];
            }
        }
        throw new AssertionError("the kernel has no value");
    }
}
