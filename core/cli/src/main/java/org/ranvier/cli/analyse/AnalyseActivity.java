package org.ranvier.cli.analyse;

import static org.ranvier.cli.analyse.AnalysedRun.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.DoubleStream;
import org.apache.commons.cli.Option;
import org.ranvier.analysis.Activity;
import org.ranvier.analysis.Activity.Layer;
import org.ranvier.analysis.Activity.Traffic;
import org.ranvier.analysis.ActivityCounter;
import org.ranvier.analysis.Descriptives;
import org.ranvier.analysis.EnergyModel;
import org.ranvier.cli.command.Arguments;
import org.ranvier.cli.command.Invocation;
import org.ranvier.cli.terminal.Table;

/** Counts what the network of a run does with the samples of a split, and estimates what it costs. */
final class AnalyseActivity extends Analyse {

    @Override
    String analysis() {
        return "activity";
    }

    @Override
    public String summary() {
        return "Count spikes, silent neurons and synaptic operations on a split, and estimate their energy";
    }

    @Override
    public String example() {
        return "ranvier analyse activity runs/first --split test";
    }

    @Override
    public Arguments arguments() {
        return Arguments.one("RUN");
    }

    @Override
    List<Option> own() {
        return AnalysedRun.samplesOptions();
    }

    @Override
    Findings find(Invocation invocation) {
        AtomicReference<ActivityCounter> counter = new AtomicReference<>();
        AnalysedRun run = AnalysedRun.of(invocation);
        run.observe(invocation, batch -> {
            if (counter.get() == null) {
                counter.set(new ActivityCounter(batch.network()));
            }
            counter.get().add(batch.signal(), batch.recording());
        });
        Activity activity = counter.get().total();
        int width = invocation.console().width();
        List<String> lines = new ArrayList<>();
        lines.add(text(
                "%,d samples of split '%s': %.2f spikes per neuron and sample",
                activity.samples(), AnalysedRun.splitOf(invocation), activity.spikesPerNeuron()));
        lines.addAll(layers(activity).text(width).lines().toList());
        lines.add("Synaptic operations per sample, and what every synapse at every tick would come to:");
        lines.addAll(traffic(activity).text(width).lines().toList());
        lines.add("Their energy by published figures; memory, transport, neurons and leakage are not in it:");
        lines.addAll(energies(activity).text(width).lines().toList());
        if (activity.products() > 0) {
            lines.add("A dash: values that are no spikes are multiplied by weights, for which there is no figure.");
        }
        CsvTable csv = new CsvTable("population", "neuron", "spikes_per_sample");
        for (Layer layer : activity.layers()) {
            double[] means = layer.perNeuron();
            for (int neuron = 0; neuron < means.length; neuron++) {
                csv.row(layer.name(), neuron, means[neuron]);
            }
        }
        return new Findings(
                json(activity, AnalysedRun.splitOf(invocation)), lines, csv, () -> Charts.activity(activity));
    }

    private static Table layers(Activity activity) {
        Table table = new Table(2)
                .row("population", "neurons", "mean spikes", "median", "greatest", "silent neurons", "silent samples");
        for (Layer layer : activity.layers()) {
            Descriptives d = Descriptives.of(layer.perNeuron());
            table.row(
                    layer.name(),
                    text("%,d", d.count()),
                    text("%.2f", layer.spikesPerNeuron()),
                    text("%.2f", d.median()),
                    text("%.2f", d.max()),
                    text("%.1f %%", 100 * layer.silentNeurons()),
                    text("%.1f %%", 100 * layer.silentSamples()));
        }
        return table;
    }

    private static Table traffic(Activity activity) {
        Table table = new Table(2).row("projection", "operations", "of", "share", "each");
        for (Traffic t : activity.traffic()) {
            table.row(
                    t.projection(),
                    text("%,d", Math.round((double) t.operations() / activity.samples())),
                    text("%,d", Math.round((double) t.dense() / activity.samples())),
                    text("%.1f %%", t.dense() == 0 ? 0 : 100.0 * t.operations() / t.dense()),
                    t.accumulates() ? "adds a weight" : "multiplies and adds");
        }
        return table;
    }

    private static Table energies(Activity activity) {
        Table table = new Table(2).row("on", "per sample", "if dense", "source");
        for (EnergyModel model : EnergyModel.ALL) {
            table.row(
                    model.name(),
                    energy(model.nanojoules(activity)),
                    energy(model.denseNanojoules(activity)),
                    model.source());
        }
        return table;
    }

    private static String energy(OptionalDouble nanojoules) {
        if (nanojoules.isEmpty()) {
            return "–";
        }
        double nj = nanojoules.getAsDouble();
        return nj >= 1000 ? text("%.3g µJ", nj / 1000) : text("%.3g nJ", nj);
    }

    private static Map<String, Object> json(Activity activity, String split) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("split", split);
        json.put("samples", activity.samples());
        json.put("spikes_per_neuron", activity.spikesPerNeuron());
        json.put(
                "populations",
                activity.layers().stream().map(AnalyseActivity::json).toList());
        json.put(
                "projections",
                activity.traffic().stream()
                        .map(t -> json(t, activity.samples()))
                        .toList());
        json.put(
                "energy",
                EnergyModel.ALL.stream().map(model -> json(model, activity)).toList());
        return json;
    }

    private static Map<String, Object> json(Layer layer) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("population", layer.name());
        json.put("neurons", layer.spikes().length);
        json.put("spikes_per_neuron", layer.spikesPerNeuron());
        json.put("silent_neurons", layer.silentNeurons());
        json.put("silent_samples", layer.silentSamples());
        json.put("spikes_per_sample", DoubleStream.of(layer.perNeuron()).boxed().toList());
        return json;
    }

    private static Map<String, Object> json(Traffic traffic, long samples) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("projection", traffic.projection());
        json.put("operation", traffic.accumulates() ? "addition" : "product");
        json.put("operations_per_sample", (double) traffic.operations() / samples);
        json.put("dense_per_sample", (double) traffic.dense() / samples);
        return json;
    }

    private static Map<String, Object> json(EnergyModel model, Activity activity) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", model.name());
        json.put("source", model.source());
        json.put("nj_per_sample", orNull(model.nanojoules(activity)));
        json.put("dense_nj_per_sample", orNull(model.denseNanojoules(activity)));
        return json;
    }

    private static Double orNull(OptionalDouble value) {
        return value.isPresent() ? (Double) value.getAsDouble() : null;
    }
}
