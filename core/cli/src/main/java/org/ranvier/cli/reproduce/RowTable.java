package org.ranvier.cli.reproduce;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ranvier.api.Problem;
import org.ranvier.cli.analyse.CsvTable;
import org.ranvier.cli.experiment.SeriesText;
import org.ranvier.training.paper.Paper;
import org.ranvier.training.paper.PaperRow;
import org.ranvier.training.paper.PublishedValue;
import org.ranvier.training.paper.RowResult;
import org.ranvier.training.statistics.Spread;
import org.ranvier.training.trial.Figures;

/** The rows of a paper for programs: one object, and one line of a CSV file a row. */
final class RowTable {

    private static final List<String> FIGURES = List.of(
            Figures.TEST,
            "test_at_last_epoch",
            "best_test",
            Figures.VALIDATION,
            "parameters",
            "spikes_per_neuron",
            "seconds");

    private RowTable() {}

    /** Returns the object. The values of a quick look stand beside none of the paper's. */
    static Map<String, Object> json(Paper paper, boolean quick, List<RowResult> results) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("paper", paper.name());
        json.put("title", paper.title());
        json.put("quick", quick);
        json.put("rows", results.stream().map(result -> json(result, quick)).toList());
        return json;
    }

    private static Map<String, Object> json(RowResult result, boolean quick) {
        Map<String, Object> json = new LinkedHashMap<>();
        PaperRow row = result.row();
        json.put("row", row.name());
        json.put("label", row.label());
        json.put("group", row.group());
        json.put("state", state(result));
        if (!quick) {
            json.put("published", row.published().map(RowTable::json).orElse(null));
        }
        json.put("experiment", row.experiment());
        json.put("changes", row.changes(quick));
        json.put("seeds", row.trials(quick).size());
        json.put("finished", result.finished().size());
        FIGURES.forEach(
                figure -> json.put(figure, SeriesText.json(result.figures().spread(figure))));
        json.put(
                "each",
                result.finished().stream()
                        .map(run -> SeriesText.orNull(run.figure(Figures.TEST)))
                        .toList());
        result.missing().map(RowTable::json).ifPresent(missing -> json.put("missing", missing));
        return json;
    }

    private static Map<String, Object> json(PublishedValue value) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("test", value.test() / 100);
        json.put("sd", SeriesText.orNull(value.sd() / 100));
        json.put("where", value.where());
        json.put("selected_on", value.selectedOnTest() ? "test" : "validation");
        return json;
    }

    private static Map<String, Object> json(Problem missing) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("message", missing.message());
        json.put("remedy", missing.remedy());
        return json;
    }

    private static String state(RowResult result) {
        if (result.missing().isPresent()) {
            return "needs data";
        }
        return result.isComplete() ? "finished" : result.finished().isEmpty() ? "open" : "partly finished";
    }

    /** Returns the table. */
    static CsvTable csv(boolean quick, List<RowResult> results) {
        List<String> columns = new ArrayList<>(List.of("row", "label", "group", "state", "quick"));
        if (!quick) {
            columns.addAll(List.of("published", "published_sd"));
        }
        columns.add("runs");
        FIGURES.forEach(figure -> columns.addAll(List.of(figure, figure + "_sd")));
        CsvTable csv = new CsvTable(columns.toArray(String[]::new));
        for (RowResult result : results) {
            PaperRow row = result.row();
            List<Object> cells = new ArrayList<>(
                    List.of(row.name(), row.label(), row.group(), state(result), Boolean.toString(quick)));
            if (!quick) {
                cells.add(row.published().map(value -> value.test() / 100).orElse(Double.NaN));
                cells.add(row.published().map(value -> value.sd() / 100).orElse(Double.NaN));
            }
            cells.add(Integer.toString(result.finished().size()));
            for (String figure : FIGURES) {
                Spread spread = result.figures().spread(figure);
                cells.add(spread.mean());
                cells.add(spread.sd());
            }
            csv.row(cells.toArray());
        }
        return csv;
    }

    /** Returns how many runs a row has, for a list. */
    static String runs(PaperRow row, boolean quick) {
        int runs = row.trials(quick).size();
        return String.format(Locale.ROOT, "%d %s", runs, runs == 1 ? "seed" : "seeds");
    }
}
