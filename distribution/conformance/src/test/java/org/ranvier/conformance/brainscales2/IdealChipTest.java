package org.ranvier.conformance.brainscales2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.ranvier.api.Settings;
import org.ranvier.api.backend.Backend;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.Recording;
import org.ranvier.api.plan.LoweredUpdate;
import org.ranvier.api.plan.ParameterSpec;
import org.ranvier.conformance.sketch.Sketch;
import org.ranvier.training.simulate.Simulation;

/**
 * Without noise, and with weights, delays and time stamps as exact as they come, the chip is exact DelGrad: times,
 * gradients and steps.
 */
class IdealChipTest {

    private static final int NETWORKS = 30;
    private static final int STEPS = 10;

    private final Sketch sketch = new Sketch();
    private final Backend chip = configured(Map.of("noise", false, "quantisation", false));

    @Test
    void timesAndGradientsAreThoseOfTheReference() {
        int spikes = 0;
        for (int n = 0; n < NETWORKS; n++) {
            Simulation simulation = sketch.read(new RandomChipNetwork(n).file());
            try (Program ideal = sketch.compile(simulation, 1);
                    Program onChip = sketch.compile(chip, simulation, 1)) {
                Recording.Times expected = run(ideal, simulation, n);
                Recording.Times actual = run(onChip, simulation, n);
                assertThat(actual.firstSpikes().keySet())
                        .containsExactlyElementsOf(expected.firstSpikes().keySet());
                for (String population : expected.firstSpikes().keySet()) {
                    spikes += close(
                            actual.firstSpikes().get(population),
                            expected.firstSpikes().get(population),
                            population);
                }
                for (ParameterSpec spec : simulation.network().plan().parameters()) {
                    if (spec.trainable()) {
                        close(onChip.readGradient(spec.name()), ideal.readGradient(spec.name()), n + " " + spec.name());
                    }
                }
            }
        }
        assertThat(spikes).isGreaterThan(3000);
    }

    @Test
    void tenStepsOfAdamEndWhereThoseOfTheReferenceDo() {
        Simulation simulation = sketch.read(new RandomChipNetwork(3).file());
        String[] trained = {"hidden.weights", "hidden.delays", "output.weights", "output.delays"};
        LoweredUpdate adam = sketch.adam(trained);
        try (Program ideal = sketch.compile(sketch.reference(), simulation, 1, adam);
                Program onChip = sketch.compile(chip, simulation, 1, adam)) {
            double[] before = ideal.read("hidden.delays");
            for (int step = 1; step <= STEPS; step++) {
                Map<String, Double> scalars = Map.of("rate", 0.01, "step", (double) step);
                run(ideal, simulation, step);
                run(onChip, simulation, step);
                ideal.update(adam, scalars);
                onChip.update(adam, scalars);
            }
            for (String name : trained) {
                close(onChip.read(name), ideal.read(name), name);
                onChip.readSlots(name)
                        .forEach((slot, values) ->
                                close(values, ideal.readSlots(name).get(slot), slot));
            }
            assertThat(ideal.read("hidden.delays")).isNotEqualTo(before);
        }
    }

    @Test
    void eachImperfectionAloneMakesADifference() {
        Simulation simulation = sketch.read(new RandomChipNetwork(5).file());
        double[] ideal = outputs(chip, simulation);
        Map<String, Object> off = Map.of("threshold_mean", 0, "threshold_sd", 0, "trial_sd", 0, "jitter", 0);
        for (String noise :
                new String[] {"threshold_mean", "threshold_sd", "time_sd", "synapse_sd", "trial_sd", "jitter"}) {
            Map<String, Object> one = new java.util.HashMap<>(off);
            one.put("quantisation", false);
            one.put(noise, 0.05);
            assertThat(outputs(configured(one), simulation)).as(noise).isNotEqualTo(ideal);
        }
        Map<String, Object> rounded = new java.util.HashMap<>(off);
        assertThat(outputs(configured(rounded), simulation)).isNotEqualTo(ideal);
    }

    private Backend configured(Map<String, Object> settings) {
        Backend backend = sketch.backend("brainscales2");
        return backend.configured(Settings.of(backend.schema(), settings));
    }

    private double[] outputs(Backend backend, Simulation simulation) {
        try (Program program = sketch.compile(backend, simulation, 1)) {
            return run(program, simulation, 0).firstSpikes().get("output");
        }
    }

    /** Forward, and back from some gradient of output spikes. */
    private static Recording.Times run(Program program, Simulation simulation, int seed) {
        try (Session session = program.open(simulation.signal(), Sketch.GRADIENTS)) {
            Recording.Times times = (Recording.Times) session.advance(0);
            SplittableRandom random = new SplittableRandom(seed);
            double[] gradient = new double[times.firstSpikes().get(times.output()).length];
            Arrays.setAll(gradient, k -> random.nextDouble(-1, 1));
            session.backward(gradient);
            return times;
        }
    }

    private static int close(double[] actual, double[] expected, String what) {
        assertThat(actual).as(what).hasSameSizeAs(expected);
        int finite = 0;
        for (int n = 0; n < expected.length; n++) {
            if (Double.isFinite(expected[n])) {
                finite++;
                assertThat(actual[n])
                        .as(what + " " + n)
                        .isCloseTo(expected[n], within(1e-9 * (1 + Math.abs(expected[n]))));
            } else {
                assertThat(actual[n]).as(what + " " + n).isEqualTo(expected[n]);
            }
        }
        return finite;
    }
}
