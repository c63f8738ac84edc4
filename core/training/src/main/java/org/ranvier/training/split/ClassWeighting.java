package org.ranvier.training.split;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.config.ConfigReader;
import org.ranvier.config.tree.ConfigNode;
import org.ranvier.config.tree.Numbers;
import org.ranvier.config.tree.Scalar;

/**
 * The weighting of the samples of each class: a sample's loss, and with it its gradient, is multiplied by the weight of
 * its class, in training and in validation. The loss of a batch remains the sum over its samples divided by their
 * number.
 */
public sealed interface ClassWeighting {

    /** The key, beside the settings of an objective. */
    String KEY = "class_weights";

    /** All samples count alike. */
    record Even() implements ClassWeighting {}

    /**
     * All classes count alike: w = N/(K·n) for N training samples, n of them of this class, and K classes that occur.
     * The mean over training samples is 1.
     */
    record Balanced() implements ClassWeighting {}

    /** Weights given by an experiment, in the order of the classes. */
    record Given(double[] weights) implements ClassWeighting {}

    /** {@code class_weights: balanced}, or {@code [1, 5]}. */
    static ClassWeighting read(ConfigReader reader) {
        Optional<ConfigNode> node = reader.node(KEY).filter(it -> !it.isNull());
        return switch (node.orElse(null)) {
            case null -> new Even();
            case Scalar scalar when scalar.text().equals("balanced") -> new Balanced();
            case Numbers list
            when Arrays.stream(list.values()).allMatch(w -> w > 0 && w <= Float.MAX_VALUE) -> new Given(list.values());
            case ConfigNode other -> {
                reader.problem(
                        KEY,
                        "'" + KEY + "' is " + other.found(),
                        "write balanced, or a list with a number > 0 for each class");
                yield new Even();
            }
        };
    }

    /** The weight of each class; empty where all samples count alike. */
    default double[] weights(List<String> classes, Splits splits) {
        if (!(this instanceof Even) && classes.isEmpty()) {
            throw refused("the data has no classes to weigh", "leave it out");
        }
        return switch (this) {
            case Even() -> new double[0];
            case Given(double[] weights) when weights.length == classes.size() -> weights;
            case Given(double[] weights) ->
                throw refused(
                        "it has " + weights.length + " weights, the data " + classes.size() + " classes: "
                                + String.join(", ", classes),
                        "give one for each, in this order");
            // Without the files of the data nobody knows.
            case Balanced() when !splits.has(Splits.TRAIN) -> new double[0];
            case Balanced() ->
                balanced(ClassBalance.of(classes, splits).counts().get(Splits.TRAIN));
        };
    }

    private static double[] balanced(int[] counts) {
        double all = IntStream.of(counts).sum();
        long occurring = IntStream.of(counts).filter(n -> n > 0).count();
        return IntStream.of(counts)
                .mapToDouble(n -> n == 0 ? 1 : all / (occurring * n))
                .toArray();
    }

    /**
     * Returns a description such as {@code classes weighted balanced: 0.51, 24}, after a comma; empty for equal
     * weights.
     */
    default String text(double[] weights) {
        String numbers = String.join(
                ", ",
                DoubleStream.of(weights)
                        .mapToObj(w -> Float.toString((float) w))
                        .toList());
        return switch (this) {
            case Even _ -> "";
            case Balanced _ -> ", classes weighted balanced" + (weights.length == 0 ? "" : ": " + numbers);
            case Given _ -> ", classes weighted " + numbers;
        };
    }

    private static RanvierException refused(String message, String remedy) {
        return new RanvierException(Problem.usage("objective." + KEY, message, remedy));
    }
}
