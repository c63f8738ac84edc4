package org.ranvier.cli.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.exchange.ImportedNetwork;
import org.ranvier.api.exchange.ImportedNetwork.Connection;
import org.ranvier.api.exchange.ImportedNetwork.Layer;

/** Sizes of an imported network, which must agree with each other: else it would be a network that nobody wrote. */
final class ImportedSizes {

    private final List<String> faults = new ArrayList<>();

    private ImportedSizes() {}

    /**
     * Checks a network.
     *
     * @param importer who read it, as messages name it
     * @param plugin whose the importer is
     * @param file what it read
     * @throws RanvierException with all sizes that do not agree
     */
    static void check(ImportedNetwork network, String importer, String plugin, String file) {
        ImportedSizes sizes = new ImportedSizes();
        sizes.check(network);
        if (!sizes.faults.isEmpty()) {
            throw new RanvierException(sizes.faults.stream()
                    .map(fault -> Problem.plugin(
                            plugin,
                            file,
                            "importer '" + importer + "' gives " + fault,
                            "tell the plugin's author, or use another importer"))
                    .toList());
        }
    }

    private void check(ImportedNetwork network) {
        Map<String, Integer> sources = new LinkedHashMap<>();
        sources.put(ImportedNetwork.INPUT, network.channels());
        network.layers().forEach(layer -> sources.put(layer.name(), layer.neurons()));
        sources.forEach((name, size) -> {
            if (size < 1) {
                faults.add("'" + name + "' " + size + " neurons");
            }
        });
        if (network.layers().isEmpty()) {
            faults.add("a network without layers");
        }
        for (Layer layer : network.layers()) {
            layer.parameters()
                    .forEach((name, values) -> numbers("'" + layer.name() + "." + name + "'", values, layer.neurons()));
            layer.incoming().forEach(connection -> connection(connection, layer, sources));
        }
    }

    private void connection(Connection connection, Layer layer, Map<String, Integer> sources) {
        String name = "'" + connection.name() + "' of '" + layer.name() + "'";
        Integer pre = sources.get(connection.from());
        if (pre == null) {
            faults.add("connection " + name + " from '" + connection.from() + "', which there is not");
            return;
        }
        int post = layer.neurons();
        numbers("the weights of " + name, connection.weights(), (long) pre * post);
        connection.bias().ifPresent(bias -> numbers("the bias of " + name, bias, post));
        long delays = switch (connection.site()) {
            case AXONAL -> pre;
            case DENDRITIC -> post;
            case SYNAPTIC -> (long) pre * post;
        };
        numbers("the delays of " + name, connection.delaysMs(), delays);
    }

    private void numbers(String what, double[] values, long size) {
        if (values.length != size) {
            faults.add(what + " as " + values.length + " numbers, not " + size);
        }
    }
}
