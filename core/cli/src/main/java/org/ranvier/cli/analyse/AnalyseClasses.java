package org.ranvier.cli.analyse;

import static org.ranvier.cli.analyse.AnalysedRun.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.ranvier.analysis.Calibration;
import org.ranvier.analysis.ClassProbabilities;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.Recording;
import org.ranvier.api.data.Target;
import org.ranvier.cli.command.Arguments;
import org.ranvier.cli.command.CommonOptions;
import org.ranvier.cli.command.Invocation;
import org.ranvier.cli.experiment.ClassTable;
import org.ranvier.cli.terminal.Table;
import org.ranvier.training.metric.ConfusionMatrix;
import org.ranvier.training.metric.Prediction;
import org.ranvier.training.report.EvaluationReport;
import org.ranvier.training.report.NetworkObserver.ObservedBatch;

/** Shows how each class of a run fares, and whether the network is right as often as it is confident. */
final class AnalyseClasses extends Analyse {

    private static final String BINS = "bins";
    private static final int USUAL_BINS = 10;

    @Override
    String analysis() {
        return "classes";
    }

    @Override
    public String summary() {
        return "Show how each class fares, what is taken for what, and how well confidence fits accuracy";
    }

    @Override
    public String example() {
        return "ranvier analyse classes runs/first --split validation";
    }

    @Override
    public Arguments arguments() {
        return Arguments.one("RUN");
    }

    @Override
    List<Option> own() {
        return AnalysedRun.samplesOptions(
                CommonOptions.value(BINS, "N", "How many bins of confidence; " + USUAL_BINS + " by default"));
    }

    @Override
    Findings find(Invocation invocation) {
        int bins = AnalysedRun.positive(invocation, BINS).orElse(USUAL_BINS);
        List<double[]> probabilities = new ArrayList<>();
        EvaluationReport report =
                AnalysedRun.of(invocation).observe(invocation, batch -> addProbabilities(batch, probabilities));
        ConfusionMatrix matrix = report.confusion()
                .orElseThrow(() -> new RanvierException(Problem.usage(
                        "split '" + report.split() + "'",
                        "its samples have no class each, so that there is nothing to sort",
                        "see ranvier evaluate for what its objective measures")));
        Optional<Calibration> calibration = calibration(report.predictions(), probabilities, bins);

        List<String> lines = new ArrayList<>();
        lines.add(text(
                "%s accuracy %.2f %% of %,d samples, on backend %s",
                report.split(), 100 * report.result().accuracy(), report.samples(), report.backend()));
        ClassTable table = new ClassTable(matrix);
        lines.addAll(table.lines(invocation.console().width()));
        lines.add("");
        lines.addAll(calibration
                .map(found -> lines(found, invocation))
                .orElse(List.of("The loss of this objective is no logarithm of a probability: there is no confidence"
                        + " to hold against accuracy.")));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("split", report.split());
        json.put("samples", report.samples());
        json.put("accuracy", report.result().accuracy());
        json.putAll(table.json());
        json.put("calibration", calibration.map(AnalyseClasses::json).orElse(null));
        return new Findings(json, lines, csv(matrix), () -> Charts.classes(matrix, calibration));
    }

    private static void addProbabilities(ObservedBatch batch, List<double[]> all) {
        double[] outputs = switch (batch.recording()) {
            case Recording.Ticks ticks -> ticks.outputs();
            case Recording.Times times -> times.firstSpikes().get(times.output());
        };
        int size = outputs.length / batch.targets().size();
        int classes = batch.network().plan().outputPopulation().neurons();
        for (int n = 0; n < batch.targets().size(); n++) {
            boolean labelled = batch.targets().get(n) instanceof Target.ClassLabel;
            double[] output = Arrays.copyOfRange(outputs, n * size, (n + 1) * size);
            all.add(
                    labelled
                            ? ClassProbabilities.of(batch.criterion(), output, classes)
                                    .orElse(null)
                            : null);
        }
    }

    /** Empty where the confidence of an answer is not known. */
    private static Optional<Calibration> calibration(
            List<Prediction> predictions, List<double[]> probabilities, int bins) {
        double[] confidence = new double[predictions.size()];
        boolean[] right = new boolean[predictions.size()];
        for (int n = 0; n < confidence.length; n++) {
            Prediction prediction = predictions.get(n);
            if (probabilities.get(n) == null || prediction.predicted() < 0) {
                return Optional.empty();
            }
            confidence[n] = probabilities.get(n)[prediction.predicted()];
            right[n] = prediction.predicted() == prediction.label();
        }
        return Optional.of(Calibration.of(confidence, right, bins));
    }

    private static List<String> lines(Calibration calibration, Invocation invocation) {
        Table table = new Table(2).row("confidence", "samples", "mean", "accuracy", "");
        for (Calibration.Bin bin : calibration.bins()) {
            if (bin.count() > 0) {
                table.row(
                        text("%.2f to %.2f", bin.lower(), bin.upper()),
                        text("%,d", bin.count()),
                        text("%.1f %%", 100 * bin.confidence()),
                        text("%.1f %%", 100 * bin.accuracy()),
                        bin.confidence() > bin.accuracy() ? "too confident" : "");
            }
        }
        List<String> lines = new ArrayList<>();
        lines.add(text("expected calibration error %.2f %%:", 100 * calibration.expectedError()));
        lines.addAll(table.text(invocation.console().width()).lines().toList());
        return lines;
    }

    private static Map<String, Object> json(Calibration calibration) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("expected_error", calibration.expectedError());
        List<Map<String, Object>> bins = new ArrayList<>();
        for (Calibration.Bin bin : calibration.bins()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("from", bin.lower());
            one.put("to", bin.upper());
            one.put("samples", bin.count());
            one.put("confidence", bin.confidence());
            one.put("accuracy", bin.accuracy());
            bins.add(one);
        }
        json.put("bins", bins);
        return json;
    }

    private static CsvTable csv(ConfusionMatrix matrix) {
        CsvTable csv = new CsvTable("class", "predicted", "samples");
        for (int label = 0; label < matrix.classes().size(); label++) {
            for (int predicted = 0; predicted < matrix.classes().size(); predicted++) {
                csv.row(
                        matrix.classes().get(label),
                        matrix.classes().get(predicted),
                        matrix.counts()[label][predicted]);
            }
            csv.row(matrix.classes().get(label), "", matrix.unanswered(label));
        }
        return csv;
    }
}
