package org.ranvier.training.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.ranvier.config.NumberArray;
import org.ranvier.training.simulate.Simulation.Result;

class SimulationResultTest {

    private static final double NAN = Double.NaN;
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    @Test
    void theEarliestStateWhereNumbersEndIsNamed() {
        Result result = result(
                Map.of("a.current", array(0, 1, INFINITE, 2), "b.v", array(0, 0, 0, NAN)),
                OptionalDouble.of(NAN),
                Map.of());
        Result later = result(
                Map.of("a.current", array(0, 1, 2, 3), "b.v", array(0, NAN, 0, 0)), OptionalDouble.empty(), Map.of());

        assertThat(result.firstNonFinite()).contains("'a.current' of neuron 0 is Infinity at tick 1");
        assertThat(later.firstNonFinite()).contains("'b.v' of neuron 1 is NaN at tick 0");
    }

    @Test
    void theLossAndGradientsAreLookedAtToo() {
        assertThat(result(Map.of(), OptionalDouble.of(INFINITE), Map.of()).firstNonFinite())
                .contains("the loss is Infinity");
        assertThat(result(Map.of(), OptionalDouble.of(1), Map.of("a.weights", array(1, NAN)))
                        .firstNonFinite())
                .contains("a gradient of 'a.weights' is no finite number");
        assertThat(result(Map.of("a.v", array(1, 2)), OptionalDouble.of(1), Map.of("a.weights", array(1, 2)))
                        .firstNonFinite())
                .isEmpty();
    }

    private static Result result(
            Map<String, NumberArray> states, OptionalDouble loss, Map<String, NumberArray> gradients) {
        return new Result(Map.of(), new TreeMap<>(states), loss, new int[0], gradients);
    }

    /** Two neurons. */
    private static NumberArray array(double... values) {
        return new NumberArray(values, new int[] {values.length / 2, 2});
    }
}
