package org.ranvier.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsTailTest {

    @TempDir
    Path run;

    private MetricsTail tail;

    @BeforeEach
    void open() {
        tail = new MetricsTail(run);
    }

    @Test
    void eachLookHasWhatWasAdded() throws IOException {
        assertThat(epochs(tail.read())).isEmpty();
        append(line(1) + line(2));
        assertThat(epochs(tail.read())).containsExactly(1, 2);
        assertThat(epochs(tail.read())).isEmpty();
        append(line(3));
        MetricsTail.More more = tail.read();

        assertThat(epochs(more)).containsExactly(3);
        assertThat(more.anew()).isFalse();
    }

    /** In pieces of any length, within letters of several bytes too, all lines arrive once and in order. */
    @Test
    void aLineThatIsBeingWrittenIsWaitedFor() throws IOException {
        byte[] all = (line(1) + "{\"epoch\":2,\"ü\":\"größer\"}\n" + line(3)).getBytes();
        for (int seed = 0; seed < 20; seed++) {
            Files.deleteIfExists(run.resolve(RunDirectory.METRICS));
            open();
            Random random = new Random(seed);
            List<Integer> seen = new java.util.ArrayList<>();
            for (int from = 0; from < all.length; ) {
                int to = Math.min(all.length, from + 1 + random.nextInt(12));
                append(java.util.Arrays.copyOfRange(all, from, to));
                seen.addAll(epochs(tail.read()));
                from = to;
            }
            assertThat(seen).as("seed " + seed).containsExactly(1, 2, 3);
        }
    }

    @Test
    void aFileThatWasCutIsReadAnew() throws IOException {
        append(line(1) + line(2) + line(3));
        tail.read();
        Files.writeString(run.resolve(RunDirectory.METRICS), line(1));
        MetricsTail.More more = tail.read();

        assertThat(more.anew()).isTrue();
        assertThat(epochs(more)).containsExactly(1);
    }

    /** A run that goes on takes back what it had not kept and may have written as much by the next look. */
    @Test
    void aFileThatWasCutAndHasGrownAgainIsReadAnew() throws IOException {
        append(line(1) + line(2));
        tail.read();
        Files.writeString(run.resolve(RunDirectory.METRICS), line(1) + line(2).replace("0.5", "0.25") + line(3));
        MetricsTail.More more = tail.read();

        assertThat(more.anew()).isTrue();
        assertThat(epochs(more)).containsExactly(1, 2, 3);
    }

    @Test
    void aFileThatIsGoneLeavesNothing() throws IOException {
        append(line(1));
        tail.read();
        Files.delete(run.resolve(RunDirectory.METRICS));

        assertThat(tail.read().anew()).isTrue();
        assertThat(tail.read().anew()).isFalse();
    }

    @Test
    void aDamagedLineIsNamedEachTimeUntilItIsRestored() throws IOException {
        append(line(1));
        tail.read();
        append("{\"epoch\":#}\n" + line(3));

        for (int look = 0; look < 2; look++) {
            assertThatThrownBy(tail::read).hasMessage("line 2 of metrics.jsonl is damaged");
        }
        Files.writeString(run.resolve(RunDirectory.METRICS), line(1) + line(2) + line(3));
        assertThat(epochs(tail.read())).containsExactly(2, 3);
    }

    @Test
    void aLineThatSaysSomethingElseThanItsChecksumIsNotShown() throws IOException {
        String whole = Checksums.withCrc(Map.of("epoch", 1, "train_loss", 0.5)) + "\n";
        append(whole);
        assertThat(epochs(tail.read())).containsExactly(1);

        append(Checksums.withCrc(Map.of("epoch", 2, "train_loss", 0.5))
                        .toString()
                        .replace("0.5", "0.1") + "\n");

        assertThatThrownBy(tail::read).hasMessage("line 2 of metrics.jsonl is not what the run has written there");
    }

    private static String line(int epoch) {
        return "{\"epoch\":" + epoch + ",\"train_loss\":0.5}\n";
    }

    private static List<Integer> epochs(MetricsTail.More more) {
        return more.epochs().stream().map(epoch -> epoch.path("epoch").asInt(0)).toList();
    }

    private void append(String text) throws IOException {
        append(text.getBytes());
    }

    private void append(byte[] bytes) throws IOException {
        Files.write(run.resolve(RunDirectory.METRICS), bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
