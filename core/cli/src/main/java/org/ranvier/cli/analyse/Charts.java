package org.ranvier.cli.analyse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ranvier.analysis.Activity;
import org.ranvier.analysis.Calibration;
import org.ranvier.analysis.Distribution;
import org.ranvier.analysis.Moves;
import org.ranvier.analysis.Moves.Move;
import org.ranvier.analysis.ReceptiveFields;
import org.ranvier.analysis.Trace;
import org.ranvier.figures.Axis;
import org.ranvier.figures.ColourScale;
import org.ranvier.figures.Figure;
import org.ranvier.figures.Ink;
import org.ranvier.figures.Mark;
import org.ranvier.figures.Panel;
import org.ranvier.figures.Plot;
import org.ranvier.training.metric.ConfusionMatrix;

/** Draws what analyses found. */
final class Charts {

    /** More panels than that would be too small to be read. */
    private static final int MOST_PANELS = 40;

    private Charts() {}

    /** A map for each neuron, of one scale of colours. */
    static Figure fields(ReceptiveFields fields) {
        double most = fields.fields().stream()
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .max()
                .orElse(1);
        ColourScale scale = ColourScale.diverging("", "").between(-most, most);
        List<Panel> panels = new ArrayList<>();
        for (int neuron = 0; neuron < Math.min(MOST_PANELS, fields.fields().size()); neuron++) {
            double[] field = fields.fields().get(neuron);
            double[][] rows = IntStream.range(0, fields.channels())
                    .mapToObj(channel ->
                            Arrays.copyOfRange(field, channel * fields.bins(), (channel + 1) * fields.bins()))
                    .toArray(double[][]::new);
            double half = fields.binMs() / 2;
            panels.add(Plot.of(
                            Axis.of("delay", "ms"),
                            Axis.whole("channel"),
                            new Mark.Heatmap(
                                    rows,
                                    -half,
                                    fields.bins() * fields.binMs() - half,
                                    -0.5,
                                    fields.channels() - 0.5,
                                    scale))
                    .titled(fields.population() + " " + neuron)
                    .shaped(0.8));
        }
        return Figure.of("", panels.getFirst()).of(panels).in(Math.min(panels.size(), 4));
    }

    /** A panel for each quantity that training changed. */
    static Figure distributions(List<Distribution> all) {
        List<Panel> panels = new ArrayList<>();
        for (Distribution d : all) {
            // Single numbers, such as the width of a kernel, make no distribution.
            if (!d.isUnchanged() && d.after().length > 1 && panels.size() < MOST_PANELS) {
                panels.add(Plot.of(
                                Axis.of(d.quantity(), d.unit().symbol()),
                                Axis.whole("how many"),
                                Mark.histogram("before", d.before()),
                                Mark.histogram("after", d.after()))
                        .titled(d.element() + ": " + d.quantity()));
            }
        }
        if (panels.isEmpty()) {
            panels.add(Plot.of(Axis.of("weight"), Axis.whole("how many")).titled("training changed nothing"));
        }
        return Figure.of("", panels.getFirst()).of(panels).in(Math.min(panels.size(), 2));
    }

    /** How far delays and weights moved, projection by projection. */
    static Figure moves(List<Moves> all) {
        List<Panel> panels = new ArrayList<>();
        for (Moves moves : all) {
            List<Move> synapses = moves.synapses();
            panels.add(Plot.of(
                            Axis.of("change of delay", "ms"),
                            Axis.whole("synapses"),
                            Mark.histogram(
                                    "",
                                    synapses.stream().mapToDouble(Move::delayMs).toArray()))
                    .titled(moves.projection()));
            panels.add(Plot.of(
                            Axis.of("change of weight"),
                            Axis.whole("synapses"),
                            Mark.histogram(
                                    "",
                                    synapses.stream().mapToDouble(Move::weight).toArray()))
                    .titled(moves.projection()));
        }
        return Figure.of("", panels.getFirst()).of(panels).in(2);
    }

    /** A panel for each trace, with the spikes of its neuron as dots at its top. */
    static Figure membranes(List<Trace> traces, double dtMs) {
        List<Panel> panels = new ArrayList<>();
        for (Trace trace : traces) {
            if (trace.isSpikes() || panels.size() >= MOST_PANELS) {
                continue;
            }
            double[] times = IntStream.range(0, trace.values().length)
                    .mapToDouble(t -> t * dtMs)
                    .toArray();
            List<Mark> marks = new ArrayList<>();
            marks.add(Mark.line("", times, trace.values()));
            double top = Arrays.stream(trace.values()).max().orElse(0);
            double bottom = Arrays.stream(trace.values()).min().orElse(0);
            double above = top + 0.15 * (top > bottom ? top - bottom : 1);
            traces.stream()
                    .filter(t -> t.isSpikes()
                            && t.population().equals(trace.population())
                            && t.neuron() == trace.neuron()
                            && t.ticks().length > 0)
                    .forEach(spikes -> marks.add(Mark.points(
                            "spikes",
                            IntStream.of(spikes.ticks())
                                    .mapToDouble(t -> t * dtMs)
                                    .toArray(),
                            IntStream.of(spikes.ticks()).mapToDouble(t -> above).toArray())));
            double end = Math.max(dtMs, (trace.values().length - 1) * dtMs);
            panels.add(Plot.of(
                            Axis.of("time", "ms").between(0, end),
                            Axis.of(trace.quantity()),
                            marks.toArray(Mark[]::new))
                    .titled(trace.population() + " " + trace.neuron())
                    .shaped(0.3));
        }
        if (panels.isEmpty()) {
            panels.add(Plot.of(Axis.of("time", "ms"), Axis.of("membrane potential")));
        }
        return Figure.of("", panels.getFirst()).of(panels).in(panels.size() > 4 ? 2 : 1);
    }

    /** How busy neurons are, layer by layer. */
    static Figure activity(Activity activity) {
        List<Panel> panels = new ArrayList<>();
        activity.layers()
                .forEach(layer -> panels.add(Plot.of(
                                Axis.of("spikes per sample"),
                                Axis.whole("neurons"),
                                Mark.histogram("", layer.perNeuron()))
                        .titled(layer.name())));
        if (panels.isEmpty()) {
            panels.add(Plot.of(Axis.of("spikes per sample"), Axis.whole("neurons")));
        }
        return Figure.of("", panels.getFirst()).of(panels).in(Math.min(panels.size(), 2));
    }

    /** What is taken for what, and confidence against accuracy where it is known. */
    static Figure classes(ConfusionMatrix matrix, Optional<Calibration> calibration) {
        int classes = matrix.classes().size();
        double[][] counts = Arrays.stream(matrix.counts())
                .map(row -> IntStream.of(row).limit(classes).asDoubleStream().toArray())
                .toArray(double[][]::new);
        List<Panel> panels = new ArrayList<>();
        panels.add(Plot.of(
                        Axis.categories("predicted", matrix.classes()),
                        Axis.categoriesDown("class", matrix.classes()),
                        new Mark.Heatmap(
                                counts,
                                -0.5,
                                classes - 0.5,
                                -0.5,
                                classes - 0.5,
                                ColourScale.sequential("samples", "")))
                .shaped(1));
        calibration.ifPresent(found -> {
            List<Calibration.Bin> bins =
                    found.bins().stream().filter(bin -> bin.count() > 0).toList();
            panels.add(Plot.of(
                            Axis.of("confidence").between(0, 1),
                            Axis.of("accuracy").between(0, 1),
                            new Mark.Line("", new double[] {0, 1}, new double[] {0, 1}, Ink.QUIET, true),
                            Mark.points(
                                    "",
                                    bins.stream()
                                            .mapToDouble(Calibration.Bin::confidence)
                                            .toArray(),
                                    bins.stream()
                                            .mapToDouble(Calibration.Bin::accuracy)
                                            .toArray()))
                    .titled("calibration")
                    .shaped(1));
        });
        return Figure.of("", panels.getFirst()).of(panels).in(panels.size());
    }
}
