package org.ranvier.testkit.backend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.ranvier.api.backend.CompileOptions;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.Recording;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.api.plan.ParameterId.Role;
import org.ranvier.testkit.backend.networks.Own;
import org.ranvier.testkit.backend.networks.Small;

/**
 * Counters with whole weights and delays, against a count by hand. All numbers are small and whole, so that there is no
 * rounding on any backend: ties at the threshold, the order of update, threshold and reset, and every delay must come
 * out exactly.
 */
final class Counting {

    private final Subject subject;
    private final String spike;
    private final String reset;
    private final int silence;
    private final boolean loop;

    Counting(Subject subject, String spike, String reset, int silence, boolean loop) {
        this.subject = subject;
        this.spike = spike;
        this.reset = reset;
        this.silence = silence;
        this.loop = loop;
    }

    void check() {
        Map<String, Object> neuron = Map.of("type", Own.COUNTER, "spike", spike, "reset", reset, "silence", silence);
        Small small = loop ? Small.plain().of(neuron).inALoop() : Small.plain().of(neuron);
        NetworkPlan plan = subject.workshop().build(small.sketch()).plan();
        subject.assumeCarried(plan);
        SplittableRandom random = new SplittableRandom(spike.hashCode() + reset.hashCode() + silence);
        Map<String, double[]> numbers = new LinkedHashMap<>();
        for (Projection p : plan.all(Projection.class)) {
            int smallest = p.recurrent() ? 1 : 0;
            numbers.put(
                    p.parameter(Role.WEIGHTS).fullName(),
                    random.ints(p.synapses().size(), p.recurrent() ? -1 : 0, 3)
                            .asDoubleStream()
                            .toArray());
            numbers.put(
                    p.parameter(Role.DELAYS).fullName(),
                    random.ints(p.synapses().size(), smallest, Small.MAX_DELAY + 1)
                            .asDoubleStream()
                            .toArray());
        }
        double[] input =
                random.ints(Small.TICKS * Small.CHANNELS, 0, 2).asDoubleStream().toArray();
        double[][] expected = byHand(plan, numbers, input);
        try (Program program = subject.backend().compile(plan, CompileOptions.of(1))) {
            numbers.forEach(program::write);
            SignalBatch signal = new SignalBatch.Frames(1, Small.CHANNELS, Small.TICKS, input, new int[] {Small.TICKS});
            try (Session session = program.open(signal, RunOptions.INFERENCE)) {
                Recording.Ticks recording = (Recording.Ticks) session.advance(Small.TICKS);
                int[] counts = recording.spikeCounts().get("hidden");
                assertArrayEquals(
                        expected[0], Arrays.stream(counts).asDoubleStream().toArray(), "spikes of the counters");
                assertArrayEquals(expected[1], recording.outputs(), "the sums of their spikes");
            }
        }
    }

    /** Returns the spike count of each counter, and the outputs [tick][neuron]. */
    private double[][] byHand(NetworkPlan plan, Map<String, double[]> numbers, double[] input) {
        double[] spikes = new double[Small.TICKS * Small.HIDDEN];
        double[] outputs = new double[Small.TICKS * Small.OUTPUTS];
        double[] totals = new double[Small.HIDDEN];
        double[] counts = new double[Small.HIDDEN];
        int[] last = new int[Small.HIDDEN];
        Arrays.fill(last, -Small.TICKS);
        for (int t = 0; t < Small.TICKS; t++) {
            for (int i = 0; i < Small.HIDDEN; i++) {
                counts[i] += arriving(plan.get(Projection.class, "hidden.input"), numbers, input, t, i);
                if (loop) {
                    counts[i] += arriving(plan.get(Projection.class, "hidden.hidden"), numbers, spikes, t, i);
                }
            }
            for (int i = 0; i < Small.HIDDEN; i++) {
                boolean there = spike.equals("reach") ? counts[i] >= Own.Counter.LEVEL : counts[i] > Own.Counter.LEVEL;
                if (there && t - last[i] > silence) {
                    last[i] = t;
                    spikes[t * Small.HIDDEN + i] = 1;
                    totals[i]++;
                    counts[i] = switch (reset) {
                        case "zero" -> 0;
                        case "subtract" -> counts[i] - Own.Counter.LEVEL;
                        default -> counts[i];
                    };
                }
            }
            for (int i = 0; i < Small.OUTPUTS; i++) {
                outputs[t * Small.OUTPUTS + i] =
                        arriving(plan.get(Projection.class, "output.hidden"), numbers, spikes, t, i);
            }
        }
        return new double[][] {totals, outputs};
    }

    private static double arriving(Projection p, Map<String, double[]> numbers, double[] source, int tick, int post) {
        double[] weights = numbers.get(p.parameter(Role.WEIGHTS).fullName());
        double[] delays = numbers.get(p.parameter(Role.DELAYS).fullName());
        double sum = 0;
        for (int s = 0; s < weights.length; s++) {
            int sent = tick - (int) delays[s];
            if (p.synapses().postOf(s) == post && sent >= 0) {
                sum += weights[s]
                        * source[sent * p.synapses().pre() + p.synapses().preOf(s)];
            }
        }
        return sum;
    }
}
