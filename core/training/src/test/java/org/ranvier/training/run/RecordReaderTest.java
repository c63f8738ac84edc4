package org.ranvier.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ranvier.api.RanvierException;
import org.ranvier.training.tracking.TrackedEpoch;

class RecordReaderTest {

    private static final String TWO = "{\"epoch\":1,\"train_loss\":0.5,\"silent_neurons\":{\"h\":0.1},\"seconds\":2}\n"
            + "{\"epoch\":2,\"train_loss\":0.25,\"seconds\":3}\n";

    @TempDir
    Path run;

    @Test
    void whatIsNotThereIsNone() throws IOException {
        assertThat(reader().resolved()).isEmpty();
        assertThat(reader().summary()).isEmpty();
        assertThat(reader().epochs()).isEmpty();
    }

    @Test
    void aRecordThatIsNoObjectIsDamaged() throws IOException {
        for (String damaged : new String[] {"", "{\"name\":", "[1]", "3"}) {
            write("resolved.json", damaged);
            assertThatThrownBy(() -> reader().resolved())
                    .as(damaged)
                    .isInstanceOf(IOException.class)
                    .hasMessage("resolved.json is damaged");
        }
    }

    @Test
    void onlyTheLastLineMayBeUnfinished() throws IOException {
        for (String unfinished : new String[] {"{\"epoch\":3,\"tra", "\n", "\0\0\0", "{}"}) {
            write("metrics.jsonl", TWO + unfinished);
            assertThat(reader().epochs()).as(unfinished).hasSize(2);
            write("metrics.jsonl", unfinished + "\n" + TWO);
            assertThatThrownBy(() -> reader().epochs())
                    .as(unfinished)
                    .isInstanceOf(IOException.class)
                    .hasMessage("line 1 of metrics.jsonl is damaged");
        }
    }

    @Test
    void whatComesAfterTheEpochsAskedForMayBeDamaged() throws IOException {
        write("metrics.jsonl", TWO + "damaged\nas well\n");
        assertThat(reader().epochs(2)).hasSize(2);
    }

    @Test
    void trackersGetTheEpochsThatAKilledRunHasFinished() throws IOException {
        write("experiment.yaml", "name: a\n");
        write("resolved.json", "{\"name\":\"a\",\"started\":\"2026-03-01T10:00:00Z\"}");
        write("metrics.jsonl", TWO + "{\"epoch\":3,\"tra");
        RunDirectory directory = RunDirectory.existing(run);

        assertThat(RunHistory.of(directory, run).history())
                .extracting(TrackedEpoch::epoch)
                .containsExactly(1, 2);
        assertThat(RunHistory.of(directory, run).history().getFirst().values())
                .containsExactly(entry("train_loss", 0.5), entry("silent_neurons.h", 0.1), entry("seconds", 2.0));
        assertThat(directory.secondsOfEpochs(2)).isEqualTo(5);

        write("metrics.jsonl", "{\"epo\n" + TWO);
        assertThatThrownBy(() -> RunHistory.of(directory, run))
                .isInstanceOf(RanvierException.class)
                .hasMessageContaining("metrics.jsonl: it cannot be read: line 1 of metrics.jsonl is damaged");
    }

    private RecordReader reader() {
        return new RecordReader(run);
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(run.resolve(file), text);
    }
}
