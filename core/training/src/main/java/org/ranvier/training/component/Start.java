package org.ranvier.training.component;

import org.ranvier.api.model.Expr;
import org.ranvier.api.model.Initializer;
import org.ranvier.config.NumberArray;
import org.ranvier.config.tree.Place;

/** Where a parameter starts. */
public sealed interface Start {

    /** At one number. */
    record Value(double value) implements Start {}

    /** At given numbers, one per element. */
    record Given(NumberArray array, Place place) implements Start {}

    /** At random, or at what else an initialiser makes of fan-in and fan-out. */
    record Drawn(ConfiguredComponent<Initializer> initializer) implements Start {}

    /** As a delay learner, or an initialiser of magnitudes, draws it. */
    record Learners(Expr value, ConfiguredComponent<?> drawer) implements Start {}

    /** Uniformly within the parameter's bounds. */
    record UniformInBounds() implements Start {}

    /** In words, for people. */
    default String text() {
        return switch (this) {
            case Value(double value) ->
                value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
            case Given _ -> "given";
            case Drawn(ConfiguredComponent<Initializer> initializer) -> initializer.text();
            case Learners _ -> "the learner's own";
            case UniformInBounds _ -> "uniform in bounds";
        };
    }
}
