package org.ranvier.cli.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ranvier.text.Printable;
import org.ranvier.training.metric.ConfusionMatrix;
import org.ranvier.training.metric.ConfusionMatrix.ClassScore;
import org.ranvier.training.metric.MetricText;

/** Shows how each class fares, and which are taken for which. */
public final class ClassTable {

    /** With more classes a table is too long to be read, and {@code --json} has it all. */
    private static final int MOST_CLASSES = 20;

    private static final String NO_ANSWER = "none";

    private final ConfusionMatrix matrix;

    public ClassTable(ConfusionMatrix matrix) {
        this.matrix = matrix;
    }

    /** Returns lines for a terminal; none where there are too many classes. */
    public List<String> lines(int width) {
        if (matrix.classes().size() > MOST_CLASSES) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(aligned(scores()));
        lines.add("balanced accuracy " + MetricText.percent(matrix.balancedAccuracy()) + ", macro F1 "
                + MetricText.percent(matrix.macroF1()));
        lines.add("");
        lines.add("predicted, by true class:");
        List<String> named = aligned(confusion(false));
        // Long names of classes would make columns too wide: their numbers do as well.
        lines.addAll(named.stream().allMatch(line -> line.length() <= width) ? named : aligned(confusion(true)));
        return lines;
    }

    private List<List<String>> scores() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("class", "precision", "recall", "F1", "samples"));
        for (ClassScore score : matrix.scores()) {
            rows.add(List.of(
                    Printable.of(score.name()),
                    MetricText.percent(score.precision()),
                    MetricText.percent(score.recall()),
                    MetricText.percent(score.f1()),
                    Integer.toString(score.support())));
        }
        return rows;
    }

    /** @param numbered whether columns have the numbers of classes, from 0, rather than their names */
    private List<List<String>> confusion(boolean numbered) {
        int classes = matrix.classes().size();
        boolean unanswered = IntStream.range(0, classes).anyMatch(label -> matrix.unanswered(label) > 0);
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of(""));
        for (int label = 0; label < classes; label++) {
            header.add(
                    numbered
                            ? Integer.toString(label)
                            : Printable.of(matrix.classes().get(label)));
        }
        rows.add(header);
        for (int label = 0; label < classes; label++) {
            String name = Printable.of(matrix.classes().get(label));
            List<String> row = new ArrayList<>(List.of(numbered ? label + " " + name : name));
            IntStream.of(matrix.counts()[label])
                    .limit(classes)
                    .mapToObj(Integer::toString)
                    .forEach(row::add);
            rows.add(row);
            if (unanswered) {
                row.add(Integer.toString(matrix.unanswered(label)));
            }
        }
        if (unanswered) {
            header.add(NO_ANSWER);
        }
        return rows;
    }

    /** Columns as wide as their widest cell: the first to the left, numbers to the right. */
    private static List<String> aligned(List<List<String>> rows) {
        int columns = rows.getFirst().size();
        int[] widths = IntStream.range(0, columns)
                .map(c ->
                        rows.stream().mapToInt(row -> row.get(c).length()).max().orElse(0))
                .toArray();
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder("  ").append(row.getFirst());
        line.append(" ".repeat(widths[0] - row.getFirst().length()));
        for (int c = 1; c < row.size(); c++) {
            line.append("  ")
                    .append(" ".repeat(widths[c] - row.get(c).length()))
                    .append(row.get(c));
        }
        return line.toString().stripTrailing();
    }

    /** Returns the same for scripts, whose keys docs/experiment.md describes. */
    public Map<String, Object> json() {
        int classes = matrix.classes().size();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("balanced_accuracy", orNull(matrix.balancedAccuracy()));
        json.put("macro_f1", orNull(matrix.macroF1()));
        json.put("classes", matrix.scores().stream().map(ClassTable::json).toList());
        json.put(
                "confusion",
                IntStream.range(0, classes)
                        .mapToObj(label -> IntStream.of(matrix.counts()[label])
                                .limit(classes)
                                .boxed()
                                .toList())
                        .toList());
        json.put(
                "unanswered",
                IntStream.range(0, classes).map(matrix::unanswered).boxed().toList());
        return json;
    }

    private static Map<String, Object> json(ClassScore score) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("class", score.name());
        json.put("precision", orNull(score.precision()));
        json.put("recall", orNull(score.recall()));
        json.put("f1", orNull(score.f1()));
        json.put("support", score.support());
        json.put("predicted", score.predicted());
        return json;
    }

    /** JSON has no NaN. */
    private static Double orNull(double value) {
        return Double.isFinite(value) ? (Double) value : null;
    }
}
