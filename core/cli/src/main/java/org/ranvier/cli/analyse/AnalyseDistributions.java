package org.ranvier.cli.analyse;

import static org.ranvier.cli.analyse.AnalysedRun.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.commons.cli.Option;
import org.ranvier.analysis.Descriptives;
import org.ranvier.analysis.Distribution;
import org.ranvier.analysis.Distribution.Signs;
import org.ranvier.analysis.Histogram;
import org.ranvier.cli.command.Arguments;
import org.ranvier.cli.command.CommonOptions;
import org.ranvier.cli.command.Invocation;
import org.ranvier.cli.terminal.Table;
import org.ranvier.training.report.Trajectory;

/** Shows how weights, delays and every other parameter of a run are distributed, before and after training. */
final class AnalyseDistributions extends Analyse {

    private static final String BINS = "bins";
    private static final int USUAL_BINS = 25;

    @Override
    String analysis() {
        return "distributions";
    }

    @Override
    public String summary() {
        return "Show weights, delays and all other parameters before and after training, layer by layer";
    }

    @Override
    public String example() {
        return "ranvier analyse distributions runs/first --out distributions.csv";
    }

    @Override
    public Arguments arguments() {
        return Arguments.one("RUN");
    }

    @Override
    List<Option> own() {
        return AnalysedRun.options(
                CommonOptions.value(BINS, "N", "How many bins histograms have; " + USUAL_BINS + " by default"));
    }

    @Override
    Findings find(Invocation invocation) {
        int bins = AnalysedRun.positive(invocation, BINS).orElse(USUAL_BINS);
        Trajectory trajectory = AnalysedRun.of(invocation).trajectory();
        CsvTable csv = new CsvTable("element", "quantity", "unit", "state", "from", "to", "count");
        Table table = new Table(2)
                .row("element", "quantity", "state", "count", "mean", "sd", "least", "median", "greatest", "negative");
        List<Map<String, Object>> json = new ArrayList<>();
        List<Distribution> all = Distribution.of(trajectory.start(), trajectory.best());
        for (Distribution d : all) {
            Histogram[] histograms = d.histograms(bins);
            Descriptives[] described = {d.describeBefore(), d.describeAfter()};
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("element", d.element());
            one.put("quantity", d.quantity());
            one.put("unit", d.unit().symbol());
            one.put("trained", !d.isUnchanged());
            for (int n = d.isUnchanged() ? 1 : 0; n < 2; n++) {
                table.row(row(d, n, described[n]));
            }
            for (int n = 0; n < 2; n++) {
                String state = n == 0 ? "before" : "after";
                one.put(state, json(described[n], d.signs()[n], histograms[n]));
                for (int bin = 0; bin < bins; bin++) {
                    csv.row(
                            d.element(),
                            d.quantity(),
                            d.unit().symbol(),
                            state,
                            histograms[n].edge(bin),
                            histograms[n].edge(bin + 1),
                            histograms[n].counts()[bin]);
                }
            }
            json.add(one);
        }
        List<String> lines = new ArrayList<>();
        lines.add(text(
                "%s, before training and at the best checkpoint",
                trajectory.best().name()));
        lines.addAll(table.text(invocation.console().width()).lines().toList());
        return new Findings(
                new LinkedHashMap<>(Map.of("distributions", json)), lines, csv, () -> Charts.distributions(all));
    }

    private static String[] row(Distribution d, int state, Descriptives described) {
        Signs signs = d.signs()[state];
        String unit = d.unit().symbol().isEmpty() ? "" : ", " + d.unit().symbol();
        return new String[] {
            d.element(),
            d.quantity() + unit,
            d.isUnchanged() ? "unchanged" : state == 0 ? "before" : "after",
            text("%,d", described.count()),
            number(described.mean()),
            number(described.sd()),
            number(described.min()),
            number(described.median()),
            number(described.max()),
            text("%.0f %%", 100.0 * signs.negative() / Math.max(1, described.count()))
        };
    }

    private static Map<String, Object> json(Descriptives d, Signs signs, Histogram histogram) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("count", d.count());
        json.put("mean", d.mean());
        json.put("sd", d.sd());
        json.put("min", d.min());
        json.put("lower_quartile", d.lower());
        json.put("median", d.median());
        json.put("upper_quartile", d.upper());
        json.put("max", d.max());
        json.put("negative", signs.negative());
        json.put("zero", signs.zero());
        json.put("positive", signs.positive());
        json.put(
                "edges",
                IntStream.rangeClosed(0, histogram.counts().length)
                        .mapToObj(histogram::edge)
                        .toList());
        json.put("counts", LongStream.of(histogram.counts()).boxed().toList());
        return json;
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "–" : text("%.4g", value);
    }
}
