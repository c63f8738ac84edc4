package org.ranvier.training.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ranvier.api.data.Encoder.Window;
import org.ranvier.config.ConfigParser;
import org.ranvier.config.ConfigReader;
import org.ranvier.config.tree.Mapping;
import org.ranvier.config.tree.Problems;

class SpikeRowsTest {

    private static final Window WINDOW = Window.of(0.1, 30);

    private final Problems problems = new Problems();

    @Test
    void spikesThatComeTooLateAreCounted() {
        assertThat(read("{spikes: [[0, 1], [1, 3], [0, 2.95], [1, 4.05]]}")).isEmpty();

        assertThatThrownBy(problems::throwIfAny)
                .hasMessageContaining(
                        "a spike is at 3 ms, and 2 of all 4 come too late; the simulation ends at 3 ms: raise time.steps to 41");
    }

    @Test
    void theLastTickIsStillThere() {
        assertThat(read("{spikes: [[0, 0], [1, 2.9999]]}"))
                .hasValueSatisfying(rows -> assertThat(rows.rows()).hasSize(2));

        problems.throwIfAny();
    }

    private Optional<SpikeRows> read(String input) {
        ConfigReader reader = new ConfigReader((Mapping) ConfigParser.parse("input", input), problems);
        return SpikeRows.read(reader, "spikes", 2, "channel", WINDOW, problems);
    }
}
