package org.ranvier.cli.analyse;

import static org.ranvier.cli.analyse.AnalysedRun.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.cli.Option;
import org.ranvier.analysis.SpikeMap;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.backend.Backend;
import org.ranvier.cli.command.Arguments;
import org.ranvier.cli.command.CommonOptions;
import org.ranvier.cli.command.Invocation;
import org.ranvier.cli.experiment.ExperimentOptions;
import org.ranvier.figures.Axis;
import org.ranvier.figures.ColourScale;
import org.ranvier.figures.Figure;
import org.ranvier.figures.Mark;
import org.ranvier.figures.Plot;
import org.ranvier.runtime.PluginRuntime;

/** Shows how many spikes a neuron answers a fixed input with, over two of its parameters. */
final class AnalyseAbMap extends Analyse {

    private static final String X = "x";
    private static final String Y = "y";
    private static final String SPIKES = "spikes-in";
    private static final String EVERY = "every";
    private static final String WEIGHT = "weight";
    private static final String DT = "dt";
    private static final String STEPS = "steps";
    /** As published. */
    private static final int USUAL_SPIKES = 12;

    /** As many columns and rows as a table on a terminal has room for. */
    private static final int SHOWN = 13;

    @Override
    String analysis() {
        return "ab-map";
    }

    @Override
    public String summary() {
        return "Count a neuron's output spikes for " + USUAL_SPIKES + " input spikes, over two of its parameters";
    }

    @Override
    public String example() {
        return "ranvier analyse ab-map NEURON --x a=-5:5 --y b=-1:2 --weight 12";
    }

    @Override
    public Arguments arguments() {
        return Arguments.one("NEURON");
    }

    @Override
    List<Option> own() {
        return List.of(
                CommonOptions.value(X, "NAME=FROM:TO", "The parameter across; FROM:TO:COUNT for another grid than 41"),
                CommonOptions.value(Y, "NAME=FROM:TO", "The parameter up"),
                CommonOptions.value(SPIKES, "N", "How many input spikes; " + USUAL_SPIKES + " by default"),
                CommonOptions.value(EVERY, "MS", "The time between two input spikes; 5 ms by default"),
                CommonOptions.value(WEIGHT, "W", "The weight of the input; 2 by default"),
                CommonOptions.value(DT, "MS", "The length of a tick; 1 ms by default"),
                CommonOptions.value(STEPS, "N", "How many ticks; until twice the last input spike by default"),
                CommonOptions.value(
                        ExperimentOptions.BACKEND,
                        "ID",
                        "The backend; one that computes in double precision by default"),
                ExperimentOptions.threads());
    }

    @Override
    Findings find(Invocation invocation) {
        NeuronGrid grid = new NeuronGrid(
                invocation.arguments().getFirst(), range(invocation, X), range(invocation, Y), stimulus(invocation));
        if (grid.x().parameter().equals(grid.y().parameter())) {
            throw new RanvierException(Problem.usage(
                    "--" + Y, "both sides of the grid are '" + grid.y().parameter() + "'", "name another"));
        }
        PluginRuntime plugins = invocation.openPlugins();
        String backend = invocation
                .value(ExperimentOptions.BACKEND)
                .orElseGet(() -> plugins.defaults().require(Backend.class, "exact", "choose one with --backend"));
        SpikeMap map = grid.run(plugins, backend, ExperimentOptions.threads(invocation));

        CsvTable csv = new CsvTable(grid.x().parameter(), grid.y().parameter(), "spikes_out");
        for (int row = 0; row < map.y().length; row++) {
            for (int column = 0; column < map.x().length; column++) {
                csv.row(map.x()[column], map.y()[row], map.counts()[row][column]);
            }
        }
        return new Findings(json(grid, map), lines(grid, map), csv, () -> figure(grid, map));
    }

    private static GridRange range(Invocation invocation, String option) {
        return invocation
                .value(option)
                .map(text -> GridRange.of(option, text))
                .orElseThrow(
                        () -> new RanvierException(
                                Problem.usage(
                                        "--" + option,
                                        "the grid needs a parameter for each side",
                                        "write --x NAME=FROM:TO --y NAME=FROM:TO; ranvier plugin info tells the parameters of a neuron")));
    }

    private static NeuronGrid.Stimulus stimulus(Invocation invocation) {
        int spikes = AnalysedRun.positive(invocation, SPIKES).orElse(USUAL_SPIKES);
        double every = number(invocation, EVERY, 5, true);
        double dt = number(invocation, DT, 1, true);
        int ticks = AnalysedRun.positive(invocation, STEPS)
                .orElse((int) Math.min(100_000, Math.ceil(2 * spikes * every / dt)));
        return new NeuronGrid.Stimulus(spikes, every, number(invocation, WEIGHT, 2, false), dt, ticks);
    }

    private static double number(Invocation invocation, String option, double usual, boolean positive) {
        return invocation
                .value(option)
                .map(text -> {
                    try {
                        double number = Double.parseDouble(text);
                        if (Double.isFinite(number) && (number > 0 || !positive)) {
                            return number;
                        }
                    } catch (NumberFormatException e) {
                        // Refused below.
                    }
                    throw new RanvierException(Problem.usage(
                            "--" + option,
                            "'" + text + "' is no number" + (positive ? " above 0" : ""),
                            "write --" + option + " " + (int) usual));
                })
                .orElse(usual);
    }

    private static List<String> lines(NeuronGrid grid, SpikeMap map) {
        List<String> lines = new ArrayList<>();
        NeuronGrid.Stimulus stimulus = grid.stimulus();
        lines.add(text(
                "Output spikes of %s for %d input spikes of weight %s, one every %s ms, in %,d ticks",
                grid.neuron(),
                stimulus.spikes(),
                Fields.number(stimulus.weight()),
                Fields.number(stimulus.every()),
                stimulus.ticks()));
        int[] columns = shown(map.x().length);
        int[] rows = shown(map.y().length);
        int width = Math.max(4, Integer.toString(map.most()).length() + 1);
        for (int r = rows.length - 1; r >= 0; r--) {
            StringBuilder line = new StringBuilder(text("%10s ", cell(map.y()[rows[r]])));
            for (int column : columns) {
                line.append(text("%" + (width + 2) + "d", map.counts()[rows[r]][column]));
            }
            lines.add(line.toString());
        }
        StringBuilder axis = new StringBuilder(
                text("%10s ", grid.y().parameter() + "/" + grid.x().parameter()));
        for (int column : columns) {
            axis.append(text("%" + (width + 2) + "s", cell(map.x()[column])));
        }
        lines.add(axis.toString());
        lines.add(text(
                "%.1f %% of the grid give more spikes than they get, %,d at most", 100 * map.runaway(), map.most()));
        return lines;
    }

    private static String cell(double value) {
        return text(Math.abs(value) >= 1000 ? "%.0f" : value == Math.rint(value) ? "%.0f" : "%.2f", value);
    }

    /** Some of the indices there are, the first and the last among them, evenly. */
    private static int[] shown(int length) {
        int count = Math.min(length, SHOWN - 2);
        return IntStream.range(0, count)
                .map(n -> (int) Math.round((double) n * (length - 1) / (count - 1)))
                .toArray();
    }

    private static Map<String, Object> json(NeuronGrid grid, SpikeMap map) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("neuron", grid.neuron());
        json.put("x", axis(grid.x()));
        json.put("y", axis(grid.y()));
        json.put("spikes_in", map.inputs());
        json.put(
                "spikes_out",
                Stream.of(map.counts())
                        .map(row -> IntStream.of(row).boxed().toList())
                        .toList());
        json.put("more_out_than_in", map.runaway());
        return json;
    }

    private static Map<String, Object> axis(GridRange range) {
        Map<String, Object> axis = new LinkedHashMap<>();
        axis.put("parameter", range.parameter());
        axis.put("values", DoubleStream.of(range.values()).boxed().toList());
        return axis;
    }

    private static Figure figure(NeuronGrid grid, SpikeMap map) {
        double[][] counts = Stream.of(map.counts())
                .map(row -> IntStream.of(row).asDoubleStream().toArray())
                .toArray(double[][]::new);
        double dx = (map.x()[1] - map.x()[0]) / 2;
        double dy = (map.y()[1] - map.y()[0]) / 2;
        return Figure.of(
                "",
                Plot.of(
                                Axis.of(grid.x().parameter()),
                                Axis.of(grid.y().parameter()),
                                new Mark.Heatmap(
                                        counts,
                                        map.x()[0] - dx,
                                        map.x()[map.x().length - 1] + dx,
                                        map.y()[0] - dy,
                                        map.y()[map.y().length - 1] + dy,
                                        ColourScale.sequential(
                                                "output spikes for " + map.inputs() + " input spikes", "")))
                        .shaped(0.8));
    }
}
