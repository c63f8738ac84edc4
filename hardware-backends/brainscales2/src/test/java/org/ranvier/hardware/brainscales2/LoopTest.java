package org.ranvier.hardware.brainscales2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.ranvier.api.backend.CompileOptions;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.Recording;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.model.Op;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.plan.LoweredUpdate;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.ScalarCode;
import org.ranvier.api.plan.TrainedNetwork;
import org.ranvier.hardware.brainscales2.chip.Chip;
import org.ranvier.hardware.brainscales2.chip.ChipRouting;
import org.ranvier.hardware.brainscales2.chip.Emulator;
import org.ranvier.hardware.brainscales2.chip.Figures;
import org.ranvier.hardware.brainscales2.chip.Imperfections;
import org.ranvier.hardware.brainscales2.chip.Levels;
import org.ranvier.hardware.brainscales2.chip.Readout;
import org.ranvier.hardware.brainscales2.chip.Stimulus;

/** What is written to the chip, and gradients at what it recorded, against the formula written out. */
class LoopTest {

    private static final int SAMPLES = 12;
    private static final int CHANNELS = 4;
    private static final int HIDDEN = 6;
    private static final int OUTPUTS = 3;
    private static final double TAU_US = Figures.PUBLISHED.tauUs();

    private static final Map<String, Object> EXCITABLE =
            Map.of("neuron", Map.of("type", "lif-exact", "tau_mem", 1, "tau_syn", 1, "v_threshold", 1));

    private final TrainedNetwork network = Networks.of(CHANNELS)
            .layer("hidden", HIDDEN, EXCITABLE)
            .layer("output", OUTPUTS, EXCITABLE)
            .network();
    private final NetworkPlan plan = network.plan();

    /** The emulator, which tells what passes. */
    private static final class Watched implements Chip {
        private final Chip chip;
        private ChipRouting wiring;
        private Levels levels;
        private Stimulus stimulus;
        private Readout readout;

        Watched(Imperfections flaws) {
            chip = new Emulator(Figures.PUBLISHED, flaws, 3);
        }

        @Override
        public Figures figures() {
            return chip.figures();
        }

        @Override
        public void place(ChipRouting wiring) {
            this.wiring = wiring;
            chip.place(wiring);
        }

        @Override
        public void write(Levels levels) {
            this.levels = levels;
            chip.write(levels);
        }

        @Override
        public Readout run(Stimulus stimulus) {
            this.stimulus = stimulus;
            readout = chip.run(stimulus);
            return readout;
        }

        @Override
        public void close() {}
    }

    @Test
    void gradientsAreThoseOfTheIdealModelWithItsOwnWeightsAtTheTimesThatNeuronsAndElementsSpiked() {
        Watched chip = new Watched(Imperfections.PUBLISHED);
        try (LoopProgram program = program(chip)) {
            double[] upstream = random(SAMPLES * OUTPUTS, -1, 1);
            Recording.Times times;
            try (Session session = program.open(batch(), RunOptions.training(1, 1))) {
                times = (Recording.Times) session.advance(0);
                session.backward(upstream);
            }
            // Elements of inputs come first, then those of hidden neurons.
            double[] wOut = program.read("output.weights");
            double[] wIn = program.read("hidden.weights");
            double[] gOut = new double[wOut.length];
            double[] gIn = new double[wIn.length];
            double[] dOut = new double[HIDDEN];
            double[] dIn = new double[CHANNELS];
            int spiked = 0;
            for (int b = 0; b < SAMPLES; b++) {
                double[] inputArrivals = tau(chip.readout.elementsUs(), b, CHANNELS + HIDDEN, 0, CHANNELS);
                double[] hiddenArrivals = tau(chip.readout.elementsUs(), b, CHANNELS + HIDDEN, CHANNELS, HIDDEN);
                double[] hidden = tau(chip.readout.neuronsUs(), b, HIDDEN + OUTPUTS, 0, HIDDEN);
                double[] output = tau(chip.readout.neuronsUs(), b, HIDDEN + OUTPUTS, HIDDEN, OUTPUTS);
                double[] errors = Arrays.copyOfRange(upstream, b * OUTPUTS, (b + 1) * OUTPUTS);
                double[] toHidden = back(hiddenArrivals, output, wOut, errors, gOut);
                double[] toInputs = back(inputArrivals, hidden, wIn, toHidden, gIn);
                add(toHidden, dOut);
                add(toInputs, dIn);
                spiked += (int) Arrays.stream(output).filter(Double::isFinite).count();
            }
            assertThat(spiked).isGreaterThan(SAMPLES);
            assertClose(program.readGradient("output.weights"), gOut);
            assertClose(program.readGradient("hidden.weights"), gIn);
            // The element's own gradient is 1, that of the sigmoid scale · s · (1 − s).
            assertClose(program.readGradient("output.delays"), throughSigmoid(dOut, program.read("output.delays")));
            assertClose(program.readGradient("hidden.delays"), throughSigmoid(dIn, program.read("hidden.delays")));
            assertThat(times.firstSpikes().keySet()).containsExactly("hidden", "output");
        }
    }

    @Test
    void weightsAndDelaysAreRoundedForTheChipAndNotInTheShadow() {
        Watched chip = new Watched(Imperfections.PUBLISHED);
        try (LoopProgram program = program(chip)) {
            double[] weights = random(HIDDEN * CHANNELS, -3, 3);
            program.write("hidden.weights", weights);
            program.write("output.weights", new double[OUTPUTS * HIDDEN]);
            run(program, RunOptions.INFERENCE);
            double[] expected = Arrays.stream(weights)
                    .map(w -> Math.clamp(Math.rint(30 * w), -63, 63))
                    .toArray();
            assertThat(Arrays.copyOf(chip.levels.weights(), weights.length)).isEqualTo(expected);
            assertThat(program.read("hidden.weights")).isEqualTo(weights);
            double[] raw = program.read("hidden.delays");
            for (int j = 0; j < CHANNELS; j++) {
                double us = TAU_US * (2 + 1.5 / (1 + Math.exp(-raw[j])));
                assertThat(chip.levels.delays()[j]).isEqualTo(Math.rint((us - 2) * 8));
            }
            long saturated = Arrays.stream(weights)
                    .filter(w -> Math.abs(Math.rint(30 * w)) >= 63)
                    .count();
            assertThat(saturated).isPositive();
            assertThat(program.takeCounters()).containsEntry("saturated_weights", saturated);
            assertThat(program.takeCounters()).containsEntry("saturated_weights", 0L);
        }
    }

    @Test
    void trainingKeepsWeightsWhereTheChipHasLevels() {
        Symbol raw = Symbol.of(Symbol.Kind.RAW);
        LoweredUpdate fivefold = new LoweredUpdate(
                List.of("hidden.weights"),
                List.of(),
                List.of(),
                new ScalarCode(
                        List.of(
                                new ScalarCode.Load(raw),
                                new ScalarCode.Const(5),
                                new ScalarCode.Compute(Op.MUL, 0, 1, 0)),
                        List.of(new ScalarCode.Store(raw, 2))));
        double[] weights = random(HIDDEN * CHANNELS, -1, 1);
        for (boolean exact : new boolean[] {false, true}) {
            Figures f = Figures.PUBLISHED;
            Figures figures = new Figures(
                    f.name(),
                    f.tauUs(),
                    f.sampleUs(),
                    f.countUs(),
                    f.weightScale(),
                    f.weightLevels(),
                    f.delayOffsetUs(),
                    f.delayStepUs(),
                    f.leastCount(),
                    f.mostCount(),
                    f.circuits(),
                    f.elements(),
                    f.fanIn(),
                    exact);
            try (LoopProgram program = new LoopProgram(
                    plan,
                    CompileOptions.of(1).withUpdates(List.of(fivefold)),
                    new BrainScaleS2Backend(),
                    Ideal.backend(),
                    new Emulator(figures, Imperfections.PUBLISHED, 3))) {
                program.write("hidden.weights", weights);
                program.update(fivefold, Map.of());
                double end = exact ? Double.POSITIVE_INFINITY : 63 / 30.0;
                assertThat(program.read("hidden.weights"))
                        .isEqualTo(Arrays.stream(weights)
                                .map(w -> Math.clamp(5 * w, -end, end))
                                .toArray());
            }
        }
    }

    @Test
    void copiesOfAnInputHaveWeightsOfTheirOwnAndOneElement() {
        Watched chip = new Watched(Imperfections.PUBLISHED);
        TrainedNetwork paper = Networks.yinYang().network();
        try (LoopProgram program =
                new LoopProgram(paper.plan(), CompileOptions.of(1), new BrainScaleS2Backend(), Ideal.backend(), chip)) {
            paper.parameters().forEach(program::write);
            run(program, RunOptions.INFERENCE);
            assertThat(program.read("hidden.weights")).hasSize(600);
            assertThat(chip.wiring.elements()).isEqualTo(34);
            assertThat(chip.wiring.circuits()).isEqualTo(101);
            assertThat(chip.wiring.synapses()).isEqualTo(690);
            int firstElement = chip.wiring.signalOfElement(0);
            assertThat(Arrays.copyOf(chip.wiring.sourceOfSynapse(), 20))
                    .containsExactly(java.util.stream.IntStream.range(0, 20)
                            .map(s -> firstElement + s / 5)
                            .toArray());
        }
    }

    @Test
    void theSameStepHasTheSameNoiseAndAnotherHasOther() {
        Watched chip = new Watched(Imperfections.PUBLISHED);
        try (LoopProgram program = program(chip)) {
            double[] first = run(program, RunOptions.training(1, 1));
            double[] second = run(program, RunOptions.training(1, 2));
            assertThat(second).isNotEqualTo(first);
            assertThat(run(program, RunOptions.training(2, 1))).isNotEqualTo(first);
            assertThat(run(program, RunOptions.training(1, 1))).isEqualTo(first);
        }
    }

    @Test
    void droppedEventsAreCounted() {
        try (LoopProgram program = program(new Watched(new Imperfections(0, 0, 0, 0, 0, 0, 1e-3, CHANNELS - 1)))) {
            run(program, RunOptions.INFERENCE);
            assertThat(program.takeCounters()).containsEntry("dropped_input_events", (long) SAMPLES);
        }
        try (LoopProgram program = program(new Watched(new Imperfections(0, 0, 0, 0, 0, 0, 1e-3, CHANNELS)))) {
            run(program, RunOptions.INFERENCE);
            Map<String, Long> counters = program.takeCounters();
            assertThat(counters).containsEntry("dropped_input_events", 0L);
            assertThat(counters.get("dropped_recorded_events")).isGreaterThan(SAMPLES);
        }
    }

    private LoopProgram program(Chip chip) {
        LoopProgram program =
                new LoopProgram(plan, CompileOptions.of(1), new BrainScaleS2Backend(), Ideal.backend(), chip);
        network.parameters().forEach(program::write);
        return program;
    }

    private double[] run(LoopProgram program, RunOptions options) {
        try (Session session = program.open(batch(), options)) {
            return ((Recording.Times) session.advance(0)).firstSpikes().get("output");
        }
    }

    private static SignalBatch.Events batch() {
        int[] first = new int[SAMPLES + 1];
        Arrays.setAll(first, b -> b * CHANNELS);
        int[] channel = new int[SAMPLES * CHANNELS];
        Arrays.setAll(channel, n -> n % CHANNELS);
        double[] ones = new double[channel.length];
        Arrays.fill(ones, 1);
        return new SignalBatch.Events(SAMPLES, CHANNELS, first, channel, random(channel.length, 0, 2), ones);
    }

    /** Adds dL/dw, and returns dL/d(arrival). */
    private static double[] back(double[] arrivals, double[] spikes, double[] w, double[] errors, double[] byWeight) {
        double[] byArrival = new double[arrivals.length];
        for (int i = 0; i < spikes.length; i++) {
            if (!Double.isFinite(spikes[i])) {
                continue;
            }
            double slope = 0;
            for (int j = 0; j < arrivals.length; j++) {
                slope += w[i * arrivals.length + j] * kernelSlope(spikes[i] - arrivals[j]);
            }
            for (int j = 0; j < arrivals.length && slope > 0; j++) {
                double x = spikes[i] - arrivals[j];
                byWeight[i * arrivals.length + j] -= errors[i] * kernel(x) / slope;
                byArrival[j] += errors[i] * w[i * arrivals.length + j] * kernelSlope(x) / slope;
            }
        }
        return byArrival;
    }

    private static double kernel(double x) {
        return x > 0 ? x * Math.exp(-x) : 0;
    }

    private static double kernelSlope(double x) {
        return x > 0 ? (1 - x) * Math.exp(-x) : 0;
    }

    private static double[] throughSigmoid(double[] byDelay, double[] raw) {
        double[] result = new double[raw.length];
        Arrays.setAll(result, j -> {
            double s = 1 / (1 + Math.exp(-raw[j]));
            return byDelay[j] * 1.5 * s * (1 - s);
        });
        return result;
    }

    private static double[] tau(double[] us, int sample, int width, int from, int count) {
        double[] result = new double[count];
        Arrays.setAll(result, n -> us[sample * width + from + n] / TAU_US);
        return result;
    }

    private static void add(double[] more, double[] sum) {
        Arrays.setAll(sum, n -> sum[n] + more[n]);
    }

    private static void assertClose(double[] actual, double[] expected) {
        for (int n = 0; n < expected.length; n++) {
            assertThat(actual[n]).isCloseTo(expected[n], within(1e-11 * (1 + Math.abs(expected[n]))));
        }
    }

    private static double[] random(int size, double from, double to) {
        return new SplittableRandom(size).doubles(size, from, to).toArray();
    }
}
