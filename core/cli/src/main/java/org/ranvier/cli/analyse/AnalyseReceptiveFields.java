package org.ranvier.cli.analyse;

import static org.ranvier.cli.analyse.AnalysedRun.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.cli.Option;
import org.ranvier.analysis.DelayBins;
import org.ranvier.analysis.ReceptiveFields;
import org.ranvier.cli.command.Arguments;
import org.ranvier.cli.command.CommonOptions;
import org.ranvier.cli.command.Invocation;
import org.ranvier.cli.terminal.Table;
import org.ranvier.config.NumberArray;
import org.ranvier.training.report.Trajectory;

/** Shows the spatio-temporal receptive fields of the neurons of a run. */
final class AnalyseReceptiveFields extends Analyse {

    private static final String UNTRAINED = "untrained";

    @Override
    String analysis() {
        return "receptive-fields";
    }

    @Override
    public String summary() {
        return "Show what each neuron of a run takes from every input channel at every delay";
    }

    @Override
    public String example() {
        return "ranvier analyse receptive-fields runs/first --out fields.csv";
    }

    @Override
    public Arguments arguments() {
        return Arguments.one("RUN");
    }

    @Override
    List<Option> own() {
        return AnalysedRun.options(
                AnalysedRun.population(),
                CommonOptions.flag(UNTRAINED, "As the run started, instead of its best checkpoint"));
    }

    @Override
    Findings find(Invocation invocation) {
        Trajectory trajectory = AnalysedRun.of(invocation).trajectory();
        String population = AnalysedRun.population(invocation, trajectory.best().plan());
        DelayBins bins = DelayBins.of(trajectory.best(), trajectory.start());
        ReceptiveFields fields =
                Fields.of(invocation.has(UNTRAINED) ? trajectory.start() : trajectory.best(), population, bins);

        CsvTable csv = new CsvTable("neuron", "channel", "delay_ms", "value");
        Table table = new Table(2).row("neuron", "excited most by", "inhibited most by", "positive", "not 0");
        for (int neuron = 0; neuron < fields.fields().size(); neuron++) {
            double[] field = fields.fields().get(neuron);
            for (int n = 0; n < field.length; n++) {
                csv.row(neuron, n / fields.bins(), n % fields.bins() * fields.binMs(), field[n]);
            }
            table.row(
                    Integer.toString(neuron),
                    place(fields, extreme(field, 1)),
                    place(fields, extreme(field, -1)),
                    share(field, false),
                    share(field, true));
        }
        List<String> lines = new ArrayList<>();
        lines.add(text(
                "%s of %s: %,d channels, delays from 0 to %s ms in %,d bins, %s",
                population,
                trajectory.best().name(),
                fields.channels(),
                Fields.number((fields.bins() - 1) * fields.binMs()),
                fields.bins(),
                invocation.has(UNTRAINED) ? "before training" : "at the best checkpoint"));
        lines.addAll(table.text(invocation.console().width()).lines().toList());
        Fields.leftOut(fields).ifPresent(lines::add);
        return new Findings(json(fields, invocation), lines, csv, () -> Charts.fields(fields));
    }

    private static Map<String, Object> json(ReceptiveFields fields, Invocation invocation) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("population", fields.population());
        json.put("state", invocation.has(UNTRAINED) ? "untrained" : "trained");
        json.put("neurons", fields.fields().size());
        json.put("channels", fields.channels());
        json.put("bins", fields.bins());
        json.put("bin_ms", fields.binMs());
        json.put("left_out", fields.leftOut());
        json.put(
                "fields",
                fields.fields().stream()
                        .map(field -> new NumberArray(field, new int[] {fields.channels(), fields.bins()}))
                        .toList());
        return json;
    }

    /** The place of the greatest value times a sign; −1 where none is above 0. */
    private static int extreme(double[] field, int sign) {
        int found = -1;
        for (int n = 0; n < field.length; n++) {
            if (sign * field[n] > (found < 0 ? 0 : sign * field[found])) {
                found = n;
            }
        }
        return found;
    }

    private static String place(ReceptiveFields fields, int n) {
        return n < 0
                ? "–"
                : text("%d after %s ms", n / fields.bins(), Fields.number(n % fields.bins() * fields.binMs()));
    }

    /** @param ofAll the share of values that are not 0 rather than the share of these that are positive */
    private static String share(double[] field, boolean ofAll) {
        long positive = 0;
        long other = 0;
        for (double value : field) {
            positive += value > 0 ? 1 : 0;
            other += value < 0 ? 1 : 0;
        }
        double share = ofAll ? (double) (positive + other) / field.length : (double) positive / (positive + other);
        return Double.isNaN(share) ? "–" : text("%.0f %%", 100 * share);
    }
}
