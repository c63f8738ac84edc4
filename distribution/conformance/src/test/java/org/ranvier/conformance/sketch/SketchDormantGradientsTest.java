package org.ranvier.conformance.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ranvier.conformance.GoldenCase.assertClose;
import static org.ranvier.conformance.GoldenCase.map;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ranvier.api.Philox;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.model.SynapseList;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.conformance.event.GoldenArrays;
import org.ranvier.training.simulate.Simulation;

/**
 * The gradient of a synapse that does not exist is that of one that exists with weight 0 and the delay that it would
 * have.
 */
class SketchDormantGradientsTest {

    private static final int TICKS = 12;
    private static final int CHANNELS = 6;
    private final Sketch sketch = new Sketch();

    @ParameterizedTest
    @CsvSource({
        "axonal, reference, 1e-14", "dendritic, reference, 1e-14", "synaptic, reference, 1e-14",
        "axonal, simd, 1e-6", "dendritic, simd, 1e-6", "synaptic, simd, 1e-6"
    })
    void equalsThatOfASynapseOfWeightZero(String site, String backend, double tolerance) {
        Simulation sparse = sketch.read(network("fixed-sparse", site));
        Simulation full = sketch.read(network("dense", site));
        try (Program one = sketch.compile(sketch.backend(backend), sparse, 2);
                Program other = sketch.compile(sketch.backend(backend), full, 1)) {
            SynapseList synapses = one.plan().get(Projection.class, "output").synapses();
            boolean synaptic = site.equals("synaptic");
            double[] weights = new double[3 * CHANNELS];
            double[] delays = IntStream.range(0, weights.length)
                    .mapToDouble(n -> 4 * Philox.uniform(5, 0, 0, n))
                    .toArray();
            for (int s = 0; s < synapses.size(); s++) {
                int pair = synapses.postOf(s) * CHANNELS + synapses.preOf(s);
                weights[pair] = one.read("output.weights")[s];
                delays[pair] = synaptic ? one.read("output.delays")[s] : 0;
            }
            other.write("output.weights", weights);
            other.write("output.delays", synaptic ? delays : one.read("output.delays"));
            run(other, full, session -> {});
            run(one, sparse, session -> {
                assertThat(synapses.size()).isLessThan(weights.length);
                double[] dormant = session.dormantGradients(
                        "output",
                        new SynapseList.Dense(CHANNELS, 3),
                        synaptic ? Map.of("output.delays", delays) : Map.of());
                assertClose(dormant, other.readGradient("output.weights"), tolerance, site);
            });
        }
    }

    private static void run(Program program, Simulation simulation, Consumer<Session> then) {
        try (Session session = program.open(simulation.signal(), RunOptions.training(0, 0))) {
            session.advance(TICKS);
            session.backward(IntStream.range(0, TICKS * 3)
                    .mapToDouble(n -> Philox.normal(3, 0, 0, n))
                    .toArray());
            then.accept(session);
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
                                "neurons",
                                3,
                                "neuron",
                                "leaky",
                                "connectivity",
                                connectivity,
                                "weights",
                                map("init", "normal"),
                                "delays",
                                map("type", "triangle", "max", 4, "site", site))),
                "input", map("frames", GoldenArrays.array(frames, TICKS, CHANNELS)));
    }
}
