package org.ranvier.report.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ranvier.report.html.Element;
import org.ranvier.report.html.Node;
import org.ranvier.training.archive.RecordedRun;
import org.ranvier.training.metric.MetricText;

/** The three test figures of a run, each with the name that says how it was selected. */
public final class TestFigures {

    /** Name of the figure to quote. */
    public static final String AT_BEST_VALIDATION = "test@best-validation";

    /** Name of the figure that selects nothing. */
    public static final String AT_LAST_EPOCH = "test@last-epoch";

    /** Name of the figure that is selected on test. */
    public static final String BEST_TEST = "best-test";

    static final String SELECTED_ON_TEST = "selected on test, for comparison with papers that do the same";

    private TestFigures() {}

    /** Returns what the title of a page says of a run. */
    public static String headline(RecordedRun run) {
        String metric = MetricText.name(run.selectedBy());
        if (run.epochs().isEmpty()) {
            return "no finished epoch";
        }
        return Double.isNaN(run.testAtBestValidation())
                ? "validation " + metric + " " + value(run, bestValidation(run))
                : "test " + metric + " " + value(run, run.testAtBestValidation());
    }

    /** Returns the figures side by side. */
    public static Node node(RecordedRun run) {
        if (run.epochs().isEmpty()) {
            return Element.of("p", "No epoch of this run has been finished, and so there are no figures.");
        }
        List<Node> boxes = new ArrayList<>();
        if (Double.isNaN(run.testAtLastEpoch()) && Double.isNaN(run.testAtBestValidation())) {
            boxes.add(box("best validation", value(run, bestValidation(run)), "the data has no test split", true));
        } else {
            boxes.add(box(
                    AT_BEST_VALIDATION,
                    value(run, run.testAtBestValidation()),
                    at(run, run.bestEpoch()) + "; the figure to quote",
                    true));
            boxes.add(box(
                    AT_LAST_EPOCH,
                    value(run, run.testAtLastEpoch()),
                    at(run, Optional.of(run.epochs().size() - 1)),
                    false));
            boxes.add(box(
                    BEST_TEST,
                    value(run, run.bestTest()),
                    at(run, run.bestTestEpoch()) + "; " + SELECTED_ON_TEST,
                    false));
        }
        return Element.of("dl", boxes).with("class", "headline");
    }

    private static String at(RecordedRun run, Optional<Integer> place) {
        return place.map(n -> "epoch " + run.epochs().get(n).epoch()).orElse("no epoch");
    }

    private static double bestValidation(RecordedRun run) {
        return run.bestEpoch()
                .map(n -> run.epochs().get(n).value("validation_" + run.selectedBy()))
                .orElse(Double.NaN);
    }

    private static String value(RecordedRun run, double value) {
        return MetricText.of(run.selectedBy(), value);
    }

    private static Node box(String name, String value, String note, boolean main) {
        Element box = Element.of(
                "div",
                Element.of("dt", name),
                Element.of("dd", value).with("class", "value"),
                Element.of("dd", note).with("class", "quiet"));
        return main ? box.with("class", "main") : box;
    }
}
