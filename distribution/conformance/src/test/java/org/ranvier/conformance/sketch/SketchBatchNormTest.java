package org.ranvier.conformance.sketch;

import static org.ranvier.conformance.GoldenCase.assertClose;
import static org.ranvier.conformance.GoldenCase.map;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.Recording;
import org.ranvier.conformance.event.GoldenArrays;
import org.ranvier.training.simulate.Simulation;

/** Batch normalisation sits between a projection and its population: statistics of the batch, then running ones. */
class SketchBatchNormTest {

    private static final int SAMPLES = 3;
    private static final int TICKS = 2;
    private static final int COUNT = SAMPLES * TICKS;
    private static final double EPSILON = 1e-3;
    private static final double MOMENTUM = 0.25;
    private static final double[] INPUT = {1, 2, 0, -1, 3, 1, 2, 2, -1, 0.5, 0.25, 4};
    private static final double[] UPSTREAM = {0.3, -1, 2, 0.1, -0.4, 0.7, 1.1, -0.2, 0.6, 0.9, -1.3, 0.5};

    private final Sketch sketch = new Sketch();
    private final Simulation simulation = sketch.read(map(
            "time", map("steps", TICKS),
            "network",
                    List.of(map(
                            "neurons",
                            2,
                            "neuron",
                            "memoryless",
                            "weights",
                            map("values", new double[][] {{0.5, -1}, {2, 0.75}}),
                            "normalize",
                            map("type", "batch", "epsilon", EPSILON, "momentum", MOMENTUM))),
            "input", map("frames", GoldenArrays.array(INPUT, SAMPLES, TICKS, 2))));

    @Test
    void trainsByTheBatchAndInfersByRunningStatistics() {
        try (Program program = sketch.compile(simulation, 2)) {
            program.write("output.normalize.gain", new double[] {1.5, 0.8});
            program.write("output.normalize.shift", new double[] {0.1, -0.3});
            double[] weights = program.read("output.weights");
            assertClose(run(program, Sketch.GRADIENTS), expected(weights, null, null), 1e-14, "in training");
            assertClose(program.readGradient("output.weights"), differences(weights), 1e-8, "dL/dw");

            double[] mean = program.read("output.normalize.running_mean");
            double[] variance = program.read("output.normalize.running_variance");
            for (int i = 0; i < 2; i++) {
                double[] x = column(weights, i);
                double batchMean = Arrays.stream(x).average().orElseThrow();
                double unbiased = variance(x) * COUNT / (COUNT - 1);
                assertClose(
                        new double[] {mean[i], variance[i]},
                        new double[] {MOMENTUM * batchMean, 1 + MOMENTUM * (unbiased - 1)},
                        1e-14,
                        "running statistics");
            }
            assertClose(run(program, RunOptions.INFERENCE), expected(weights, mean, variance), 1e-14, "at inference");
        }
    }

    private double[] run(Program program, RunOptions options) {
        try (Session session = program.open(simulation.signal(), options)) {
            double[] outputs = ((Recording.Ticks) session.advance(TICKS)).outputs();
            if (options.gradients()) {
                session.backward(UPSTREAM);
            }
            return outputs;
        }
    }

    /** y = gain (x − mean)/√(variance + ε) + shift, by the statistics of the batch where none are given. */
    private static double[] expected(double[] weights, double[] mean, double[] variance) {
        double[] gain = {1.5, 0.8};
        double[] shift = {0.1, -0.3};
        double[] y = new double[COUNT * 2];
        for (int i = 0; i < 2; i++) {
            double[] x = column(weights, i);
            double m = mean == null ? Arrays.stream(x).average().orElseThrow() : mean[i];
            double v = variance == null ? variance(x) : variance[i];
            for (int n = 0; n < COUNT; n++) {
                y[n * 2 + i] = gain[i] * (x[n] - m) / Math.sqrt(v + EPSILON) + shift[i];
            }
        }
        return y;
    }

    private static double[] differences(double[] weights) {
        return GoldenArrays.differences(weights, 1e-5, w -> GoldenArrays.dot(expected(w, null, null), UPSTREAM));
    }

    /** What arrives at one neuron, over samples and ticks. */
    private static double[] column(double[] weights, int i) {
        double[] x = new double[COUNT];
        Arrays.setAll(x, n -> weights[i * 2] * INPUT[n * 2] + weights[i * 2 + 1] * INPUT[n * 2 + 1]);
        return x;
    }

    private static double variance(double[] x) {
        double mean = Arrays.stream(x).average().orElseThrow();
        return Arrays.stream(x).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
    }
}
