package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a step of training costs, and what is refused. No time is asserted. */
class BenchIT {

    @TempDir
    Path directory;

    @Test
    void measuresTheMachineAndEachVariantInAProcessOfItsOwn() throws Exception {
        Result result = ranvier()
                .run("bench", "W1", "--variant", "slayer", "--variant", "none", "--steps", "1", "--json")
                .requireSuccess();

        JsonNode json = result.lastJson();
        JsonNode machine = json.get("machine");
        assertThat(machine.propertyNames()).contains("sgemm_gflops", "triad_gb_s", "threads", "simd_bits");
        assertThat(machine.get("sgemm_gflops").asDouble()).isPositive();
        assertThat(machine.get("triad_gb_s").asDouble()).isPositive();
        assertThat(machine.get("simd_bits").asInt()).isIn(128, 256, 512);
        assertThat(json.get("results")).hasSize(2).allSatisfy(one -> {
            assertThat(one.propertyNames())
                    .contains("workload", "variant", "train_ms_min", "train_ms_median", "forward_ms_min", "rss_mb");
            assertThat(one.get("workload").asString()).isEqualTo("W1");
            assertThat(one.get("steps").asInt()).isEqualTo(1);
            assertThat(one.get("train_ms_min").asDouble()).isPositive();
            assertThat(one.get("train_ms_median").asDouble())
                    .isEqualTo(one.get("train_ms_min").asDouble());
            assertThat(one.get("forward_ms_min").asDouble()).isPositive();
            // What makes times comparable, for every backend and every way to delay.
            assertThat(one.at("/spikes_per_neuron/first").asDouble()).isBetween(9.0, 11.0);
            assertThat(one.at("/spikes_per_neuron/second").asDouble()).isBetween(9.0, 11.0);
        });
        assertThat(json.at("/results/1/variant").asString()).isEqualTo("none");
        // 2 operations × 100 ticks × 128 samples × (3 × 35,840 + 4 × 70,656 synapses).
        assertThat(json.at("/results/0/dense_gflop").asDouble()).isEqualTo(9.9876864);
        assertThat(result.stderr()).contains("Limits of this machine", "SGEMM", "W1       slayer", "W1       none");
        assertThat(result.stdout().lines()).hasSize(1);
    }

    @Test
    void oneVariantCanBeMeasuredInTheVeryProcess() throws Exception {
        JsonNode json = ranvier()
                .run("bench", "W2", "--here", "--steps", "1", "--threads", "1", "--json")
                .requireSuccess()
                .lastJson();

        assertThat(json.at("/machine/threads").asInt()).isEqualTo(1);
        assertThat(json.at("/machine/sgemm_gflops").isNull()).isTrue();
        assertThat(json.at("/results/0/backend").asString()).isEqualTo("simd");
        assertThat(json.at("/results/0/rss_mb").asInt()).isPositive();
    }

    @Test
    void listsWorkloadsAndVariants() throws Exception {
        assertThat(ranvier().run("bench", "--list").requireSuccess().stdout())
                .contains("W1", "slayer", "triangle", "none", "W2");
    }

    @Test
    void whatDoesNotExistIsRefusedWithWhatThereIs() throws Exception {
        assertThat(ranvier().run("bench", "W9").requireExit(2).stderr())
                .contains("W9: there is no such workload; the workloads are W1, W2");
        assertThat(ranvier().run("bench", "--variant", "slaier").requireExit(2).stderr())
                .contains("'slaier'", "slayer");
        assertThat(ranvier()
                        .run("bench", "W2", "--variant", "none")
                        .requireExit(2)
                        .stderr())
                .contains("'none'");
        assertThat(ranvier().run("bench", "--here").requireExit(2).stderr()).contains("one process");
        assertThat(ranvier().run("bench", "--steps", "0").requireExit(2).stderr())
                .contains("--steps: '0'");
    }

    @Test
    void aProblemOfTheOtherProcessIsToldAsIfItWereOnesOwn() throws Exception {
        Result result = ranvier()
                .run("bench", "W2", "--backend", "abacus", "--steps", "1", "--json")
                .requireExit(3);

        assertThat(result.lastJson().at("/error/code").asString()).isEqualTo("plugin");
        assertThat(result.stderr()).contains("abacus").doesNotContain("\tat ");
    }

    private RanvierProcess ranvier() {
        return RanvierProcess.assembledIn(directory);
    }
}
