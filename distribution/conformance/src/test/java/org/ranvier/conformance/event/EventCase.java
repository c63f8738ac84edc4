package org.ranvier.conformance.event;

import static org.ranvier.conformance.GoldenCase.at;
import static org.ranvier.conformance.GoldenCase.map;
import static org.ranvier.conformance.event.GoldenArrays.numbers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ranvier.config.tree.ConfigNode;
import org.ranvier.config.tree.Mapping;
import org.ranvier.config.tree.Scalar;
import org.ranvier.config.tree.Sequence;
import org.ranvier.conformance.GoldenCase;

/** A golden case of event-driven networks, as a network to simulate, and with its arrays in the layout of plans. */
public record EventCase(ConfigNode node) {

    public static Stream<EventCase> all() {
        ConfigNode cases = at(new GoldenCase("delgrad/event_cases.json").file(), "cases");
        return ((Sequence) cases).items().stream().map(EventCase::new);
    }

    public static EventCase named(String name) {
        return all().filter(c -> c.toString().equals(name)).findFirst().orElseThrow();
    }

    int layers() {
        return ((Sequence) at(node, "layers")).items().size();
    }

    public Map<String, Object> network() {
        double[] inputs = numbers(at(node, "inputs"));
        List<double[]> spikes = new ArrayList<>();
        for (int j = 0; j < inputs.length; j++) {
            if (inputs[j] < Double.POSITIVE_INFINITY) {
                spikes.add(new double[] {j, inputs[j]});
            }
        }
        List<Object> network = new ArrayList<>();
        for (int n = 0; n < layers(); n++) {
            double[] weights = bySynapse(n, numbers(at(node, "layers", n, "weights")));
            network.add(map(
                    "name",
                    "layer" + n,
                    "neurons",
                    weights.length / pre(n),
                    "neuron",
                    neuron(at(node, "neuron")),
                    "weights",
                    map("values", weights),
                    "delays",
                    delays(n)));
        }
        return map(
                "time",
                map("steps", 20),
                "network",
                network,
                "input",
                map("channels", inputs.length, "spikes", spikes.toArray(double[][]::new)));
    }

    static Map<String, Object> neuron(ConfigNode n) {
        return map(
                "type",
                "lif-exact",
                "tau_mem",
                at(n, "tau_mem"),
                "tau_syn",
                at(n, "tau_syn"),
                "c_mem",
                at(n, "C"),
                "v_leak",
                at(n, "e_leak"),
                "v_threshold",
                at(n, "threshold"));
    }

    private Map<String, Object> delays(int n) {
        if (!hasDelays(n)) {
            return map(
                    "type",
                    "delgrad",
                    "site",
                    "axonal",
                    "transform",
                    "clip",
                    "values",
                    new double[pre(n)],
                    "train",
                    false);
        }
        return map(
                "type",
                "delgrad",
                "site",
                site(n),
                "transform",
                raw(n) ? "sigmoid" : "clip",
                "values",
                byDelay(n, numbers(at(node, "layers", n, raw(n) ? "delay_raw" : "delays"))));
    }

    double[] spikeTimes(int n) {
        return numbers(at(node, "spike_times", n));
    }

    double[] weightGradient(int n) {
        return bySynapse(n, numbers(at(node, "grad", n, "dL_dweights")));
    }

    double[] delayGradient(int n) {
        return byDelay(n, numbers(at(node, "grad", n, raw(n) ? "dL_ddelay_raw" : "dL_ddelays")));
    }

    boolean hasDelays(int n) {
        return !site(n).equals("none");
    }

    private boolean raw(int n) {
        return at(node, "layers", n) instanceof Mapping layer
                && layer.get("delay_raw").isPresent();
    }

    private String site(int n) {
        return ((Scalar) at(node, "layers", n, "delay_type")).text();
    }

    private int pre(int n) {
        return ((Sequence) at(node, "layers", n, "weights")).items().size();
    }

    private double[] byDelay(int n, double[] values) {
        return site(n).equals("synaptic") ? bySynapse(n, values) : values;
    }

    private double[] bySynapse(int n, double[] values) {
        return GoldenArrays.swapped(values, pre(n));
    }

    @Override
    public String toString() {
        return ((Scalar) at(node, "name")).text();
    }
}
