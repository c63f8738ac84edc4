package org.ranvier.plugins.encoders.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ranvier.plugins.encoders.standard.Encodings.assertUsageProblem;
import static org.ranvier.plugins.encoders.standard.Encodings.encode;
import static org.ranvier.plugins.encoders.standard.Encodings.prepare;
import static org.ranvier.plugins.encoders.standard.Encodings.values;
import static org.ranvier.plugins.encoders.standard.Encodings.window;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ranvier.api.data.Encoder;
import org.ranvier.api.data.Sample;
import org.ranvier.plugins.encoders.standard.Encodings.Event;

class ThresholdTest {

    private final Encoder.Encoding encoding = prepare(new Threshold(), Map.of(), window(1, 10), 2, 2);

    @Test
    void spikesAtTheStartStrictlyAboveTheThreshold() {
        Sample image = new Sample.Values(new double[] {127, 128, 0, 255}, new int[] {2, 2});
        assertThat(encode(encoding, image)).containsExactly(new Event(1, 0, 1), new Event(3, 0, 1));
        assertThat(encoding.channels()).isEqualTo(4);
        assertThat(encoding.graded()).isFalse();
    }

    @Test
    void refusesWhatIsNotNumbers() {
        Sample spikes = new Sample.Events(4, new int[0], new double[0], null);
        assertUsageProblem(() -> encode(encoding, spikes), "encoder threshold", "the sample is spikes", "encoder none");
    }

    @Test
    void refusesAnotherShapeThanDeclared() {
        assertUsageProblem(() -> encode(encoding, values(1, 2, 3)), "3 numbers", "declares 4");
    }

    @Test
    void refusesShapesThatAreNoChannels() {
        for (List<Integer> shape : List.of(List.<Integer>of(), List.of(0, 4), List.of(70_000, 70_000))) {
            assertUsageProblem(
                    () -> prepare(new Threshold(), Map.of(), window(1, 10), shape.toArray(Integer[]::new)),
                    shape.toString());
        }
    }
}
