package org.ranvier.plugins.backend.simd.code;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.ranvier.api.model.Symbol;

/**
 * {@link org.ranvier.api.plan.ScalarCode} in terms of {@link LaneOp}s: step n defines value n from earlier ones.
 *
 * @param steps the values, in order
 * @param stores which values are kept, and where; all are written after everything was read
 */
public record LaneCode(List<Step> steps, List<Store> stores) {

    /** A source or destination of values. */
    public sealed interface Place {}

    /** A quantity of the equations. */
    public record Named(Symbol symbol) implements Place {}

    /** A random number, drawn beforehand. */
    record Drawn(boolean normal, int stream) implements Place {}

    /** A value handed from one part of long code to the next. */
    record Handed(int value) implements Place {}

    /** Defines one value. */
    sealed interface Step {}

    record Constant(float value) implements Step {}

    record Read(Place place) implements Step {}

    record Apply(LaneOp op, int a, int b, int c) implements Step {}

    record Store(Place place, int value) {}

    public LaneCode {
        steps = List.copyOf(steps);
        stores = List.copyOf(stores);
    }

    /** Runs the code for one element. */
    float[] evaluate(ToDoubleFunction<Place> read) {
        float[] values = new float[steps.size()];
        for (int n = 0; n < values.length; n++) {
            values[n] = switch (steps.get(n)) {
                case Constant(float value) -> value;
                case Read(Place place) -> (float) read.applyAsDouble(place);
                case Apply(LaneOp op, int a, int b, int c) -> op.apply(values[a], values[b], values[c]);
            };
        }
        float[] results = new float[stores.size()];
        for (int k = 0; k < results.length; k++) {
            results[k] = values[stores.get(k).value()];
        }
        return results;
    }
}
