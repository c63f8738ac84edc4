package org.ranvier.hardware.nir.importing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ranvier.api.exchange.ImportedNetwork.Connection;
import org.ranvier.api.model.DelaySite;

/**
 * The connections that a map with delays becomes: one where every pair of neurons has one delay, else as many as the
 * pair with the most has.
 */
final class ImportedConnections {

    private ImportedConnections() {}

    /**
     * Makes them.
     *
     * @param added ms added to every delay: the tick that a loop has in a tool that runs by a clock
     */
    static List<Connection> of(String name, String from, DelayedMap map, double[] bias, double added) {
        DelayedMap.Matrices matrices = map.matrices();
        int size = matrices.rows() * matrices.columns();
        double least =
                added + (matrices.byDelay().isEmpty() ? 0 : matrices.byDelay().firstKey());
        List<double[]> weights = new ArrayList<>();
        List<double[]> delays = new ArrayList<>();
        int[] used = new int[size];
        for (Map.Entry<Double, double[]> e : new TreeMap<>(matrices.byDelay()).entrySet()) {
            double[] w = e.getValue();
            for (int n = 0; n < size; n++) {
                if (w[n] == 0) {
                    continue;
                }
                if (used[n] == weights.size()) {
                    weights.add(new double[size]);
                    double[] none = new double[size];
                    Arrays.fill(none, least);
                    delays.add(none);
                }
                weights.get(used[n])[n] = w[n];
                delays.get(used[n])[n] = e.getKey() + added;
                used[n]++;
            }
        }
        if (weights.isEmpty()) {
            weights.add(new double[size]);
            double[] none = new double[size];
            Arrays.fill(none, least);
            delays.add(none);
        }
        List<Connection> connections = new ArrayList<>();
        for (int k = 0; k < weights.size(); k++) {
            connections.add(connection(
                    k == 0 ? name : name + "_" + (k + 1),
                    from,
                    weights.get(k),
                    k == 0 ? Optional.ofNullable(bias) : Optional.empty(),
                    delays.get(k),
                    matrices.columns()));
        }
        return connections;
    }

    /**
     * With as few delays as say the same: one per axon where all its synapses have the same, else per dendrite, else
     * per synapse.
     */
    private static Connection connection(
            String name, String from, double[] weights, Optional<double[]> bias, double[] delays, int columns) {
        int rows = weights.length / columns;
        double[] axonal = new double[columns];
        double[] dendritic = new double[rows];
        Arrays.fill(axonal, Double.NaN);
        Arrays.fill(dendritic, Double.NaN);
        boolean byAxon = true;
        boolean byDendrite = true;
        for (int n = 0; n < weights.length; n++) {
            if (weights[n] != 0) {
                byAxon &= agrees(axonal, n % columns, delays[n]);
                byDendrite &= agrees(dendritic, n / columns, delays[n]);
            }
        }
        double least = Arrays.stream(delays).min().orElse(0);
        if (byAxon) {
            return new Connection(name, from, weights, bias, DelaySite.AXONAL, filled(axonal, least));
        }
        if (byDendrite) {
            return new Connection(name, from, weights, bias, DelaySite.DENDRITIC, filled(dendritic, least));
        }
        return new Connection(name, from, weights, bias, DelaySite.SYNAPTIC, delays);
    }

    private static boolean agrees(double[] known, int at, double delay) {
        if (Double.isNaN(known[at])) {
            known[at] = delay;
        }
        return known[at] == delay;
    }

    private static double[] filled(double[] delays, double otherwise) {
        return Arrays.stream(delays).map(d -> Double.isNaN(d) ? otherwise : d).toArray();
    }
}
