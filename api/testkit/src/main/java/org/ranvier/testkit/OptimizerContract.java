package org.ranvier.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.ranvier.api.learning.Optimizer;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.model.Symbol.Kind;
import org.ranvier.api.plan.LoweredUpdate;
import org.ranvier.testkit.spi.ModelCompiler;

/** Contract of optimisers: no movement without a gradient, and otherwise descent. */
public abstract class OptimizerContract extends ComponentContract<Optimizer> {

    private static final double RATE = 0.01;

    /** For test classes to extend. */
    protected OptimizerContract() {}

    @Test
    final void withoutAGradientNothingMoves() {
        for (Variant variant : variants()) {
            assertEquals(0.7, descend(variant, 0.7, x -> 0, 20), variant + " moved");
        }
    }

    /** On a parabola, from either side. */
    @Test
    final void itGoesDownhill() {
        for (Variant variant : variants()) {
            assertTrue(descend(variant, 0.7, x -> x, 1) < 0.7, variant + " did not go down at first");
            assertTrue(descend(variant, -0.7, x -> x, 1) > -0.7, variant + " did not go down at first");
            assertTrue(Math.abs(descend(variant, 0.7, x -> x, 2000)) < 0.1, variant + " did not arrive");
        }
    }

    private double descend(Variant variant, double start, DoubleUnaryOperator gradient, int steps) {
        LoweredUpdate update =
                ModelCompiler.find().update(component().rule(variant.settings()), List.of(), List.of("number"));
        Map<Symbol, Double> values = new HashMap<>();
        update.slots().forEach(slot -> values.put(new Symbol(Kind.SLOT, slot), 0.0));
        values.put(Symbol.of(Kind.RAW), start);
        values.put(new Symbol(Kind.SCALAR, "rate"), RATE);
        for (int step = 1; step <= steps; step++) {
            values.put(new Symbol(Kind.SCALAR, "step"), (double) step);
            values.put(Symbol.of(Kind.GRADIENT), gradient.applyAsDouble(values.get(Symbol.of(Kind.RAW))));
            double[] results = update.code().evaluate(values::get, draw -> {
                throw new AssertionError("an optimiser draws nothing");
            });
            for (int n = 0; n < results.length; n++) {
                values.put(update.code().stores().get(n).symbol(), results[n]);
            }
        }
        return values.get(Symbol.of(Kind.RAW));
    }
}
