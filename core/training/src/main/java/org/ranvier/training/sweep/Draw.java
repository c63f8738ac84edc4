package org.ranvier.training.sweep;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import org.ranvier.api.Philox;
import org.ranvier.api.Range;
import org.ranvier.config.ConfigReader;
import org.ranvier.config.tree.ConfigNode;
import org.ranvier.config.tree.ConfigTree;
import org.ranvier.config.tree.Mapping;
import org.ranvier.config.tree.Place;
import org.ranvier.config.tree.Problems;

/**
 * A distribution that values of a key are drawn from. The n-th value is a pure function of the sweep's seed, the key
 * and n, so that neither the other keys nor the order of running changes it.
 */
sealed interface Draw {

    /** Digits that values have: more would only make them harder to read. */
    MathContext DIGITS = new MathContext(4);

    /** Returns the value at a share of the distribution. */
    ConfigNode at(double u);

    /** Returns the n-th value of a key. */
    default ConfigNode value(long seed, String key, int n) {
        return at(Philox.uniform(seed, Philox.stream("sweep " + key), 0, n));
    }

    /** Real numbers, each as likely. */
    record Uniform(double low, double high) implements Draw {
        @Override
        public ConfigNode at(double u) {
            return real(low + u * (high - low));
        }
    }

    /** Positive real numbers, each order of magnitude as likely: exp of what is uniform from ln low to ln high. */
    record LogUniform(double low, double high) implements Draw {
        @Override
        public ConfigNode at(double u) {
            double from = StrictMath.log(low);
            return real(StrictMath.exp(from + u * (StrictMath.log(high) - from)));
        }
    }

    /** Whole numbers, each as likely, both ends included. */
    record Whole(long low, long high) implements Draw {
        @Override
        public ConfigNode at(double u) {
            return ConfigTree.node(PLACE, low + (long) Math.floor(u * (high - low + 1)));
        }
    }

    /** Any of some values, each as likely. */
    record Choice(List<ConfigNode> values) implements Draw {
        @Override
        public ConfigNode at(double u) {
            return values.get((int) Math.floor(u * values.size()));
        }
    }

    /** What was drawn stands nowhere. */
    Place PLACE = Place.of("drawn");

    private static ConfigNode real(double value) {
        return ConfigTree.node(PLACE, new BigDecimal(value).round(DIGITS).doubleValue());
    }

    /** Reads one: {@code {log-uniform: [0.0001, 0.1]}}; empty after a problem. */
    static Optional<Draw> read(String key, ConfigNode node, Problems problems) {
        if (!(node instanceof Mapping mapping) || mapping.keys().size() != 1) {
            problems.add(
                    node.place(),
                    "'" + key + "' is " + node.found() + ", not a distribution",
                    "write {uniform: [low, high]}, {log-uniform: [low, high]}, {integer: [low, high]} or"
                            + " {choice: [a, b]}");
            return Optional.empty();
        }
        try (ConfigReader reader = new ConfigReader(mapping, problems)) {
            if (reader.has("choice")) {
                List<ConfigNode> values = Values.of(reader.node("choice").orElseThrow());
                if (values.isEmpty()) {
                    reader.problem("choice", "there is nothing to choose from", "give a list of values");
                    return Optional.empty();
                }
                return Optional.of(new Choice(values));
            }
            if (reader.has("log-uniform")) {
                return bounds(reader, "log-uniform", Range.above(0)).map(b -> new LogUniform(b[0], b[1]));
            }
            if (reader.has("integer")) {
                return bounds(reader, "integer", Range.closed(-1e15, 1e15))
                        .filter(b -> whole(reader, b))
                        .map(b -> new Whole((long) b[0], (long) b[1]));
            }
            return reader.has("uniform")
                    ? bounds(reader, "uniform", Range.closed(-1e300, 1e300)).map(b -> new Uniform(b[0], b[1]))
                    : Optional.empty();
        }
    }

    private static Optional<double[]> bounds(ConfigReader reader, String word, Range range) {
        Optional<double[]> bounds =
                reader.numbers(word, range, 2).map(array -> array.values().clone());
        if (bounds.isPresent() && bounds.get()[0] > bounds.get()[1]) {
            reader.problem(word, "the first number is larger than the second", "write [low, high]");
            return Optional.empty();
        }
        return bounds;
    }

    private static boolean whole(ConfigReader reader, double[] bounds) {
        boolean whole = bounds[0] == Math.rint(bounds[0]) && bounds[1] == Math.rint(bounds[1]);
        if (!whole) {
            reader.problem("integer", "its ends are no whole numbers", "write {integer: [1, 10]}");
        }
        return whole;
    }
}
