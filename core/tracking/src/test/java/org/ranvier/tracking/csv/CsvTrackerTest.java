package org.ranvier.tracking.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ranvier.api.Schema;
import org.ranvier.api.Settings;
import org.ranvier.training.tracking.TrackedEpoch;
import org.ranvier.training.tracking.TrackedRun;
import org.ranvier.training.tracking.Tracker.Recording;

class CsvTrackerTest {

    @TempDir
    Path folder;

    @Test
    void aNumberThatComesUpLateGetsItsColumnAndNumbersTheirPoint() throws Exception {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            Recording recording = open(List.of(epoch(1, "train_loss", 0.5)));
            recording.epoch(epoch(2, "silent_neurons.a,b", 3), () -> null);
        } finally {
            Locale.setDefault(before);
        }

        assertThat(Files.readString(folder.resolve("metrics.csv"))).isEqualTo("""
                epoch,train_loss,"silent_neurons.a,b"
                1,0.5,
                2,,3
                """);
    }

    @Test
    void aRunThatCameToNothingLeavesNoFile() throws Exception {
        open(List.of()).discard();

        assertThat(folder).isEmptyDirectory();
    }

    private Recording open(List<TrackedEpoch> history) {
        return new CsvTracker()
                .open(Settings.defaults(Schema.EMPTY), new TrackedRun("test", folder, folder, Map.of(), history));
    }

    private static TrackedEpoch epoch(int epoch, String metric, double value) {
        return TrackedEpoch.of(Map.of("epoch", epoch, metric, value), Instant.EPOCH);
    }
}
