package org.ranvier.cli.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ranvier.cli.command.Outcome;
import org.ranvier.cli.experiment.SeriesText;
import org.ranvier.cli.terminal.Console;
import org.ranvier.training.sweep.Ranking;
import org.ranvier.training.trial.SeriesFolder;
import org.ranvier.training.trial.Trial;
import org.ranvier.training.trial.TrialResult;

/** What is in a sweep and what came of it, for people and for scripts. */
final class SweepText {

    private SweepText() {}

    /** Returns what a setting changes, keys in short: {@code lr 0.01, neurons 30}. */
    static String values(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> entry.getKey().substring(entry.getKey().lastIndexOf('.') + 1) + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    /** Returns all for scripts, under names that docs/sweep.md describes. */
    static Map<String, Object> json(SeriesFolder folder, List<TrialResult> results) {
        Map<String, Object> json =
                new LinkedHashMap<>(SeriesText.json(folder.name(), folder.path().toString(), results));
        Ranking ranking = Ranking.of(results);
        json.put("settings", ranking.rows().stream().map(SweepText::json).toList());
        for (TrialResult.State state : TrialResult.State.values()) {
            json.put(
                    state.word(),
                    results.stream().filter(r -> r.state() == state).count());
        }
        return json;
    }

    private static Map<String, Object> json(Ranking.Row row) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("setting", row.name());
        json.put("values", row.values());
        json.put("state", row.state().word());
        json.put("best_validation", SeriesText.json(row.validation()));
        json.put("test_at_best_validation", SeriesText.json(row.test()));
        return json;
    }

    /** Lists trials without training any. */
    static Outcome dryRun(List<Trial> trials, Console console) {
        List<Map<String, Object>> listed = new ArrayList<>();
        for (Trial trial : trials) {
            console.text().println(trial.name() + "  " + String.join(" ", trial.changes()));
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("run", trial.name());
            json.put("changes", trial.changes());
            listed.add(json);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("trials", listed);
        return Outcome.success(json);
    }
}
