package com.example.template;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ranvier.api.Settings;
import org.ranvier.api.learning.Surrogate;
import org.ranvier.api.model.Expr;
import org.ranvier.testkit.SurrogateContract;
import org.ranvier.testkit.spi.ModelCompiler;

/** What every surrogate promises, which the contract checks, and what this one does. */
class TemplateSurrogateTest extends SurrogateContract {

    @Override
    protected Surrogate component() {
        return new TemplateSurrogate();
    }

    @Test
    void theStepIsThatOfASpike() {
        Surrogate surrogate = component();
        Expr step = surrogate.smoothStep(Settings.of(surrogate.schema(), Map.of("exponent", 3)));
        assertEquals(1, at(step, 1e6) - at(step, -1e6), 1e-9);
    }

    @Test
    void atTheThresholdTheDerivativeIsOne() {
        Surrogate surrogate = component();
        assertEquals(1, at(surrogate.derivative(Settings.of(surrogate.schema(), Map.of())), 0), 1e-12);
    }

    private static double at(Expr expression, double distance) {
        return ModelCompiler.find().function(expression).evaluate(symbol -> distance, draw -> 0)[0];
    }
}
