package org.ranvier.report.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.ranvier.analysis.DelayBins;
import org.ranvier.analysis.MoransI;
import org.ranvier.analysis.ReceptiveFields;
import org.ranvier.api.plan.NetworkPlan.Population;
import org.ranvier.figures.Axis;
import org.ranvier.figures.ColourScale;
import org.ranvier.figures.Mark;
import org.ranvier.figures.Panel;
import org.ranvier.figures.Plot;
import org.ranvier.report.html.Element;
import org.ranvier.report.html.Node;
import org.ranvier.report.html.Section;
import org.ranvier.report.html.Table;

/** Spatio-temporal receptive fields with Moran's I. */
final class Fields {

    private static final int SHOWN = 6;

    /** Orders of channels that the greatest Moran's I is taken over. */
    private static final int ORDERS = 1000;

    /** More work than this is left out: comparing all pairs of channels of many neurons takes minutes. */
    private static final long AFFORDABLE = 4_000_000_000L;

    /** Larger maps have their cells put together, as no screen shows more. */
    private static final int CELLS = 100;

    private Fields() {}

    static Section section(Inspection inspection) {
        String heading = "Receptive fields";
        Section section = Section.of(
                "fields",
                heading,
                Element.of(
                        "p",
                        "What a neuron takes from each input channel at each delay: the signs of its weights where it reads"
                                + " the input, and the fields of the neurons that it reads, weighted and delayed, where it"
                                + " reads those (Mészáros, Knight and Nowotny 2025). Recurrent projections are left out."));
        List<Population> populations = inspection.after().plan().all(Population.class);
        List<Population> shown = populations.size() == 1
                ? populations
                : List.of(
                        populations.getFirst(),
                        inspection
                                .after()
                                .plan()
                                .get(Population.class, inspection.after().plan().output()));
        DelayBins bins = DelayBins.of(inspection.before(), inspection.after());
        for (Population p : shown.stream().distinct().toList()) {
            section = section.and(Element.of("h3", "Neurons of " + p.name()), population(inspection, p, bins));
        }
        return section;
    }

    private static Node population(Inspection inspection, Population p, DelayBins bins) {
        ReceptiveFields after;
        ReceptiveFields before;
        try {
            after = ReceptiveFields.of(inspection.after(), p.name(), bins);
            before = ReceptiveFields.of(inspection.before(), p.name(), bins);
        } catch (IllegalArgumentException e) {
            return Element.of("p", "There are no fields, as " + e.getMessage() + ".")
                    .with("class", "left-out");
        }
        int[] neurons =
                IntStream.range(0, Math.min(SHOWN, after.fields().size())).toArray();
        List<Node> content = new ArrayList<>();
        content.add(figure(inspection, p, after, neurons));
        content.add(moran(p, before, after, inspection));
        return Node.of(content);
    }

    private static Node figure(Inspection inspection, Population p, ReceptiveFields fields, int[] neurons) {
        List<Panel> panels = new ArrayList<>();
        for (int neuron : neurons) {
            panels.add(new Plot(
                    name(inspection, p, neuron),
                    Axis.of("delay", "ms"),
                    Axis.whole("channel"),
                    List.of(map(fields, neuron)),
                    0.7));
        }
        return Drawing.wide(
                "Receptive fields of " + neurons.length + " of "
                        + fields.fields().size() + " neurons of " + p.name()
                        + " after training: blue takes away, orange adds.",
                "Maps of channel by delay of " + neurons.length + " neurons of " + p.name(),
                panels,
                Math.min(3, neurons.length));
    }

    private static String name(Inspection inspection, Population p, int neuron) {
        List<String> classes = inspection.evaluation().classes();
        boolean output = p.name().equals(inspection.after().plan().output());
        return output && neuron < classes.size() ? "class " + classes.get(neuron) : "neuron " + neuron;
    }

    private static Mark map(ReceptiveFields fields, int neuron) {
        double[] field = fields.fields().get(neuron);
        Grouping rows = Grouping.of(fields.channels(), CELLS);
        Grouping columns = Grouping.of(fields.bins(), CELLS);
        double[][] values = new double[rows.count()][columns.count()];
        for (int channel = 0; channel < fields.channels(); channel++) {
            for (int bin = 0; bin < fields.bins(); bin++) {
                values[channel / rows.size()][bin / columns.size()] += field[channel * fields.bins() + bin];
            }
        }
        double half = fields.binMs() / 2;
        return new Mark.Heatmap(
                values,
                -half,
                columns.count() * columns.size() * fields.binMs() - half,
                -0.5,
                rows.count() * rows.size() - 0.5,
                ColourScale.diverging("", ""));
    }

    private static Node moran(Population p, ReceptiveFields before, ReceptiveFields after, Inspection inspection) {
        long each = (long) after.channels() * after.channels() * after.bins() + 10L * ORDERS * after.channels();
        if (each * after.fields().size() * 2 > AFFORDABLE) {
            return Element.of(
                            "p",
                            "Moran's I is left out here, as comparing " + after.channels() + " channels of "
                                    + after.fields().size() + " neurons takes long.")
                    .with("class", "left-out");
        }
        double[] was = values(before);
        double[] is = values(after);
        double expected = -1.0 / ((double) after.channels() * after.bins() - 1);
        Table table = Table.of(
                "Moran's I of the fields of " + p.name() + ", the greatest over " + ORDERS
                        + " random orders of the channels, mean over neurons. Unordered fields are expected at "
                        + String.format(Locale.ROOT, "%.4f", expected) + ".",
                "neurons",
                "before training",
                "after training");
        table = table.row("all with a field", mean(was), mean(is));
        for (int n = 0; n < Math.min(SHOWN, is.length); n++) {
            table = table.row(name(inspection, p, n), Drawing.number(was[n]), Drawing.number(is[n]));
        }
        return table.node();
    }

    private static double[] values(ReceptiveFields fields) {
        int threads = Runtime.getRuntime().availableProcessors();
        return MoransI.greatest(fields.fields(), fields.channels(), fields.bins(), ORDERS, 0, threads);
    }

    private static String mean(double[] values) {
        return Drawing.number(
                Arrays.stream(values).filter(Double::isFinite).average().orElse(Double.NaN));
    }
}
