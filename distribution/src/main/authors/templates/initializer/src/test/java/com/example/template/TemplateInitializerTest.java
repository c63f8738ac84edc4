package com.example.template;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ranvier.api.Settings;
import org.ranvier.api.model.Initializer;
import org.ranvier.api.plan.ScalarCode;
import org.ranvier.testkit.InitializerContract;
import org.ranvier.testkit.spi.ModelCompiler;

/** What every initialiser promises, which the contract checks, and what this initialiser does. */
class TemplateInitializerTest extends InitializerContract {

    @Override
    protected Initializer component() {
        return new TemplateInitializer();
    }

    /** 100 synapses at 0.02 spikes per ms, each felt for 10 ms: the variance of unit weights is 10. */
    @Test
    void theSpreadFollowsFromRateAndFanIn() {
        assertEquals(1 / Math.sqrt(10), weight(100, 1), 1e-12);
        assertEquals(-2 / Math.sqrt(10), weight(100, -2), 1e-12);
        assertEquals(weight(100, 1) / 2, weight(400, 1), 1e-12);
    }

    private double weight(int fanIn, double drawn) {
        Settings settings = Settings.of(component().schema(), Map.of("rate", 0.02, "tau", 10, "threshold", 1, "xi", 1));
        ScalarCode code = ModelCompiler.find().function(component().value(settings));
        return code.evaluate(symbol -> fanIn, draw -> drawn)[0];
    }
}
