package org.ranvier.cli.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ranvier.training.statistics.Spread;
import org.ranvier.training.trial.Figures;
import org.ranvier.training.trial.TrialResult;

/** What came of several runs, for scripts. */
public final class SeriesText {

    private SeriesText() {}

    /** Returns all for scripts, under names that docs/experiment.md describes. */
    public static Map<String, Object> json(String name, String folder, List<TrialResult> results) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("experiment", name);
        json.put("folder", folder);
        Figures figures = new Figures(results);
        json.put("selected_by", figures.metric().name());
        json.put("runs", results.stream().map(SeriesText::json).toList());
        json.put("finished", figures.finished());
        json.put("figure", figures.quoted());
        Figures.ALL.forEach(figure -> json.put(figure, json(figures.spread(figure))));
        return json;
    }

    private static Map<String, Object> json(TrialResult result) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("run", result.run().toString());
        result.trial().seed().ifPresent(seed -> json.put("seed", seed));
        result.trial().fold().ifPresent(fold -> json.put("fold", fold));
        json.put("state", result.state().word());
        Optional.of(result.reason())
                .filter(reason -> !reason.isEmpty())
                .ifPresent(reason -> json.put("reason", reason));
        Figures.ALL.forEach(figure -> json.put(figure, orNull(result.figure(figure))));
        return json;
    }

    /** Returns a mean with its standard deviation for scripts. */
    public static Map<String, Object> json(Spread spread) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("mean", orNull(spread.mean()));
        json.put("sd", orNull(spread.sd()));
        json.put("runs", spread.count());
        return json;
    }

    /** JSON has no NaN. */
    public static Double orNull(double value) {
        return Double.isFinite(value) ? (Double) value : null;
    }
}
