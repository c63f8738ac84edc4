package org.ranvier.conformance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.ranvier.api.backend.Backend;
import org.ranvier.config.ConfigParser;
import org.ranvier.config.NumberArray;
import org.ranvier.config.tree.ConfigNode;
import org.ranvier.config.tree.ConfigTree;
import org.ranvier.config.tree.Mapping;
import org.ranvier.config.tree.Numbers;
import org.ranvier.config.tree.Place;
import org.ranvier.config.tree.Problems;
import org.ranvier.config.tree.Sequence;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.training.simulate.Simulation;
import org.ranvier.training.simulate.SimulationReader;

/** Reads a golden file, runs a network beside it, and compares number by number. */
public final class GoldenCase {

    private static final Place HERE = Place.of("golden");
    private final Mapping file;

    public GoldenCase(String name) {
        var url = GoldenCase.class.getResource("/golden/" + name);
        file = ConfigParser.read(java.nio.file.Path.of(java.net.URI.create(url.toString())));
    }

    public Mapping file() {
        return file;
    }

    public static ConfigNode at(ConfigNode node, Object... path) {
        for (Object step : path) {
            node = switch (node) {
                case Mapping m -> m.get((String) step).orElseThrow();
                case Sequence s -> s.items().get((Integer) step);
                default -> throw new IllegalArgumentException("nothing at " + step);
            };
        }
        return node;
    }

    public static double[] numbers(ConfigNode node) {
        return switch (node) {
            case Numbers n -> n.values();
            default ->
                NumberArray.readAnyShape("golden", node, org.ranvier.api.Range.ALL, new Problems())
                        .orElseThrow()
                        .values();
        };
    }

    /** {@code {k: v, …}} from alternating keys and values; values may be nodes of the golden file. */
    public static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int n = 0; n < pairs.length; n += 2) {
            map.put((String) pairs[n], pairs[n + 1]);
        }
        return map;
    }

    public static Simulation.Result run(PluginRuntime plugins, Map<String, Object> network) {
        return run(plugins, Plugins.reference(plugins), network);
    }

    public static Simulation.Result run(PluginRuntime plugins, Backend backend, Map<String, Object> network) {
        Simulation simulation =
                new SimulationReader(plugins).read(ConfigTree.of(HERE, network), Optional.empty(), true);
        return simulation.run(backend, List::of, 1, List.of(), true);
    }

    /** Every number within tolerance · max(1, |expected|). */
    public static void assertClose(NumberArray actual, ConfigNode expected, double tolerance, String what) {
        assertClose(actual.values(), numbers(expected), tolerance, what);
    }

    public static void assertClose(double[] actual, double[] expected, double tolerance, String what) {
        Assertions.assertThat(actual).as(what).hasSameSizeAs(expected);
        for (int n = 0; n < expected.length; n++) {
            Assertions.assertThat(actual[n])
                    .as(what + "[" + n + "]")
                    .isCloseTo(expected[n], Assertions.within(tolerance * Math.max(1, Math.abs(expected[n]))));
        }
    }
}
