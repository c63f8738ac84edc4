package org.ranvier.training.component;

import org.ranvier.api.model.Expr;
import org.ranvier.api.model.Initializer;
import org.ranvier.config.NumberArray;
import org.ranvier.config.tree.Place;

/** Initial values of a parameter. */
public sealed interface Start {

    /** One number for all elements. */
    record Value(double value) implements Start {}

    /** Given numbers, one per element. */
    record Given(NumberArray array, Place place) implements Start {}

    /** Numbers drawn at random, or otherwise computed by an initialiser from fan-in and fan-out. */
    record Drawn(ConfiguredComponent<Initializer> initializer) implements Start {}

    /** Numbers as drawn by a delay learner or an initialiser of magnitudes. */
    record Learners(Expr value, ConfiguredComponent<?> drawer) implements Start {}

    /** Numbers drawn uniformly within the parameter's bounds. */
    record UniformInBounds() implements Start {}

    /** Describes the values in words. */
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
