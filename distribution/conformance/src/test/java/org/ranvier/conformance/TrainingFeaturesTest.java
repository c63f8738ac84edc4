package org.ranvier.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.conformance.TrainingRun.Outcome;
import org.ranvier.runtime.PluginRuntime;

/** What an experiment may ask of training does what docs/experiment.md says, on either backend. */
class TrainingFeaturesTest {

    private static final String EPOCHS = "training.epochs=";
    private static final String WEIGHTS = "hidden.weights";
    private static final String DELAYS = "hidden.delays";
    private static final String NEURONS = "hidden.tau_mem";
    private static final String TRAIN_NEURONS = "network.hidden.neuron.train=[tau_mem]";
    private static final double SINGLE_PRECISION = 1e-6;

    private final PluginRuntime plugins = Plugins.open();

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "reference, 0.01, 0, 0", "reference, 0, 0.01, 0", "reference, 0, 0, 0.01",
        "simd, 0.01, 0, 0", "simd, 0, 0.01, 0", "simd, 0, 0, 0.01"
    })
    void everyGroupOfParametersHasARateOfItsOwn(String backend, double weights, double delays, double neurons) {
        String rates = "training.optimizer={type: adam, lr: %s, lr_delays: %s, lr_neurons: %s}";
        Outcome still = train("still", backend, EPOCHS + 1, TRAIN_NEURONS, rates.formatted(0, 0, 0));

        Outcome moved = train("moved", backend, EPOCHS + 1, TRAIN_NEURONS, rates.formatted(weights, delays, neurons));

        Map.of(WEIGHTS, weights, DELAYS, delays, NEURONS, neurons)
                .forEach((name, rate) -> assertThat(Arrays.equals(moved.of(name), still.of(name)))
                        .as(name + " stayed")
                        .isEqualTo(rate == 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"reference", "simd"})
    void aScheduleOfOneGroupLeavesTheOthersAlone(String backend) {
        Outcome one = train("one", backend, EPOCHS + 1);
        String frozen = "training.schedule_delays={type: step, every: 1, factor: 1e-30}";

        Outcome two = train("two", backend, EPOCHS + 2, frozen);

        assertThat(two.of(DELAYS))
                .as("after the first epoch the rate is next to 0")
                .containsExactly(one.of(DELAYS), within(1e-15));
        assertThat(two.of(WEIGHTS)).isNotEqualTo(one.of(WEIGHTS));
    }

    /** Whatever has a state of its own comes back with the checkpoint: rates, moments, running statistics, draws. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            reference | training.schedule={type: step, every: 2}              | training.clip_norm=1
            simd      | training.schedule={type: step, every: 2}              | training.clip_norm=1
            simd      | training.schedule={type: plateau, patience: 0}        | network.hidden.dropout=0.2
            simd      | training.schedule=one-cycle                           | network.hidden.normalize=batch
            reference | training.schedule=cosine                              | network.hidden.normalize=batch
            simd      | training.schedule_delays=cosine                       | training.optimizer.type=amsgrad
            reference | network.hidden.delays={type: dcls, site: axonal, max: 5, width: per-delay, sigma: 1, train: [sigma]} | training.optimizer.lr_delays=0.05
            simd      | network.hidden.delays={type: dcls, site: axonal, max: 5, width: per-delay, sigma: 1, train: [delay, sigma]} | training.optimizer.type=adamw
            reference | network.hidden.delays={type: triangle, max: 20, parametrization: {type: quantized, bits: 4, rounding: stochastic}} | network.hidden.weights={parametrization: {type: quantized, bits: 3, rounding: stochastic}}
            simd      | network.hidden.delays={type: slayer, site: axonal, max: 20, parametrization: {type: quantized, bits: 4, rounding: stochastic}} | network.hidden.weights={parametrization: {type: ternary, rounding: stochastic}}
            simd      | network.hidden.delays={type: dcls-triangle, max: 20, normalize: area} | training.optimizer.lr_delays=0.05
            simd      | network.output={name: output, neurons: 3, neuron: leaky, from: [{from: hidden, dropout: 0.3}]} | network.hidden.dropout=0.1
            simd      | training.regularizers=[{type: l1, strength: 0.01, on: delays}] | training.optimizer={type: sgd, lr: 0.1, momentum: 0.9}
            """)
    void stoppingAndGoingOnChangesNoBit(String backend, String feature, String another) throws IOException {
        Path whole = directory.resolve("whole");
        Path parts = directory.resolve("parts");

        TrainingRun.train(plugins, whole, backend, EPOCHS + 4, feature, another);
        TrainingRun.trainInTwoParts(plugins, parts, backend, 2, EPOCHS + 4, feature, another);

        for (String file : new String[] {"last.safetensors", "best.safetensors"}) {
            assertThat(Files.mismatch(whole.resolve(file), parts.resolve(file)))
                    .as(file)
                    .isEqualTo(-1);
        }
    }

    /** A connection's own dropout is not that of the layer that it reads. */
    @ParameterizedTest
    @ValueSource(strings = {"reference", "simd"})
    void aConnectionMayHaveADropoutOfItsOwn(String backend) {
        String layer = "network.output={name: output, neurons: 3, neuron: leaky, from: [%s]}";
        String none = layer.formatted("{from: hidden, dropout: 0}");
        String own = layer.formatted("{from: hidden, dropout: 0.3}");
        String layers = "network.hidden.dropout=0.3";
        Outcome without = train("without", backend, EPOCHS + 1, layer.formatted("hidden"));
        assertThat(train("none", backend, EPOCHS + 1, none, layers).numbers().get(WEIGHTS))
                .as("0 takes the place of the layer's")
                .isEqualTo(without.numbers().get(WEIGHTS));
        assertThat(train("own", backend, EPOCHS + 1, own).numbers().get(WEIGHTS))
                .isNotEqualTo(without.numbers().get(WEIGHTS));
        assertThatThrownBy(() -> train(
                        "input",
                        backend,
                        EPOCHS + 1,
                        "network.hidden={name: hidden, neurons: 3, neuron: lif, from: [{from: input, dropout: 0.3}]}"))
                .isInstanceOf(RanvierException.class)
                .hasMessageContaining("the input has no dropout");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            reference | true            | true  | false
            reference | [delay]         | true  | false
            reference | [sigma]         | false | true
            reference | [delay, sigma]  | true  | true
            simd      | [sigma]         | false | true
            simd      | [delay, sigma]  | true  | true
            simd      | []              | false | false
            """)
    void whatDelaysListIsTrained(String backend, String list, boolean delays, boolean sigma) {
        String learner =
                "network.hidden.delays={type: dcls, site: axonal, max: 5, width: per-delay, sigma: 1, train: %s}";
        String optimizer = "training.optimizer={type: adam, lr: 0.01, lr_delays: %s}";
        Outcome still = train("still", backend, EPOCHS + 1, learner.formatted(list), optimizer.formatted(0));

        Outcome moved = train("moved", backend, EPOCHS + 1, learner.formatted(list), optimizer.formatted(0.01));

        assertThat(Arrays.equals(moved.of(DELAYS), still.of(DELAYS)))
                .as("delays stayed")
                .isEqualTo(!delays);
        assertThat(Arrays.equals(moved.of(DELAYS + ".sigma"), still.of(DELAYS + ".sigma")))
                .as("sigma stayed")
                .isEqualTo(!sigma);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {type: dcls, max: 5, train: [delay, sigma]} | 'sigma' of 'dcls' follows a schedule with these settings, so it can be neither trained nor given; leave it out, or choose settings without the schedule
            {type: dcls, max: 5, sigma: 2}              | 'sigma' of 'dcls' follows a schedule with these settings, so it can be given no value; leave it out
            {type: dcls, max: 5, train: [width]}        | 'width' of 'dcls' cannot be trained; choose among [delay, sigma]
            {type: slayer, max: 5, parametrization: free} | the delays of 'slayer' cannot be 'free'; leave 'parametrization' out, or choose one for delays, such as one that rounds
            {type: slayer, max: 5, parametrization: {type: quantized, max: 5}} | 'max' of 'quantized' is that of weights, and delays have their own; leave it out, and set the 'max' of the delays
            {type: slayer, max: 5, parametrization: {type: quantized, dither: 0.2}} | 'dither' has no effect on 'quantized' with these settings; leave it out
            {type: slayer, max: 5, train: [sigma]}      | 'sigma' of 'slayer' cannot be trained; choose among [delay]
            """)
    void whatCannotBeTrainedIsToldBeforehand(String delays, String message) {
        assertThatThrownBy(() -> train("refused", "reference", EPOCHS + 1, "network.hidden.delays=" + delays))
                .isInstanceOf(RanvierException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reference", "simd"})
    void penaltiesOnWeightsLeaveBiasesAndNormalisationAlone(String backend) {
        String[] changes = {
            EPOCHS + 1,
            "training.batch=60",
            "training.optimizer={type: sgd, lr: 0.1}",
            "network.hidden.bias=true",
            "network.hidden.normalize=batch"
        };
        Outcome free = train("free", backend, changes);

        String[] more = Arrays.copyOf(changes, changes.length + 1);
        more[changes.length] = "training.regularizers=[{type: l1, strength: 1}]";
        Outcome penalized = train("penalized", backend, more);

        assertThat(penalized.of(WEIGHTS)).isNotEqualTo(free.of(WEIGHTS));
        for (String name : new String[] {"hidden.bias", "hidden.normalize.gain", "hidden.normalize.shift"}) {
            assertThat(penalized.of(name)).as(name).isEqualTo(free.of(name));
        }
    }

    /** The optimiser is told what it updates: a delay of 0 is no simpler than another. */
    @ParameterizedTest
    @ValueSource(strings = {"reference", "simd"})
    void adamWDecaysWeightsAndOnlyWhenAskedDelays(String backend) {
        String optimizer = "training.optimizer={type: %s, lr: %s, lr_delays: 0.01, lr_neurons: 0.01}";
        String everything =
                "training.optimizer={type: adamw, weight_decay: 2, decays: everything, lr: 0, lr_delays: 0.01}";
        String[] common = {EPOCHS + 1, TRAIN_NEURONS, "training.optimizer.weight_decay=2"};

        Outcome plain = train("plain", backend, EPOCHS + 1, TRAIN_NEURONS, optimizer.formatted("adam", 0));
        Outcome decayed = train("decayed", backend, common[0], common[1], optimizer.formatted("adamw", 0), common[2]);
        Outcome moved = train("moved", backend, common[0], common[1], optimizer.formatted("adamw", 0.01), common[2]);
        Outcome free = train("free", backend, EPOCHS + 1, TRAIN_NEURONS, optimizer.formatted("adam", 0.01));
        Outcome all = train("all", backend, EPOCHS + 1, everything);

        assertThat(decayed.of(DELAYS)).isEqualTo(plain.of(DELAYS));
        assertThat(decayed.of(NEURONS)).isEqualTo(plain.of(NEURONS));
        assertThat(norm(moved.of(WEIGHTS))).isLessThan(norm(free.of(WEIGHTS)));
        assertThat(norm(all.of(DELAYS))).isLessThan(norm(plain.of(DELAYS)));
    }

    private static double norm(double[] numbers) {
        return Math.sqrt(Arrays.stream(numbers).map(x -> x * x).sum());
    }

    @ParameterizedTest
    @ValueSource(strings = {"reference", "simd"})
    void gradientsAreClippedByTheirNorm(String backend) {
        String optimizer = "training.optimizer={type: sgd, lr: 1}";
        Outcome start = train("start", backend, EPOCHS + 1, "training.optimizer={type: sgd, lr: 0}");

        Outcome clipped = train("clipped", backend, EPOCHS + 1, optimizer, "training.clip_norm=1e-3");
        Outcome free = train("free", backend, EPOCHS + 1, optimizer);
        Outcome unclipped = train("unclipped", backend, EPOCHS + 1, optimizer, "training.clip_norm=1e9");

        // Two batches, so two steps of 1e-3 at most, and of exactly that where both point the same way.
        assertThat(distance(start, clipped)).isBetween(1e-4, 2e-3 * (1 + 1e-3));
        assertThat(distance(start, free)).isGreaterThan(3e-3);
        assertThat(unclipped.of(WEIGHTS)).isEqualTo(free.of(WEIGHTS));
    }

    @ParameterizedTest
    @CsvSource({
        "reference, l1, weights",
        "reference, l2, delays",
        "simd, l1, delays",
        "simd, l2, weights",
        "simd, l2, neurons"
    })
    void penaltiesPullTheGroupThatTheyAreOn(String backend, String penalty, String group) {
        String name =
                Map.of("weights", WEIGHTS, "delays", DELAYS, "neurons", NEURONS).get(group);
        String[] step = {EPOCHS + 1, "training.batch=60", TRAIN_NEURONS, "training.optimizer={type: sgd, lr: 0.1}"};
        Outcome start = train("start", backend, EPOCHS + 1, TRAIN_NEURONS, "training.optimizer={type: sgd, lr: 0}");
        Outcome free = train("free", backend, step);
        String regularizer = "training.regularizers=[{type: %s, strength: 0.01, on: %s}]".formatted(penalty, group);

        Outcome pulled = train("pulled", backend, step[0], step[1], step[2], step[3], regularizer);

        DoubleUnaryOperator slope = penalty.equals("l1") ? Math::signum : theta -> theta;
        for (int n = 0; n < start.of(name).length; n++) {
            double pull = -0.1 * 0.01 * slope.applyAsDouble(start.of(name)[n]);
            assertThat(pulled.of(name)[n] - free.of(name)[n]).isCloseTo(pull, within(SINGLE_PRECISION * 20));
        }
        String other = name.equals(DELAYS) ? WEIGHTS : DELAYS;
        assertThat(pulled.of(other)).isEqualTo(free.of(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"reference", "simd"})
    void aBandOnSpikesLowersTheRate(String backend) {
        Outcome free = train("free", backend, EPOCHS + 10);

        Outcome quiet = train(
                "quiet",
                backend,
                EPOCHS + 10,
                "training.regularizers=[{type: band, strength: 10, high: 0.5, on: spikes}]");

        assertThat(lastRate("quiet")).isLessThan(0.7 * lastRate("free"));
        assertThat(quiet.summary().epochs()).isEqualTo(free.summary().epochs());
    }

    @ParameterizedTest
    @ValueSource(strings = {"reference", "simd"})
    void trainingStopsWhenItNoLongerGetsBetter(String backend) {
        Outcome still = train(
                "still", backend, EPOCHS + 20, "training.optimizer={type: sgd, lr: 0}", "training.early_stopping=3");

        assertThat(still.summary().epochs()).isEqualTo(4);
        assertThat(still.summary().bestEpoch()).isEqualTo(1);
        assertThat(still.advice()).contains("stopped after 3 epochs without a better validation accuracy");
        assertThat(directory.resolve("still/summary.json")).exists();
    }

    /**
     * What single precision makes infinite, double precision does not; a checkpoint could not hold what it makes of it
     * either.
     */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            simd      ; the loss is no number, as 'output\\.[a-z_]+' of neuron \\d+ is (NaN|infinite) at tick \\d+ of sample \\d+
            reference ; after the step of optimizer 'adam', .*number \\d+ of '.*'.* is .*, more than single precision holds
            """)
    void numbersThatGrowTooLargeNameElementNeuronTickAndSample(String backend, String message) {
        assertThatThrownBy(() ->
                        train("blown", backend, EPOCHS + 1, "network.output.weights={values: 100, scale: 3.4e38}"))
                .isInstanceOfSatisfying(
                        RanvierException.class,
                        e -> assertThat(e.problems().getFirst().kind()).isEqualTo(Problem.Kind.RUN))
                .hasMessageMatching("(?s)epoch 1, step 1: " + message + "; lower the learning rates.*");
    }

    private double lastRate(String run) {
        try {
            String last = Files.readAllLines(directory.resolve(run).resolve("metrics.jsonl"))
                    .getLast();
            return Double.parseDouble(last.replaceFirst(".*\"spikes_per_neuron\":([^,}]+).*", "$1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double distance(Outcome a, Outcome b) {
        double squares = 0;
        for (String name : new String[] {WEIGHTS, DELAYS, "output.weights"}) {
            for (int n = 0; n < a.of(name).length; n++) {
                squares += Math.pow(a.of(name)[n] - b.of(name)[n], 2);
            }
        }
        return Math.sqrt(squares);
    }

    private Outcome train(String name, String backend, String... changes) {
        return TrainingRun.train(plugins, directory.resolve(name), backend, changes);
    }
}
