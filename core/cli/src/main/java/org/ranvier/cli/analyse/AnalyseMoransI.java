package org.ranvier.cli.analyse;

import static org.ranvier.cli.analyse.AnalysedRun.text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.apache.commons.cli.Option;
import org.ranvier.analysis.DelayBins;
import org.ranvier.analysis.Descriptives;
import org.ranvier.analysis.MoransI;
import org.ranvier.analysis.RankSum;
import org.ranvier.analysis.ReceptiveFields;
import org.ranvier.api.plan.TrainedNetwork;
import org.ranvier.cli.command.Arguments;
import org.ranvier.cli.command.CommonOptions;
import org.ranvier.cli.command.Invocation;
import org.ranvier.cli.experiment.ExperimentOptions;
import org.ranvier.cli.terminal.Table;
import org.ranvier.figures.Axis;
import org.ranvier.figures.Figure;
import org.ranvier.figures.Mark;
import org.ranvier.figures.Plot;
import org.ranvier.training.report.Trajectory;

/** Tests whether training, or what else runs differ in, makes receptive fields smoother. */
final class AnalyseMoransI extends Analyse {

    private static final String AGAINST = "against";
    private static final String ORDERS = "permutations";
    /** As published. */
    private static final int USUAL_ORDERS = 2000;

    @Override
    String analysis() {
        return "morans-i";
    }

    @Override
    public String summary() {
        return "Measure the spatial autocorrelation of receptive fields, and test it, trained against untrained";
    }

    @Override
    public String example() {
        return "ranvier analyse morans-i runs/first runs/second --against runs/third";
    }

    @Override
    public Arguments arguments() {
        return Arguments.several("RUN");
    }

    @Override
    List<Option> own() {
        return AnalysedRun.options(
                CommonOptions.value(
                        AGAINST,
                        "RUN",
                        "A run to test against, instead of the same runs before training (may be repeated)"),
                AnalysedRun.population(),
                CommonOptions.value(
                        ORDERS,
                        "N",
                        "Over how many random orders of the channels the greatest is taken; 2000 by default"),
                CommonOptions.value("seed", "N", "The seed of these orders; 0 by default"));
    }

    /**
     * One side of the test.
     *
     * @param values Moran's I of each neuron, by run
     */
    private record Group(String name, Map<String, double[]> values) {

        /** All that there are; those of fields whose values are all the same are none. */
        double[] numbers() {
            return values.values().stream()
                    .flatMapToDouble(Arrays::stream)
                    .filter(value -> !Double.isNaN(value))
                    .toArray();
        }
    }

    @Override
    Findings find(Invocation invocation) {
        int orders = AnalysedRun.positive(invocation, ORDERS).orElse(USUAL_ORDERS);
        long seed = ExperimentOptions.changes(invocation).seed().orElse(0);
        List<String> others = invocation.values(AGAINST);
        Map<String, double[]> after = new LinkedHashMap<>();
        Map<String, double[]> before = new LinkedHashMap<>();
        for (String run : invocation.arguments()) {
            Trajectory trajectory = AnalysedRun.of(invocation, Path.of(run)).trajectory();
            DelayBins bins = DelayBins.of(trajectory.best(), trajectory.start());
            after.put(run, values(invocation, trajectory.best(), bins, orders, seed));
            if (others.isEmpty()) {
                before.put(run, values(invocation, trajectory.start(), bins, orders, seed));
            }
        }
        for (String run : others) {
            TrainedNetwork best =
                    AnalysedRun.of(invocation, Path.of(run)).trajectory().best();
            before.put(run, values(invocation, best, DelayBins.of(best), orders, seed));
        }
        Group first = new Group(others.isEmpty() ? "trained" : "first", after);
        Group second = new Group(others.isEmpty() ? "untrained" : "against", before);
        return findings(invocation, List.of(first, second), orders);
    }

    private static double[] values(
            Invocation invocation, TrainedNetwork network, DelayBins bins, int orders, long seed) {
        ReceptiveFields fields = Fields.of(network, AnalysedRun.population(invocation, network.plan()), bins);
        return MoransI.greatest(
                fields.fields(), fields.channels(), fields.bins(), orders, seed, ExperimentOptions.threads(invocation));
    }

    private static Findings findings(Invocation invocation, List<Group> groups, int orders) {
        CsvTable csv = new CsvTable("group", "run", "neuron", "morans_i");
        Table table = new Table(2).row("group", "run", "fields", "mean", "sd", "greatest");
        List<Map<String, Object>> json = new ArrayList<>();
        for (Group group : groups) {
            List<Map<String, Object>> runs = new ArrayList<>();
            group.values().forEach((run, values) -> {
                for (int neuron = 0; neuron < values.length; neuron++) {
                    csv.row(group.name(), run, neuron, values[neuron]);
                }
                describe(table, group.name(), run, values);
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("run", run);
                one.put("morans_i", DoubleStream.of(values).boxed().toList());
                runs.add(one);
            });
            if (group.values().size() > 1) {
                describe(table, group.name(), "all of them", group.numbers());
            }
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", group.name());
            one.put("mean", Descriptives.of(group.numbers()).mean());
            one.put("runs", runs);
            json.add(one);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("permutations", orders);
        all.put("groups", json);
        List<String> lines = new ArrayList<>();
        lines.add(text("Moran's I of receptive fields, the greatest over %,d orders of the channels", orders));
        lines.addAll(table.text(invocation.console().width()).lines().toList());
        lines.add(test(groups, all));
        return new Findings(all, lines, csv, () -> figure(groups));
    }

    private static Figure figure(List<Group> groups) {
        List<Mark> marks = new ArrayList<>();
        groups.forEach(group -> marks.add(Mark.histogram(group.name(), group.numbers())));
        return Figure.of("", Plot.of(Axis.of("Moran's I"), Axis.whole("receptive fields"), marks.toArray(Mark[]::new)));
    }

    private static String test(List<Group> groups, Map<String, Object> json) {
        double[] first = groups.getFirst().numbers();
        double[] second = groups.getLast().numbers();
        if (first.length == 0 || second.length == 0) {
            return "There is nothing to test: every field has the same value throughout.";
        }
        RankSum test = RankSum.of(first, second);
        json.put("u", test.u());
        json.put("p", test.p());
        json.put("exact", test.exact());
        json.put("n", List.of(test.first(), test.second()));
        return text(
                "Mann–Whitney, %s against %s: U = %s, p = %.3g, two-sided, %s (%,d against %,d)",
                groups.getFirst().name(),
                groups.getLast().name(),
                Fields.number(test.u()),
                test.p(),
                test.exact() ? "exact" : "normal approximation",
                test.first(),
                test.second());
    }

    private static void describe(Table table, String group, String run, double[] values) {
        Descriptives all = Descriptives.of(
                DoubleStream.of(values).filter(v -> !Double.isNaN(v)).toArray());
        table.row(
                group,
                run,
                Integer.toString(all.count()),
                text("%.4f", all.mean()),
                text("%.4f", all.sd()),
                text("%.4f", all.max()));
    }
}
