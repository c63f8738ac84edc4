package org.ranvier.conformance;

import java.util.List;

/** Small experiments, the keys of theirs that are given extreme numbers, and these. */
final class ExtremeExperiments {

    private ExtremeExperiments() {}

    static final String PLAIN = """
            name: plain
            seed: 1
            data: {dataset: odd-data}
            encoder: odd-encoder
            time: {dt: 1, steps: 20}
            network:
              - name: hidden
                neurons: 6
                neuron: {type: lif, tau_mem: 5}
                from:
                  - {from: input, weights: {init: normal, mean: 0.3, std: 0.5}, delays: {type: triangle, max: 4}}
              - name: output
                neurons: 2
                neuron: {type: leaky, tau_mem: 5}
            objective: mean-voltage
            training:
              epochs: 3
              batch: 8
              optimizer: {type: adam, lr: 0.01, lr_delays: 0.1, lr_neurons: 0.1}
              surrogate: {type: fast-sigmoid, slope: 5}
            """;

    static final String EVENTS = """
            name: events
            seed: 1
            data: {dataset: yin-yang, limit: 24}
            encoder: {type: time-to-first-spike, early: 0.15, late: 2.0}
            network:
              - name: hidden
                neurons: 6
                neuron: {type: lif-exact, tau_mem: 2, tau_syn: 1}
                weights: {init: normal, mean: 1, std: 1}
                delays: {type: delgrad, site: synaptic, cut: 0.2}
              - name: output
                neurons: 3
                neuron: {type: lif-exact, tau_mem: 2, tau_syn: 1}
                weights: {init: normal, mean: 1, std: 1}
                delays: {type: delgrad, site: synaptic, cut: 0.2}
            objective: {type: shift-invariant-mse, delta: 0.2}
            training:
              epochs: 3
              batch: 8
              optimizer: {type: adam, lr: 0.01, lr_delays: 0.003}
            """;

    static final List<String> NUMBERS = List.of(
            "0",
            "-1",
            "1e-300",
            "1e-45",
            "1e-38",
            "1e-30",
            "1e-6",
            "0.3",
            "7",
            "1e6",
            "1e10",
            "1e19",
            "1e30",
            "1e38",
            "3.4e38",
            "1e39",
            "1e300",
            "-1e38",
            ".inf",
            ".nan",
            "9223372036854775807");

    static final List<String> EVENT_KEYS = List.of(
            "training.optimizer.lr",
            "training.optimizer.lr_delays",
            "training.clip_norm",
            "network.hidden.weights.mean",
            "network.hidden.weights.std",
            "network.output.weights.std",
            "network.hidden.neuron.tau_mem",
            "network.hidden.neuron.v_threshold",
            "network.output.delays.cut",
            "objective.delta",
            "encoder.early",
            "encoder.late");

    static final List<String> PLAIN_KEYS = List.of(
            "training.optimizer.lr",
            "training.optimizer.lr_delays",
            "training.optimizer.lr_neurons",
            "training.clip_norm",
            "training.surrogate.slope",
            "training.regularizers[0].strength",
            "network.hidden.neuron.tau_mem",
            "network.hidden.neuron.v_threshold",
            "network.output.neuron.tau_mem",
            "network.hidden.from[0].weights.mean",
            "network.hidden.from[0].weights.std",
            "network.hidden.from[0].weights.scale",
            "network.output.weights.scale",
            "network.hidden.dropout",
            "time.dt");
}
