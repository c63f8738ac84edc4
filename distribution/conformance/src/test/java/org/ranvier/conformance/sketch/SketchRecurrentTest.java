package org.ranvier.conformance.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ranvier.conformance.GoldenCase.assertClose;
import static org.ranvier.conformance.GoldenCase.map;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ranvier.api.RanvierException;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.Recording;
import org.ranvier.conformance.event.GoldenArrays;
import org.ranvier.training.simulate.Simulation;

/** A layer that feeds itself through learned delays, none shorter than a tick, against a loop written by hand. */
class SketchRecurrentTest {

    private static final int TICKS = 9;
    private static final int N = 2;
    private static final double[] W_IN = {0.9, -0.4};
    private static final double[] W = {0.3, -0.6, 0.8, 0.2};
    private static final double[] DELAYS = {1, 2.25, 3.5, 1.75};
    private static final double[] INPUT = {1, 0, 0, 1, 1, 0, 0, 0, 1};
    private static final double[] UPSTREAM = {
        1, -2, 0.5, 0.3, 1.2, -0.7, 0.1, 0.9, -1, 0.4, 2, 0.6, -0.2, 0.8, 1, -1.5, 0.7, 1
    };

    private final Sketch sketch = new Sketch();

    @Test
    void equalsALoopWithItsGradients() {
        Simulation simulation = sketch.read(network(DELAYS));
        try (Program program = sketch.compile(simulation, 1);
                Session session = program.open(simulation.signal(), Sketch.GRADIENTS)) {
            assertClose(((Recording.Ticks) session.advance(TICKS)).outputs(), loop(W, DELAYS), 1e-14, "u");
            session.backward(UPSTREAM);
            double[] byWeight = GoldenArrays.differences(W, 1e-4, w -> GoldenArrays.dot(loop(w, DELAYS), UPSTREAM));
            assertClose(program.readGradient("output.output.weights"), byWeight, 1e-7, "dL/dw");
            // At a whole delay only the step to longer ones is defined: the loop is not tried there.
            double[] byDelay = GoldenArrays.differences(DELAYS, 1e-4, d -> GoldenArrays.dot(loop(W, d), UPSTREAM));
            double[] actual = program.readGradient("output.output.delays");
            byDelay[0] = actual[0];
            assertClose(actual, byDelay, 1e-7, "dL/dd");
        }
    }

    @Test
    void aDelayBelowOneTickIsRefused() {
        assertThatThrownBy(() -> sketch.read(network(new double[] {0.5, 1, 1, 1})))
                .isInstanceOf(RanvierException.class)
                .hasMessageContaining("'output.output' is 0.5 ms");
        assertThat(sketch.read(network(DELAYS))
                        .network()
                        .plan()
                        .parametersByName()
                        .get("output.output.delays")
                        .bounds()
                        .min())
                .isEqualTo(1);
    }

    private static Map<String, Object> network(double[] delays) {
        Map<String, Object> loop = map(
                "from", "output",
                "weights", map("values", W),
                "delays", map("type", "triangle", "max", 4, "values", delays));
        return map(
                "time", map("steps", TICKS),
                "network",
                        List.of(map(
                                "neurons",
                                N,
                                "neuron",
                                "memoryless",
                                "from",
                                List.of(map("from", "input", "weights", map("values", W_IN)), loop))),
                "input", map("frames", GoldenArrays.array(INPUT, TICKS, 1)));
    }

    /** u_i[t] = x_i[t] + Σ_j w_ij ((1 − f) u_j[t−n] + f u_j[t−n−1]), n = ⌊d_ij⌋, f = d_ij − n. */
    private static double[] loop(double[] w, double[] delays) {
        double[] u = new double[TICKS * N];
        for (int t = 0; t < TICKS; t++) {
            for (int i = 0; i < N; i++) {
                double sum = W_IN[i] * INPUT[t];
                for (int j = 0; j < N; j++) {
                    int n = (int) delays[i * N + j];
                    double f = delays[i * N + j] - n;
                    double now = t >= n ? u[(t - n) * N + j] : 0;
                    double before = t > n ? u[(t - n - 1) * N + j] : 0;
                    sum += w[i * N + j] * ((1 - f) * now + f * before);
                }
                u[t * N + i] = sum;
            }
        }
        return u;
    }
}
