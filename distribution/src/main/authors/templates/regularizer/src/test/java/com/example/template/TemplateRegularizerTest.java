package com.example.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ranvier.api.Settings;
import org.ranvier.api.learning.Regularizer;
import org.ranvier.testkit.RegularizerContract;
import org.ranvier.testkit.spi.ModelCompiler;

/** What every regulariser promises, which the contract checks, and what this regulariser does. */
class TemplateRegularizerTest extends RegularizerContract {

    @Override
    protected Regularizer component() {
        return new TemplateRegularizer();
    }

    /** The contract needs a value for what has no default. */
    @Override
    protected Map<String, ?> settings() {
        return Map.of("strength", 2);
    }

    @Test
    void twoSmallWeightsCostMoreThanOneLarge() {
        assertEquals(0, penalty(0), 1e-12);
        assertEquals(penalty(-0.3), penalty(0.3), 1e-12);
        assertTrue(2 * penalty(0.2) > penalty(0.4), "the penalty grows slower than the weight");
    }

    private double penalty(double weight) {
        Settings settings = Settings.of(component().schema(), settings());
        return ModelCompiler.find().function(component().penalty(settings)).evaluate(symbol -> weight, draw -> 0)[0];
    }
}
