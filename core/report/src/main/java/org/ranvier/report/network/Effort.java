package org.ranvier.report.network;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.ranvier.analysis.Activity;
import org.ranvier.analysis.Activity.Layer;
import org.ranvier.analysis.Activity.Traffic;
import org.ranvier.analysis.EnergyModel;
import org.ranvier.figures.Axis;
import org.ranvier.figures.Mark;
import org.ranvier.figures.Plot;
import org.ranvier.report.html.Element;
import org.ranvier.report.html.Node;
import org.ranvier.report.html.Section;
import org.ranvier.report.html.Table;

/** Spikes and synaptic operations, and what they would cost. */
final class Effort {

    private Effort() {}

    static Section section(Inspection inspection) {
        Activity activity = inspection.activity();
        List<Node> figures = activity.layers().stream().map(Effort::histogram).toList();
        return Section.of(
                "effort",
                "Spikes and synaptic operations",
                layers(activity),
                traffic(activity),
                energy(activity),
                Element.of("div", figures).with("class", "grid"));
    }

    private static Node layers(Activity activity) {
        Table table = Table.of(
                "Spikes on the split, at inference. A neuron is silent if it spikes in no sample, a sample if no neuron of"
                        + " the population spikes in it.",
                "population",
                "neurons",
                "spikes per neuron and sample",
                "silent neurons",
                "silent samples");
        for (Layer layer : activity.layers()) {
            table = table.row(
                    layer.name(),
                    Drawing.count(layer.spikes().length),
                    Drawing.number(layer.spikesPerNeuron()),
                    Drawing.percent(layer.silentNeurons()),
                    Drawing.percent(layer.silentSamples()));
        }
        return table.node();
    }

    private static Node traffic(Activity activity) {
        Table table = Table.of(
                "Synaptic operations per sample: one for each synapse that a spike or a value is sent to. Spikes add a"
                        + " weight; other values are multiplied by it first. \"If dense\" is what every synapse at every tick"
                        + " would come to.",
                "projection",
                "operations",
                "kind",
                "if dense",
                "share");
        for (Traffic traffic : activity.traffic()) {
            table = table.row(
                    traffic.projection(),
                    Drawing.number((double) traffic.operations() / activity.samples()),
                    traffic.accumulates() ? "additions" : "products",
                    Drawing.number((double) traffic.dense() / activity.samples()),
                    Drawing.percent((double) traffic.operations() / traffic.dense()));
        }
        return table.node();
    }

    private static Node energy(Activity activity) {
        Table table = Table.of(
                "Energy of the synaptic operations of a sample, from published energies of single operations. An estimate:"
                        + " no memory, no transport of spikes, no update of neurons.",
                "technology",
                "this network",
                "if dense",
                "source");
        for (EnergyModel model : EnergyModel.ALL) {
            table = table.row(
                    model.name(),
                    energy(model.nanojoules(activity)),
                    energy(model.denseNanojoules(activity)),
                    model.source());
        }
        return table.node();
    }

    private static String energy(OptionalDouble nanojoules) {
        return nanojoules.isPresent() ? String.format(Locale.ROOT, "%.4g nJ", nanojoules.getAsDouble()) : "–";
    }

    private static Node histogram(Layer layer) {
        return Drawing.half(
                "Spikes of the neurons of " + layer.name() + " in a sample, in the mean.",
                "Histogram of spikes per neuron of " + layer.name() + "; the mean is "
                        + Drawing.number(layer.spikesPerNeuron()),
                Plot.of(Axis.of("spikes per sample"), Axis.whole("neurons"), Mark.histogram("", layer.perNeuron())));
    }
}
