package org.ranvier.tracking.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.ranvier.api.Settings;
import org.ranvier.api.plan.TrainedNetwork;
import org.ranvier.data.AtomicFile;
import org.ranvier.training.tracking.TrackedEpoch;
import org.ranvier.training.tracking.TrackedRun;
import org.ranvier.training.tracking.Tracker;

/**
 * {@code metrics.csv} in the run directory: the numbers of {@code metrics.jsonl}, a column each. The file is replaced
 * as a whole after every epoch, so that a number that comes up late gets its column, too.
 */
public final class CsvTracker implements Tracker {

    private static final String FILE = "metrics.csv";

    /** For {@link java.util.ServiceLoader}. */
    public CsvTracker() {}

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public String description() {
        return "A table of all metrics, metrics.csv in the run directory";
    }

    @Override
    public Recording open(Settings settings, TrackedRun run) {
        Table table = new Table(run.target().resolve(FILE), new ArrayList<>(run.history()));
        table.write();
        return table;
    }

    private record Table(Path file, List<TrackedEpoch> epochs) implements Recording {

        @Override
        public void epoch(TrackedEpoch epoch, Supplier<TrainedNetwork> network) {
            epochs.add(epoch);
            write();
        }

        @Override
        public void end(Ending ending) {}

        @Override
        public void discard() throws IOException {
            Files.deleteIfExists(file);
        }

        private void write() {
            SequencedSet<String> columns = new LinkedHashSet<>();
            epochs.forEach(epoch -> columns.addAll(epoch.values().keySet()));
            AtomicFile.write(file, out -> {
                Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                CsvWriter csv = CsvWriter.builder()
                        .lineDelimiter(de.siegmar.fastcsv.writer.LineDelimiter.LF)
                        .build(text);
                csv.writeRecord(
                        Stream.concat(Stream.of("epoch"), columns.stream()).toList());
                for (TrackedEpoch epoch : epochs) {
                    csv.writeRecord(Stream.concat(
                                    Stream.of(Integer.toString(epoch.epoch())),
                                    columns.stream().map(column -> cell(epoch, column)))
                            .toList());
                }
                csv.flush();
                text.flush();
            });
        }

        /** Whole numbers have no point, as in the file that they are from. */
        private static String cell(TrackedEpoch epoch, String column) {
            Double value = epoch.values().get(column);
            if (value == null) {
                return "";
            }
            return value == Math.rint(value) && Math.abs(value) < 1e15
                    ? Long.toString(value.longValue())
                    : value.toString();
        }
    }
}
