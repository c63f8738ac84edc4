package org.ranvier.conformance.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ranvier.conformance.GoldenCase.assertClose;
import static org.ranvier.conformance.GoldenCase.map;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.conformance.event.GoldenArrays;
import org.ranvier.api.Philox;
import org.ranvier.api.backend.NetworkPlan.Projection;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.Program.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.model.SynapseList;
import org.ranvier.training.simulate.Simulation;

/** The gradient of a synapse that does not exist is that of one that exists with weight 0. */
class SketchDormantGradientsTest {

    private static final int TICKS = 12;
    private static final int CHANNELS = 6;
    private static final RunOptions DENSE = new RunOptions(true, true, false, 0, 0, List.of(), List.of("output"));

    private final Sketch sketch = new Sketch();

    @ParameterizedTest
    @ValueSource(strings = {"axonal", "dendritic", "synaptic"})
    void equalsThatOfASynapseOfWeightZero(String site) {
        Simulation sparse = sketch.read(network("fixed-sparse", site));
        Simulation full = sketch.read(network("dense", site));
        try (Program one = sketch.compile(sparse, 2);
                Program other = sketch.compile(full, 1)) {
            SynapseList synapses = one.plan().get(Projection.class, "output").synapses();
            double[] weights = new double[3 * CHANNELS];
            double[] delays = new double[weights.length];
            for (int s = 0; s < synapses.size(); s++) {
                int pair = synapses.postOf(s) * CHANNELS + synapses.preOf(s);
                weights[pair] = one.read("output.weights")[s];
                delays[pair] = site.equals("synaptic") ? one.read("output.delays")[s] : 0;
            }
            other.write("output.weights", weights);
            other.write("output.delays", site.equals("synaptic") ? delays : one.read("output.delays"));
            run(one, sparse);
            run(other, full);
            assertThat(synapses.size()).isLessThan(weights.length);
            assertClose(one.readDenseGradient("output"), other.readGradient("output.weights"), 1e-14, site);
        }
    }

    private static void run(Program program, Simulation simulation) {
        try (Session session = program.open(simulation.signal(), DENSE)) {
            session.advance(TICKS);
            session.backward(IntStream.range(0, TICKS * 3).mapToDouble(n -> Philox.normal(3, 0, 0, n)).toArray());
        }
    }

    private static Map<String, Object> network(String connectivity, String site) {
        double[] frames = IntStream.range(0, TICKS * CHANNELS)
                .mapToDouble(n -> Philox.uniform(1, 0, 0, n) < 0.4 ? 1 : 0)
                .toArray();
        return map(
                "time", map("steps", TICKS),
                "network",
                        List.of(map(
                                "neurons", 3, "neuron", "leaky", "connectivity", connectivity,
                                "weights", map("init", "normal"),
                                "delays", map("type", "triangle", "max", 4, "site", site))),
                "input", map("frames", GoldenArrays.array(frames, TICKS, CHANNELS)));
    }
}
