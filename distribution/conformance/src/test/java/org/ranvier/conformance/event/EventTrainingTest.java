package org.ranvier.conformance.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ranvier.conformance.GoldenCase.assertClose;
import static org.ranvier.conformance.GoldenCase.at;
import static org.ranvier.conformance.GoldenCase.map;
import static org.ranvier.conformance.event.GoldenArrays.numbers;
import static org.ranvier.conformance.event.GoldenArrays.swapped;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.Recording;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.plan.LoweredUpdate;
import org.ranvier.config.tree.ConfigNode;
import org.ranvier.config.tree.Mapping;
import org.ranvier.conformance.GoldenCase;
import org.ranvier.conformance.sketch.Sketch;
import org.ranvier.training.simulate.Simulation;

/** Ten steps of Adam on batches of Yin-Yang, event by event, equal the golden trace for any number of threads. */
class EventTrainingTest {

    private static final int BATCH = 50;
    private static final int STEPS = 10;

    private final Sketch sketch = new Sketch();
    private final Mapping golden = new GoldenCase("delgrad/train_trace.json").file();
    private final ConfigNode trace = at(golden, "traces", 0);
    private final double[] inputs = numbers(at(golden, "inputs"));
    private final double[] labels = numbers(at(golden, "labels"));
    private final LoweredUpdate weights = sketch.adam("hidden.weights", "output.weights");
    private final LoweredUpdate delays = sketch.adam("hidden.delays", "output.delays");

    @ParameterizedTest
    @ValueSource(strings = {"reference", "simd"})
    void equalsTheTraceWhateverTheThreads(String backend) {
        Simulation simulation = sketch.read(map(
                "time", map("steps", 20),
                "network", List.of(layer(0, 4), layer(1, 3)),
                "input", map("channels", 4, "spikes", new double[][] {{0, 1}})));
        try (Program one = sketch.compile(sketch.backend(backend), simulation, 1, weights, delays);
                Program two = sketch.compile(sketch.backend(backend), simulation, 2, weights, delays)) {
            double[] losses = new double[STEPS];
            for (int step = 1; step <= STEPS; step++) {
                losses[step - 1] = train(one, step);
                assertThat(train(two, step)).isEqualTo(losses[step - 1]);
            }
            assertClose(losses, numbers(at(trace, "losses")), 1e-11, "losses");
            String[] names = {"hidden", "output"};
            for (int n = 0; n < names.length; n++) {
                double[] w = swapped(numbers(at(trace, "final", "weights", n)), 4);
                double[] d = swapped(numbers(at(trace, "final", "delay_raw", n)), 4);
                assertClose(one.read(names[n] + ".weights"), w, 1e-9, names[n] + ".weights");
                assertClose(one.read(names[n] + ".delays"), d, 1e-9, names[n] + ".delays");
                assertThat(two.read(names[n] + ".weights")).containsExactly(one.read(names[n] + ".weights"));
                assertThat(two.read(names[n] + ".delays")).containsExactly(one.read(names[n] + ".delays"));
            }
        }
    }

    private double train(Program program, int step) {
        int first = (step - 1) * BATCH;
        double loss;
        try (Session session = program.open(batch(first), RunOptions.training(0, step))) {
            double[] times =
                    ((Recording.Times) session.advance(0)).firstSpikes().get("output");
            double[] gradient = new double[times.length];
            loss = shiftInvariant(times, first, gradient);
            session.backward(gradient);
        }
        program.update(weights, Map.of("rate", 0.01, "step", (double) step));
        program.update(delays, Map.of("rate", 0.003, "step", (double) step));
        return loss;
    }

    /** ½ Σ_k (t_k − t_y − 0.2 [k ≠ y])², averaged over the batch. */
    private double shiftInvariant(double[] times, int first, double[] gradient) {
        double loss = 0;
        for (int n = 0; n < times.length; n++) {
            int label = n / 3 * 3 + (int) labels[first + n / 3];
            double error = n == label ? 0 : times[n] - times[label] - 0.2;
            loss += error * error / 2 / BATCH;
            gradient[n] += error / BATCH;
            gradient[label] -= error / BATCH;
        }
        return loss;
    }

    /** Four spikes a sample, in the order of time. */
    private SignalBatch batch(int first) {
        int[] starts = new int[BATCH + 1];
        Arrays.setAll(starts, b -> 4 * b);
        Integer[] order = new Integer[4 * BATCH];
        Arrays.setAll(order, n -> n);
        Arrays.sort(
                order, (a, b) -> a / 4 != b / 4 ? a - b : Double.compare(inputs[4 * first + a], inputs[4 * first + b]));
        int[] channel = Arrays.stream(order).mapToInt(n -> n % 4).toArray();
        double[] time =
                Arrays.stream(order).mapToDouble(n -> inputs[4 * first + n]).toArray();
        double[] value = new double[time.length];
        Arrays.fill(value, 1);
        return new SignalBatch.Events(BATCH, 4, starts, channel, time, value);
    }

    private Map<String, Object> layer(int n, int neurons) {
        double[] w = swapped(numbers(at(trace, "init", "weights", n)), 4);
        double[] raw = swapped(numbers(at(trace, "init", "delay_raw", n)), 4);
        return map(
                "neurons",
                neurons,
                "neuron",
                "lif-exact",
                "weights",
                map("values", w),
                "delays",
                map("type", "delgrad", "transform", "sigmoid", "values", raw));
    }
}
