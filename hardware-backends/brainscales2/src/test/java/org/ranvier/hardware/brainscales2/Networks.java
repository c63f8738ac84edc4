package org.ranvier.hardware.brainscales2;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.TrainedNetwork;
import org.ranvier.testkit.spi.NetworkFactory;

/** Networks for tests, layer by layer; everything is trained. Times in units of tau, here 1 ms. */
final class Networks {

    private final int channels;
    private final List<Map<String, Object>> layers = new ArrayList<>();

    private Networks(int channels) {
        this.channels = channels;
    }

    static Networks of(int channels) {
        return new Networks(channels);
    }

    /** The Yin-Yang network of the paper with axonal delays. */
    static Networks yinYang() {
        return of(4).layer("hidden", 30, Map.of("connectivity", Map.of("type", "dense", "copies", 5)))
                .layer("output", 3, Map.of());
    }

    /** A layer of neurons that the chip has, with delays within reach, or what else is said. */
    Networks layer(String name, int neurons, Map<String, Object> otherwise) {
        Map<String, Object> layer = new LinkedHashMap<>();
        layer.put("name", name);
        layer.put("neurons", neurons);
        layer.put("neuron", neuron(1, 1));
        layer.put("weights", Map.of("init", Map.of("type", "normal", "mean", 1.5, "std", 0.5)));
        layer.put("delays", delays("axonal"));
        layer.putAll(otherwise);
        layers.add(layer);
        return this;
    }

    static Map<String, Object> neuron(double tauMem, double tauSyn) {
        return Map.of("type", "lif-exact", "tau_mem", tauMem, "tau_syn", tauSyn, "v_threshold", 2.6);
    }

    static Map<String, Object> delays(String site) {
        return Map.of("type", "delgrad", "site", site, "shift", 2, "scale", 1.5);
    }

    NetworkPlan plan() {
        return built().plan();
    }

    TrainedNetwork network() {
        NetworkFactory.Built built = built();
        return TrainedNetwork.of("test", built.plan(), built.starts());
    }

    private NetworkFactory.Built built() {
        return NetworkFactory.find()
                .build(new NetworkFactory.Sketch(1, 20, channels, false, true, 1, layers, List.of()));
    }
}
