package com.example.template;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ranvier.api.Settings;
import org.ranvier.api.learning.Optimizer;
import org.ranvier.api.plan.LoweredUpdate;
import org.ranvier.testkit.OptimizerContract;
import org.ranvier.testkit.spi.ModelCompiler;

/** What every optimiser promises, which the contract checks, and what this one does. */
class TemplateOptimizerTest extends OptimizerContract {

    @Override
    protected Optimizer component() {
        return new TemplateOptimizer();
    }

    @Test
    void theSizeOfAGradientDoesNotMatter() {
        assertEquals(0.9, first(1e-6), 1e-12);
        assertEquals(0.9, first(1e6), 1e-12);
        assertEquals(1.1, first(-3), 1e-12);
    }

    /** Where a number that is 1 lies after a first step at a rate of 0.1. */
    private static double first(double gradient) {
        Optimizer optimizer = new TemplateOptimizer();
        LoweredUpdate update = ModelCompiler.find()
                .update(optimizer.rule(Settings.of(optimizer.schema(), Map.of())), List.of(), List.of("number"));
        return update.code()
                .evaluate(
                        symbol -> switch (symbol.kind()) {
                            case RAW -> 1;
                            case GRADIENT -> gradient;
                            case SCALAR -> symbol.name().equals("rate") ? 0.1 : 1;
                            default -> 0;
                        },
                        draw -> 0)[index(update)];
    }

    /** Where among the results the number itself is. */
    private static int index(LoweredUpdate update) {
        return update.code().stores().stream()
                .map(store -> store.symbol().kind().name())
                .toList()
                .indexOf("RAW");
    }
}
