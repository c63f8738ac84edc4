package org.ranvier.report.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ranvier.analysis.Calibration;
import org.ranvier.figures.Axis;
import org.ranvier.figures.ColourScale;
import org.ranvier.figures.Mark;
import org.ranvier.figures.Plot;
import org.ranvier.report.html.Element;
import org.ranvier.report.html.Node;
import org.ranvier.report.html.Section;
import org.ranvier.report.html.Table;
import org.ranvier.training.metric.ConfusionMatrix;
import org.ranvier.training.metric.MetricText;
import org.ranvier.training.report.EvaluationReport;

/** What the network answers: its performance on the split, class by class, and how sure it is. */
final class Answers {

    private static final String ID = "answers";

    /** With more classes, numbers do not fit into the cells of a matrix. */
    private static final int WRITTEN = 20;

    private static final int BINS = 10;

    private Answers() {}

    static Section section(Inspection inspection) {
        EvaluationReport evaluation = inspection.evaluation();
        String heading = "Answers on the " + evaluation.split() + " split";
        Section section = Section.of(ID, heading, Element.of("p", sentence(evaluation)));
        section = evaluation
                .leftOut()
                .map(why -> Element.of("p", "Note: " + why + "."))
                .map(section::and)
                .orElse(section);
        Optional<ConfusionMatrix> confusion = evaluation.confusion();
        if (confusion.isEmpty()) {
            return section.and(
                    Element.of("p", "There is no confusion matrix, as the samples have no classes to be confused.")
                            .with("class", "left-out"));
        }
        List<Node> figures = new ArrayList<>();
        figures.add(matrix(confusion.get()));
        if (!inspection.confidences().isEmpty()) {
            figures.add(calibration(inspection.confidences()));
        }
        return section.and(Element.of("div", figures).with("class", "grid"), classes(confusion.get()));
    }

    private static String sentence(EvaluationReport evaluation) {
        List<String> values = new ArrayList<>();
        evaluation
                .metrics()
                .all()
                .forEach(metric -> values.add(MetricText.name(metric) + " "
                        + MetricText.of(metric, evaluation.result().of(metric))));
        if (evaluation.metrics().hasAccuracy()) {
            values.add("loss " + MetricText.number(evaluation.result().loss()));
        }
        return "The best checkpoint on " + Drawing.count(evaluation.samples()) + " samples, on backend "
                + evaluation.backend() + ": " + String.join(", ", values) + ".";
    }

    private static Node matrix(ConfusionMatrix confusion) {
        List<String> classes = confusion.classes();
        int unanswered = 0;
        for (int label = 0; label < classes.size(); label++) {
            unanswered += confusion.unanswered(label);
        }
        List<String> predicted = new ArrayList<>(classes);
        if (unanswered > 0) {
            predicted.add("none");
        }
        double[][] values = new double[classes.size()][predicted.size()];
        int right = 0;
        int all = 0;
        for (int label = 0; label < values.length; label++) {
            for (int p = 0; p < values[label].length; p++) {
                values[label][p] = confusion.counts()[label][p];
                all += confusion.counts()[label][p];
            }
            right += confusion.counts()[label][label];
        }
        boolean written = classes.size() <= WRITTEN;
        ColourScale colours = ColourScale.sequential(written ? "" : "samples", "");
        Mark mark = written
                ? new Mark.Matrix(values, 0, colours)
                : new Mark.Heatmap(values, -0.5, predicted.size() - 0.5, -0.5, classes.size() - 0.5, colours);
        Plot plot = Plot.of(Axis.categories("predicted", predicted), Axis.categoriesDown("class", classes), mark)
                .shaped((double) classes.size() / predicted.size());
        return Drawing.half(
                "Confusion matrix: a row is a class, a column a prediction; cells count samples.",
                "Confusion matrix of " + classes.size() + " classes; " + right + " of " + all
                        + " samples lie on the diagonal",
                plot);
    }

    private static Node calibration(Confidences confidences) {
        Calibration calibration = Calibration.of(confidences.confidence(), confidences.right(), BINS);
        List<Calibration.Bin> filled =
                calibration.bins().stream().filter(bin -> bin.count() > 0).toList();
        double[] x = filled.stream().mapToDouble(Calibration.Bin::confidence).toArray();
        double[] y = filled.stream().mapToDouble(Calibration.Bin::accuracy).toArray();
        Plot plot = Plot.of(
                        Axis.of("confidence").between(0, 1),
                        Axis.of("share of right answers").between(0, 1),
                        new Mark.Line(
                                "as sure as right",
                                new double[] {0, 1},
                                new double[] {0, 1},
                                org.ranvier.figures.Ink.QUIET,
                                true),
                        Mark.line("network", x, y),
                        Mark.points("network", x, y))
                .shaped(0.8);
        String error = Drawing.percent(calibration.expectedError());
        return Drawing.half(
                "Calibration: answers by how sure the network is of them. Below the diagonal it is too sure. Expected"
                        + " calibration error " + error + ", in " + BINS + " bins (Guo et al. 2017).",
                "Calibration curve; the expected calibration error is " + error,
                plot);
    }

    private static Node classes(ConfusionMatrix confusion) {
        Table table = Table.of(
                "Classes: the share of right answers among predictions of the class (precision) and among samples of the"
                        + " class (recall), and their harmonic mean (F1).",
                "class",
                "samples",
                "predicted",
                "precision",
                "recall",
                "F1");
        for (ConfusionMatrix.ClassScore score : confusion.scores()) {
            table = table.row(
                    score.name(),
                    Drawing.count(score.support()),
                    Drawing.count(score.predicted()),
                    MetricText.percent(score.precision()),
                    MetricText.percent(score.recall()),
                    MetricText.percent(score.f1()));
        }
        Node sums = Element.of(
                "p",
                "Mean recall " + MetricText.percent(confusion.balancedAccuracy()) + ", mean F1 "
                        + MetricText.percent(confusion.macroF1()) + ".");
        return Node.of(sums, Element.of("details", Element.of("summary", "Class by class"), table.node()));
    }
}
