package org.ranvier.training.sweep;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ranvier.config.tree.YamlText;
import org.ranvier.data.AtomicFile;
import org.ranvier.training.trial.Figures;
import org.ranvier.training.trial.SeriesFolder;
import org.ranvier.training.trial.TrialResult;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came of the trials of a folder, one a row: {@code results.csv} and {@code results.jsonl}. Made of the folder
 * alone, as often as somebody likes.
 *
 * @param folder the folder
 */
record SweepTable(SeriesFolder folder) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Figures besides those that are quoted. */
    private static final List<String> MORE = List.of("epochs", "seconds", "parameters", "spikes_per_neuron");

    /** Writes both files. */
    void write() {
        List<TrialResult> results = folder.results();
        Set<String> keys = new LinkedHashSet<>();
        results.forEach(result -> keys.addAll(result.trial().assignments().keySet()));
        List<Map<String, Object>> rows =
                results.stream().map(result -> row(result, keys)).toList();
        AtomicFile.write(folder.path().resolve(SeriesFolder.CSV), out -> {
            CsvWriter csv = CsvWriter.builder()
                    .lineDelimiter(LineDelimiter.LF)
                    .build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            csv.writeRecord(new ArrayList<>(rows.getFirst().keySet()));
            rows.forEach(row -> csv.writeRecord(row.values().stream()
                    .map(cell -> cell == null ? "" : cell instanceof Double d ? YamlText.number(d) : cell.toString())
                    .toList()));
            csv.flush(); // the stream stays open, so that the file can be synced
        });
        AtomicFile.write(folder.path().resolve(SeriesFolder.JSONL), out -> {
            for (Map<String, Object> row : rows) {
                out.write((JSON.writeValueAsString(row) + "\n").getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    private static Map<String, Object> row(TrialResult result, Set<String> keys) {
        Map<String, String> changes = result.trial().assignments();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("run", result.trial().name());
        keys.forEach(key -> row.put(key, changes.get(key)));
        row.put("state", result.state().word());
        row.put("reason", result.reason().isEmpty() ? null : result.reason());
        Figures.ALL.forEach(figure -> row.put(figure, orNull(result.figure(figure))));
        MORE.forEach(figure -> row.put(figure, orNull(result.figure(figure))));
        return row;
    }

    private static Double orNull(double value) {
        return Double.isFinite(value) ? (Double) value : null;
    }
}
