package org.ranvier.conformance.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ranvier.conformance.GoldenCase.assertClose;
import static org.ranvier.conformance.GoldenCase.at;
import static org.ranvier.conformance.event.GoldenArrays.numbers;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.api.RanvierException;
import org.ranvier.api.backend.BackwardRequest;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.Recording;
import org.ranvier.conformance.sketch.Sketch;
import org.ranvier.training.simulate.Simulation;

/** The gradients at times recorded elsewhere are the formula at those times, whatever the network itself would do. */
class MeasuredTimesTest {

    private final Sketch sketch = new Sketch();
    private final EventCase net = EventCase.named("net232_r1_synaptic");
    private final Simulation simulation = sketch.read(net.network());
    private final double[] upstream = numbers(at(net.node(), "loss_coeffs"));

    /** Later than simulated, each neuron by another bit, as on a chip. */
    private final double[] hidden = later(net.spikeTimes(0), 0.02);

    private final double[] output = later(net.spikeTimes(1), 0.03);

    @ParameterizedTest
    @ValueSource(strings = {"reference", "simd"})
    void gradientsFollowTheFormulaWithoutAnAdvance(String backend) {
        try (Program program = sketch.compile(sketch.backend(backend), simulation, 1)) {
            backward(program, hidden, output);
            double[] inputs = numbers(at(net.node(), "inputs"));
            double[] w1 = program.read("layer1.weights");
            double[] d1 = sigmoid(program.read("layer1.delays"));
            double[][] back = formula(hidden, output, w1, d1, upstream);
            assertClose(program.readGradient("layer1.weights"), back[0], 1e-13, "output weights");
            double[] w0 = program.read("layer0.weights");
            double[] d0 = sigmoid(program.read("layer0.delays"));
            double[][] first = formula(inputs, hidden, w0, d0, back[2]);
            assertClose(program.readGradient("layer0.weights"), first[0], 1e-13, "hidden weights");
            double[] raw = first[1];
            Arrays.setAll(raw, s -> raw[s] * d0[s] * (1 - d0[s]));
            assertClose(program.readGradient("layer0.delays"), raw, 1e-13, "hidden delays");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"reference", "simd"})
    void aMissingSpikeSendsNothingBack(String backend) {
        try (Program program = sketch.compile(sketch.backend(backend), simulation, 1)) {
            double[] one = hidden.clone();
            one[1] = Double.POSITIVE_INFINITY;
            backward(program, one, output);
            assertThat(Arrays.copyOfRange(program.readGradient("layer0.weights"), 2, 4))
                    .containsOnly(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"reference", "simd"})
    void timesThatDoNotFitAreRefused(String backend) {
        try (Program program = sketch.compile(sketch.backend(backend), simulation, 1)) {
            assertThatThrownBy(() -> backward(program, new double[2], output))
                    .isInstanceOf(RanvierException.class)
                    .hasMessageContaining("'layer0'");
        }
    }

    private void backward(Program program, double[] hidden, double[] output) {
        Map<String, double[]> times = new LinkedHashMap<>();
        times.put("layer0", hidden);
        times.put("layer1", output);
        try (Session session = program.open(simulation.signal(), Sketch.GRADIENTS)) {
            session.backward(BackwardRequest.of(upstream).atMeasuredTimes(Recording.Times.of(1, "layer1", times)));
        }
    }

    /** One layer with κ(u) = u e^(−u): dL/dw and dL/ds by synapse, dL/dt by presynaptic neuron. */
    private static double[][] formula(double[] pre, double[] post, double[] w, double[] d, double[] errors) {
        double[][] back = {new double[w.length], new double[w.length], new double[pre.length]};
        for (int i = 0; i < post.length; i++) {
            double slope = 0;
            for (int j = 0; j < pre.length; j++) {
                double u = Math.max(0, post[i] - pre[j] - d[i * pre.length + j]);
                slope += u > 0 ? w[i * pre.length + j] * (1 - u) * Math.exp(-u) : 0;
            }
            for (int j = 0; j < pre.length; j++) {
                int s = i * pre.length + j;
                double u = Math.max(0, post[i] - pre[j] - d[s]);
                back[0][s] = -errors[i] * u * Math.exp(-u) / slope;
                back[1][s] = u > 0 ? errors[i] * w[s] * (1 - u) * Math.exp(-u) / slope : 0;
                back[2][j] += back[1][s];
            }
        }
        return back;
    }

    private static double[] later(double[] times, double by) {
        double[] result = times.clone();
        Arrays.setAll(result, i -> times[i] + by * (i + 1));
        return result;
    }

    private static double[] sigmoid(double[] raw) {
        return Arrays.stream(raw).map(x -> 1 / (1 + Math.exp(-x))).toArray();
    }
}
