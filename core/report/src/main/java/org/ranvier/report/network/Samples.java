package org.ranvier.report.network;

import java.util.ArrayList;
import java.util.List;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Population;
import org.ranvier.figures.Axis;
import org.ranvier.figures.ColourScale;
import org.ranvier.figures.Mark;
import org.ranvier.figures.Panel;
import org.ranvier.figures.Plot;
import org.ranvier.report.html.Element;
import org.ranvier.report.html.Node;
import org.ranvier.report.html.Section;
import org.ranvier.report.network.RecordedSample.Spikes;
import org.ranvier.report.network.RecordedSample.Trace;
import org.ranvier.training.metric.Prediction;

/** Some samples on their way through the network: input, spikes of every layer, potentials. */
final class Samples {

    private static final String INPUT = "input";

    /** More spikes than this are drawn as counts, as strokes would cover each other and fill the page. */
    private static final int STROKES = 6_000;

    /** So are those of more neurons than this, whose strokes would be too short to be seen. */
    private static final int LINES = 300;

    /** Rows and columns of such a map at most. */
    private static final int CELLS = 120;

    private Samples() {}

    static Section section(Inspection inspection) {
        String heading = "Samples through the network";
        if (inspection.samples().isEmpty()) {
            return Section.leftOut("samples", heading, "the split has no sample");
        }
        Section section = Section.of(
                "samples",
                heading,
                Element.of("p", "Each sample with its input and what every layer does with it, over the same time."));
        section = section.and(
                inspection.after().plan().eventDriven()
                        ? Element.of(
                                        "p",
                                        "There are no potentials, as events drive this network: it has spike times only.")
                                .with("class", "left-out")
                        : Element.of(
                                "p",
                                "Potentials are those of the neurons that spike most or, of a readout, that rise highest."));
        for (RecordedSample sample : inspection.samples()) {
            section = section.and(
                    Element.of(
                            "h3",
                            title(
                                    sample.place(),
                                    inspection.evaluation().predictions().get(sample.place()),
                                    inspection.evaluation().classes())),
                    figure(sample, inspection));
        }
        return section;
    }

    /** Returns what a sample is, and whether it was answered rightly. */
    static String title(int place, Prediction p, List<String> classes) {
        String which = "Sample " + place;
        if (p.label() < 0) {
            return which;
        }
        String right = p.label() == p.predicted()
                ? ", rightly answered"
                : p.predicted() < 0 ? ", not answered" : ", taken for '" + name(classes, p.predicted()) + "'";
        return which + ": class '" + name(classes, p.label()) + "'" + right;
    }

    private static String name(List<String> classes, int label) {
        return label < classes.size() ? classes.get(label) : Integer.toString(label);
    }

    private static Node figure(RecordedSample sample, Inspection inspection) {
        Drawn drawn =
                drawn(sample, inspection.after().plan(), inspection.evaluation().classes());
        return Drawing.wide(
                (sample.traces().isEmpty() ? "Input and spikes" : "Input, spikes and potentials") + " of sample "
                        + sample.place() + ".",
                "Sample " + sample.place() + ": " + drawn.says(),
                drawn.panels(),
                1);
    }

    /**
     * A sample drawn.
     *
     * @param says what is seen, for those who do not see it
     */
    record Drawn(String says, List<Panel> panels) {}

    /**
     * Draws a sample: its input, and spikes and potentials of each population.
     *
     * @param classes the names of the classes
     */
    static Drawn drawn(RecordedSample sample, NetworkPlan plan, List<String> classes) {
        List<Panel> panels = new ArrayList<>();
        panels.add(input(sample));
        List<String> says = new ArrayList<>(List.of(sample.input().timesMs().length + " input events"));
        for (Population p : plan.all(Population.class)) {
            Spikes spikes = sample.spikes().get(p.name());
            if (spikes != null) {
                panels.add(raster("spikes of " + p.name(), spikes, sample));
                says.add(spikes.timesMs().length + " spikes of " + p.name());
            }
            Trace trace = sample.traces().get(p.name());
            if (trace != null) {
                panels.add(trace(p.name(), trace, sample, p.name().equals(plan.output()) ? classes : List.of()));
            }
        }
        return new Drawn(String.join(", ", says), panels);
    }

    private static Panel input(RecordedSample sample) {
        Spikes input = sample.input();
        return sample.graded()
                ? map(INPUT, input, sample, ColourScale.diverging("value", ""))
                : raster(INPUT, input, sample);
    }

    private static Panel raster(String title, Spikes spikes, RecordedSample sample) {
        if (spikes.timesMs().length > STROKES || spikes.count() > LINES) {
            return map(title, spikes, sample, ColourScale.sequential("number of spikes", ""));
        }
        return new Plot(
                title,
                time(sample),
                neurons(title, spikes),
                List.of(Mark.raster(spikes.timesMs(), spikes.neurons(), spikes.count())),
                Math.clamp(spikes.count() / 260.0, 0.06, 0.4));
    }

    private static Panel map(String title, Spikes spikes, RecordedSample sample, ColourScale colours) {
        int ticks = sample.ticks() == 0 ? CELLS : sample.ticks();
        Grouping rows = Grouping.of(spikes.count(), CELLS);
        Grouping columns = Grouping.of(ticks, CELLS);
        double each = sample.graded() && title.equals(INPUT) ? rows.size() * columns.size() : 1;
        double[][] values = new double[rows.count()][columns.count()];
        for (int n = 0; n < spikes.timesMs().length; n++) {
            // A time that is a tick's may lie a hair below it.
            double tick = spikes.timesMs()[n] / sample.lengthMs() * ticks + 1e-6;
            int column = Math.clamp((long) tick, 0, ticks - 1) / columns.size();
            values[spikes.neurons()[n] / rows.size()][column] += spikes.values()[n] / each;
        }
        return new Plot(
                title,
                time(sample),
                neurons(title, spikes),
                List.of(new Mark.Heatmap(
                        values,
                        0,
                        sample.lengthMs() * columns.count() * columns.size() / ticks,
                        -0.5,
                        rows.count() * rows.size() - 0.5,
                        colours)),
                0.3);
    }

    private static Axis time(RecordedSample sample) {
        double length = Math.max(sample.lengthMs(), 1e-3);
        // What happens at 0 is not to lie beneath the axis.
        return Axis.of("time", "ms").between(-length / 100, length);
    }

    private static Axis neurons(String title, Spikes spikes) {
        return Axis.whole(title.equals(INPUT) ? "channel" : "neuron").between(-0.5, spikes.count() - 0.5);
    }

    private static Panel trace(String population, Trace trace, RecordedSample sample, List<String> classes) {
        List<Mark> marks = new ArrayList<>();
        for (int n = 0; n < trace.neurons().length; n++) {
            int neuron = trace.neurons()[n];
            String name = neuron < classes.size() ? classes.get(neuron) : "neuron " + neuron;
            marks.add(Mark.line(name, trace.timesMs(), trace.values()[n]));
        }
        if (Double.isFinite(trace.threshold())) {
            marks.add(Mark.threshold("spike threshold", trace.threshold()));
        }
        return new Plot(trace.state() + " of " + population, time(sample), Axis.of(trace.state()), marks, 0.2);
    }
}
