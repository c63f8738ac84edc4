package org.ranvier.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.exchange.ImportedNetwork;
import org.ranvier.api.exchange.ImportedNetwork.Connection;
import org.ranvier.api.exchange.ImportedNetwork.Layer;
import org.ranvier.api.model.DelaySite;
import org.ranvier.config.tree.ConfigNode;
import org.ranvier.config.tree.ConfigTree;
import org.ranvier.config.tree.Place;

/**
 * An imported network as the list of layers of a file.
 *
 * <p>Delays are given in ticks: a delay in ms divided by dt need not be whole, and a learner that rounds down would
 * lose a tick.
 */
final class ImportedLayers {

    /** Largest deviation of a delay from a whole number of ticks, which allows for single precision. */
    private static final double TOLERANCE = 1e-4;

    private final ImportedNetwork network;
    private final double dtMs;
    private final String learner;
    private final boolean numbers;
    private final List<Problem> problems = new ArrayList<>();

    private ImportedLayers(ImportedNetwork network, double dtMs, String learner, boolean numbers) {
        this.network = network;
        this.dtMs = dtMs;
        this.learner = learner;
        this.numbers = numbers;
    }

    /**
     * Writes.
     *
     * @param dtMs the length of a tick
     * @param learner the delay learner of connections that have delays
     * @param numbers whether weights, biases, delays and parameters are written too
     * @throws RanvierException where delays are no whole numbers of ticks
     */
    static ConfigNode of(ImportedNetwork network, double dtMs, String learner, boolean numbers) {
        return new ImportedLayers(network, dtMs, learner, numbers).write();
    }

    private ConfigNode write() {
        List<Map<String, Object>> layers =
                network.layers().stream().map(this::layer).toList();
        if (!problems.isEmpty()) {
            throw new RanvierException(problems);
        }
        return ConfigTree.node(Place.of("import"), layers);
    }

    private Map<String, Object> layer(Layer layer) {
        Map<String, Object> neuron = new LinkedHashMap<>();
        neuron.put("type", layer.neuron());
        layer.settings().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(setting -> neuron.put(setting.getKey(), setting.getValue()));
        if (numbers) {
            layer.parameters().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(parameter -> neuron.put(parameter.getKey(), shortest(parameter.getValue())));
        }
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("name", layer.name());
        written.put("neurons", layer.neurons());
        written.put("neuron", neuron.size() == 1 ? layer.neuron() : neuron);
        written.put(
                "from",
                layer.incoming().stream()
                        .map(in -> connection(in, layer.neurons()))
                        .toList());
        return written;
    }

    private Map<String, Object> connection(Connection in, int post) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("from", in.from());
        written.put("name", in.name());
        if (numbers) {
            written.put("weights", Map.of("values", rows(in.weights(), post)));
        }
        in.bias().ifPresent(bias -> written.put("bias", numbers ? Map.of("values", bias) : (Object) true));
        if (Arrays.stream(in.delaysMs()).anyMatch(delay -> delay != 0)) {
            written.put("delays", delays(in, post));
        }
        return written;
    }

    private Map<String, Object> delays(Connection in, int post) {
        double[] ticks = new double[in.delaysMs().length];
        for (int n = 0; n < ticks.length; n++) {
            double exact = in.delaysMs()[n] / dtMs;
            ticks[n] = Math.rint(exact);
            if (Math.abs(exact - ticks[n]) > TOLERANCE * Math.max(1, ticks[n] / 1000)) {
                problems.add(Problem.usage(
                        in.name(),
                        "its delay " + n + " is " + in.delaysMs()[n] + " ms, no whole number of ticks of " + dtMs
                                + " ms",
                        "choose a dt that divides it, or round the delays"));
                break;
            }
        }
        Map<String, Object> delays = new LinkedHashMap<>();
        delays.put("type", learner);
        delays.put("site", in.site().name().toLowerCase(java.util.Locale.ROOT));
        delays.put("unit", "ticks");
        delays.put("max", Arrays.stream(ticks).max().orElse(0));
        if (numbers) {
            delays.put("values", in.site() == DelaySite.SYNAPTIC ? rows(ticks, post) : ticks);
        }
        return delays;
    }

    private static double[][] rows(double[] values, int post) {
        double[][] rows = new double[post][];
        int pre = values.length / post;
        Arrays.setAll(rows, i -> Arrays.copyOfRange(values, i * pre, (i + 1) * pre));
        return rows;
    }

    /** One number where all are the same. */
    private static Object shortest(double[] values) {
        return Arrays.stream(values).distinct().count() == 1 ? (Object) values[0] : values;
    }
}
