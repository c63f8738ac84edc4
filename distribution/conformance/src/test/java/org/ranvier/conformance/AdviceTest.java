package org.ranvier.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.runtime.PluginRuntime;

/** Each diagnosis is made where it is right, and is not where something else is the matter, or nothing. */
class AdviceTest {

    private static final String OUTPUT = "{name: output, neurons: 3, neuron: {type: leaky, tau_mem: 6}}";
    private static final String LIF = "{type: lif, tau_mem: 6, v_threshold: 0.3}";

    private final PluginRuntime plugins = Plugins.open();

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"reference", "simd"})
    void nothingIsSaidOfAnExperimentThatIsAllRight(String backend) {
        assertThat(TrainingRun.train(plugins, directory.resolve("run"), backend, "training.epochs=1")
                        .advice())
                .isEmpty();
    }

    @Test
    void aLoopThatSaysNothingOfDelaysHasNoBoundsToWiden() {
        String loop =
                "network=[{name: hidden, neurons: 10, neuron: %s, from: [{from: input, weights: {init: normal, std: 1}}, {from: hidden%s}]}, %s]";

        assertThat(advice(loop.formatted(LIF, "", OUTPUT))).isEmpty();
        assertThat(advice(loop.formatted(LIF, ", delays: {type: fixed, max: 0, values: 0}", OUTPUT)))
                .isEmpty();
        assertThat(advice(loop.formatted(LIF, ", delays: {type: triangle, max: 9}", OUTPUT)))
                .isEmpty();
    }

    @Test
    void numbersThatAnInitialiserPutsOutOfBoundsAreTold() {
        assertThat(advice("network.hidden.delays={type: triangle, max: 5, init: {type: uniform, low: 0, high: 10}}"))
                .singleElement()
                .asString()
                .matches(
                        "\\d+ of 50 numbers of 'hidden.delays' would have started outside \\[0, 5\\], as they were drawn from 0\\.\\S+ to 9\\.\\S+,"
                                + " and were moved to its ends: widen the bounds or narrow the initialiser");
        assertThat(advice("network.hidden.delays={type: triangle, max: 5, init: {type: uniform, low: 0, high: 5}}"))
                .isEmpty();
    }

    @Test
    void neuronsWithoutSynapsesAreToldAsSuchAndNotAsTooWeak() {
        assertThat(advice(
                        "network.hidden.connectivity={type: random-sparse, sparsity: 0.9}",
                        "network.hidden.weights={values: 2}"))
                .singleElement()
                .asString()
                .matches("\\d+ of 10 neurons of 'hidden' have no synapse, and so no input: .*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reference", "simd"})
    void potentialsThatStayBelowTheThresholdAreMeasured(String backend) {
        List<String> advice = TrainingRun.train(
                        plugins,
                        directory.resolve("weak"),
                        backend,
                        "training.epochs=1",
                        "network.hidden.weights={init: normal, std: 0.001}")
                .advice();

        assertThat(advice)
                .singleElement()
                .asString()
                .matches(
                        "100 % of the neurons of 'hidden' never spiked in epoch 1, as their 'v' rises to 0\\.0\\d+ in the median, and v_threshold is 0\\.3:"
                                + " raise the scale of the weights of 'hidden' \\(weights\\.scale\\) or lower v_threshold");
    }

    @Test
    void weightsThatAreBoundedAreScaledToo() {
        assertThat(advice("network.hidden.weights={init: normal, std: 5, parametrization: ternary, scale: 0.01}"))
                .singleElement()
                .asString()
                .endsWith("raise the scale of the weights of 'hidden' (weights.scale) or lower v_threshold");
    }

    @Test
    void neuronsThatAreOnlyInhibitedNeedNoLargerWeights() {
        assertThat(advice("network.hidden.weights={init: uniform, low: -2, high: -1}"))
                .containsExactly(
                        "100 % of the neurons of 'hidden' never spiked in epoch 1, as what arrives is never above 0 at 100 % of them: let more of their weights be positive");
    }

    @Test
    void weightsOfZeroAreNotScaled() {
        assertThat(advice("network.hidden.weights={values: 0}", "training.optimizer={type: sgd, lr: 0}"))
                .containsExactly(
                        "100 % of the neurons of 'hidden' never spiked in epoch 1, as all weights of 'hidden' are 0: let them start otherwise");
    }

    @Test
    void ofAChainTheFirstSilentPopulationIsToMend() {
        String chain =
                "network=[{name: one, neurons: 10, neuron: %s, weights: {values: 0.001}}, {name: two, neurons: 10, neuron: %s}, %s]";

        assertThat(advice(chain.formatted(LIF, LIF, OUTPUT)))
                .singleElement()
                .asString()
                .contains("'one' never spiked")
                .contains("weights.scale");
    }

    @Test
    void anInputThatIsSilentIsNoMatterOfWeights() {
        assertThat(advice(
                        "encoder=none", "data.dataset={type: random-spikes, channels: 5, classes: 3, probability: 0}"))
                .containsExactly(
                        "100 % of the neurons of 'hidden' never spiked in epoch 1, as nothing enters the network in 180 of 180 samples: look at the data,"
                                + " and at what makes the encoder spike");
    }

    @Test
    void dataOutsideOfTheTimeIsCountedOnceAndIsTheCause() {
        List<String> advice = advice(
                "encoder={type: time-to-first-spike, early: 45, late: 60, bias_time: 70}",
                "network.hidden.weights={values: 0.001}",
                "training.epochs=2");

        assertThat(advice).hasSize(3);
        assertThat(advice.get(0))
                .matches(
                        "\\d+ of 900 events \\(\\d+ %\\) lie after the 50 ms of a sample \\(time.steps\\) and are left out \\(training \\d+ of 300, validation \\d+ of 300,"
                                + " test \\d+ of 300\\); 180 of 180 samples last longer, the longest 70 ms, and \\d+ % of the data's time is cut off:"
                                + " time.steps 71 would keep everything");
        assertThat(advice.get(1))
                .contains(
                        "more than half of the delays that 'hidden' may have, up to 20 ms, bring nothing before the 50 ms");
        assertThat(advice.get(2))
                .matches(
                        "100 % of the neurons of 'hidden' never spiked in epoch 1, as \\d+ % of the input lies outside of the time that is"
                                + " simulated: change time.steps, or the times of the data, before anything else");
    }

    @Test
    void delaysThatOutlastTheRestOfTheTimeAreTold() {
        List<String> advice = advice(
                "encoder={type: time-to-first-spike, early: 20, late: 30}",
                "network.hidden.delays={type: fixed, max: 49, values: 45}");

        assertThat(advice)
                .hasSize(1)
                .element(0)
                .asString()
                .isEqualTo(
                        "100 % of the neurons of 'hidden' never spiked in epoch 1, as delays of 'hidden', 45 ms in the mean, bring nothing before the 50 ms of a"
                                + " sample (time.steps) end: raise time.steps, or lower the delays");
    }

    @Test
    void neuronsThatSpikeOnceAreNotSilent() {
        assertThat(advice("network.hidden.neuron.refractory=1000", "network.hidden.weights={init: normal, std: 1}"))
                .isEmpty();
    }

    @Test
    void withoutAClockTheSignsOfWeightsTellApartWhatIsTheMatter() {
        String network = "network=[{name: hidden, neurons: 8, neuron: %1$s, weights: %2$s, delays: {type: delgrad}},"
                + " {name: output, neurons: 3, neuron: %1$s, weights: {values: 3}, delays: {type: delgrad}}]";
        String neuron = "{type: lif-exact, tau_mem: 2, tau_syn: 1}";
        String[] more = {
            "objective=first-spike-cross-entropy", "encoder={type: time-to-first-spike, early: 0.15, late: 2}"
        };

        assertThat(advice(network.formatted(neuron, "{values: 0.001}"), more[0], more[1]))
                .singleElement()
                .asString()
                .startsWith("100 % of the neurons of 'hidden' never spiked")
                .endsWith("raise the scale of the weights of 'hidden' (weights.scale)");
        assertThat(advice(network.formatted(neuron, "{values: -1}"), more[0], more[1]))
                .singleElement()
                .asString()
                .startsWith("100 % of the neurons of 'hidden' never spiked")
                .endsWith("let more of their weights be positive");
        assertThat(advice(network.formatted(neuron, "{values: 1}"), more[0], more[1]))
                .isEmpty();
    }

    @Test
    void anOutputWithoutSpikesIsTold() {
        String spiking = "network.output.neuron={type: lif, tau_mem: 6, v_threshold: 0.3}";
        String still = "training.optimizer={type: sgd, lr: 0}";

        assertThat(advice("network.output.weights={values: 0.001}", spiking, "objective=spike-count", still))
                .singleElement()
                .asString()
                .matches(
                        "'output' is silent in 100 % of the samples in epoch 1, which count as wrong, as their 'v' rises to \\S+ in the median,"
                                + " and v_threshold is 0\\.3: raise the scale of the weights of 'output' \\(weights\\.scale\\) or lower v_threshold");
        assertThat(advice("network.output.weights={values: 1}", spiking, "objective=spike-count", still))
                .isEmpty();
    }

    /** Recordings that end early leave time for what is delayed. */
    @Test
    void recordingsThatAreShorterThanTheDelaysAreFine() {
        assertThat(advice(
                        "encoder=none",
                        "network.hidden.delays.max=20",
                        "network.hidden.weights={init: normal, std: 1}",
                        "data.dataset={type: random-spikes, channels: 30, probability: 0.2, classes: 3, duration: 10}"))
                .isEmpty();
    }

    private List<String> advice(String... changes) {
        List<String> all = new ArrayList<>(List.of("training.epochs=1"));
        all.addAll(List.of(changes));
        return TrainingRun.train(
                        plugins, directory.resolve("run" + changes[0].hashCode()), "simd", all.toArray(String[]::new))
                .advice();
    }
}
