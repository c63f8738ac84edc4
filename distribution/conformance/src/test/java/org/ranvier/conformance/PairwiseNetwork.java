package org.ranvier.conformance;

import static org.ranvier.conformance.GoldenCase.map;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A small random network with one choice for each feature.
 *
 * @param seed for its numbers
 * @param choices the word chosen for each feature
 */
record PairwiseNetwork(long seed, Map<String, String> choices) {

    /** Every feature with its choices. */
    private static final Map<String, List<String>> FEATURES = new LinkedHashMap<>();

    static {
        FEATURES.put("neuron", List.of("lif", "adlif", "adlif-plus", "srm", "leaky"));
        FEATURES.put("synapse", List.of("delta", "exponential", "alpha"));
        FEATURES.put("learner", List.of("fixed", "slayer", "triangle"));
        FEATURES.put("site", List.of("synaptic", "axonal", "dendritic"));
        FEATURES.put(
                "objective",
                List.of("spike-train", "max-voltage", "summed-voltage", "sum-of-softmax", "mean-voltage", "spike-count"));
        FEATURES.put("surrogate", List.of("arctan", "exponential", "sigmoid", "boxcar", "fast-sigmoid", "triangle"));
        FEATURES.put("parametrization", List.of("free", "nonnegative", "ternary", "dale", "quantized"));
        FEATURES.put("batch", List.of("1", "17", "33"));
        FEATURES.put("ticks", List.of("1", "7", "20"));
        FEATURES.put("shape", List.of("plain", "recurrent", "sparse", "normalized", "dropout", "bias"));
        FEATURES.put("mode", List.of("training", "inference"));
    }

    /** Networks such that every pair of choices occurs in one of them. */
    static List<PairwiseNetwork> pairwise() {
        List<List<String>> open = new ArrayList<>();
        List<String> names = List.copyOf(FEATURES.keySet());
        for (int a = 0; a < names.size(); a++) {
            for (int b = a + 1; b < names.size(); b++) {
                for (String x : FEATURES.get(names.get(a))) {
                    for (String y : FEATURES.get(names.get(b))) {
                        open.add(List.of(names.get(a), x, names.get(b), y));
                    }
                }
            }
        }
        Random random = new Random(1);
        List<PairwiseNetwork> networks = new ArrayList<>();
        while (!open.isEmpty()) {
            Map<String, String> best = Map.of();
            long most = -1;
            for (int trial = 0; trial < 200; trial++) {
                Map<String, String> candidate = candidate(open.getFirst(), random);
                long covers = open.stream().filter(pair -> covers(candidate, pair)).count();
                if (covers > most) {
                    most = covers;
                    best = candidate;
                }
            }
            Map<String, String> chosen = best;
            open.removeIf(pair -> covers(chosen, pair));
            networks.add(new PairwiseNetwork(networks.size(), chosen));
        }
        return networks;
    }

    /** A network of one shape with a bit of everything else. */
    static Map<String, Object> everything(String shape) {
        Map<String, String> choices = new LinkedHashMap<>();
        FEATURES.forEach((name, all) -> choices.put(name, all.getFirst()));
        choices.put("neuron", "adlif");
        choices.put("synapse", "exponential");
        choices.put("learner", "triangle");
        choices.put("objective", "summed-voltage");
        choices.put("surrogate", "sigmoid");
        choices.put("batch", "17");
        choices.put("ticks", "20");
        choices.put("shape", shape);
        return new PairwiseNetwork(7, choices).file();
    }

    private static boolean covers(Map<String, String> choices, List<String> pair) {
        return choices.get(pair.get(0)).equals(pair.get(1)) && choices.get(pair.get(2)).equals(pair.get(3));
    }

    private static Map<String, String> candidate(List<String> pair, Random random) {
        Map<String, String> choices = new LinkedHashMap<>();
        FEATURES.forEach((name, all) -> choices.put(name, all.get(random.nextInt(all.size()))));
        choices.put(pair.get(0), pair.get(1));
        choices.put(pair.get(2), pair.get(3));
        return choices;
    }

    /** The choice for a feature. */
    String is(String feature) {
        return choices.get(feature);
    }

    /** The network as a file would describe it. */
    Map<String, Object> file() {
        Random random = new Random(seed);
        int ticks = Integer.parseInt(is("ticks"));
        int samples = Integer.parseInt(is("batch"));
        boolean spiking = is("objective").startsWith("spike");
        List<Object> labels = new ArrayList<>();
        for (int b = 0; b < samples; b++) {
            labels.add(random.nextInt(3));
        }
        Map<String, Object> hidden = layer("hidden", 11, is("neuron"), random, 1);
        Map<String, Object> output = layer("output", 3, spiking ? "lif" : "leaky", random, 0);
        return map(
                "time", map("dt", 1, "steps", ticks),
                "options", map("surrogate", is("surrogate"), "seed", seed, "mode", is("mode")),
                "network", List.of(hidden, output),
                "objective", is("objective"),
                "target", labels,
                "input", map("frames", frames(samples, ticks, 9, random)));
    }

    private Map<String, Object> layer(String name, int neurons, String neuron, Random random, int first) {
        Map<String, Object> delays = new LinkedHashMap<>(map(
                "type", is("learner"),
                "site", is("site"),
                "max", 6,
                "init", map("type", "uniform", "low", 0, "high", 6)));
        Map<String, Object> connection = map(
                "synapse", is("synapse"),
                "weights", map("init", "uniform", "low", -0.4, "high", 1.0, "parametrization", parametrization()),
                "delays", delays);
        if (first == 1) {
            switch (is("shape")) {
                case "sparse" -> connection.put("connectivity", map("type", "fixed-sparse", "sparsity", 0.6));
                case "normalized" -> connection.put("normalize", "batch");
                case "bias" -> connection.put("bias", map("init", "uniform", "low", 0, "high", 0.3));
                default -> {}
            }
        }
        Map<String, Object> layer = map("name", name, "neurons", neurons, "neuron", neuron(neuron));
        if (first == 1 && is("shape").equals("recurrent")) {
            Map<String, Object> back = new LinkedHashMap<>(connection);
            Map<String, Object> later = new LinkedHashMap<>(delays);
            later.put("init", map("type", "uniform", "low", 1, "high", 6));
            back.put("delays", later);
            connection.put("from", "input");
            back.put("from", "hidden");
            layer.put("from", List.of(connection, back));
        } else {
            layer.putAll(connection);
        }
        if (first == 1 && is("shape").equals("dropout")) {
            layer.put("dropout", 0.3);
        }
        return layer;
    }

    private Object parametrization() {
        return is("parametrization").equals("dale") ? map("type", "dale", "sign", 1) : is("parametrization");
    }

    /** Thresholds that these weights reach. */
    private static Object neuron(String name) {
        return switch (name) {
            case "lif" -> map("type", "lif", "v_threshold", 0.7);
            case "srm" -> map("type", "srm", "v_threshold", 0.7);
            default -> name;
        };
    }

    private static List<Object> frames(int samples, int ticks, int channels, Random random) {
        List<Object> all = new ArrayList<>();
        for (int b = 0; b < samples; b++) {
            List<Object> sample = new ArrayList<>();
            for (int t = 0; t < ticks; t++) {
                List<Object> frame = new ArrayList<>();
                for (int c = 0; c < channels; c++) {
                    frame.add(random.nextDouble() < 0.3 ? 1 : 0);
                }
                sample.add(frame);
            }
            all.add(sample);
        }
        return all;
    }

    @Override
    public String toString() {
        return seed + " " + String.join(" ", choices.values());
    }
}
