package org.ranvier.conformance.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.ranvier.conformance.GoldenCase.map;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ranvier.api.backend.Program;
import org.ranvier.conformance.sketch.Sketch;

/** Where delays of DelGrad start. */
class EventStartTest {

    private static final int CHANNELS = 4000;

    private final Sketch sketch = new Sketch();

    @Test
    void trainedNumbersOfSigmoidDelaysStartAroundZeroWithTheSpreadAskedFor() {
        assertSpread(map(), 0.25);
        assertSpread(map("start_sd", 0.5), 0.5);
        assertSpread(map("start_sd", 0), 0);
    }

    private void assertSpread(Map<String, Object> settings, double expected) {
        Map<String, Object> delays = new LinkedHashMap<>(settings);
        delays.put("type", "delgrad");
        delays.put("site", "axonal");
        Map<String, Object> layer = map("name", "output", "neurons", 1, "neuron", "lif-exact", "delays", delays);
        try (Program program = sketch.compile(
                sketch.read(map(
                        "time",
                        map("steps", 20),
                        "network",
                        List.of(layer),
                        "input",
                        map("channels", CHANNELS, "spikes", List.of()))),
                1)) {
            double[] raw = program.read("output.delays");
            double mean = Arrays.stream(raw).average().orElseThrow();
            double sd = Math.sqrt(Arrays.stream(raw)
                    .map(x -> (x - mean) * (x - mean))
                    .average()
                    .orElseThrow());
            // Within four standard errors.
            assertThat(mean).isCloseTo(0, within(4 * expected / Math.sqrt(CHANNELS) + Double.MIN_VALUE));
            assertThat(sd).isCloseTo(expected, within(4 * expected / Math.sqrt(2 * CHANNELS) + Double.MIN_VALUE));
        }
    }
}
