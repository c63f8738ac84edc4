package org.ranvier.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.ranvier.report.curve.Chart;
import org.ranvier.report.html.Element;
import org.ranvier.report.html.Node;
import org.ranvier.report.html.Page;
import org.ranvier.report.html.Section;
import org.ranvier.report.network.Inspection;
import org.ranvier.report.network.NetworkSections;
import org.ranvier.report.run.LearningCurves;
import org.ranvier.report.run.Provenance;
import org.ranvier.report.run.TestFigures;
import org.ranvier.training.Experiment;
import org.ranvier.training.archive.RecordedRun;
import org.ranvier.training.archive.RunAdvice;

/** The report of one run. */
public final class RunReport {

    private RunReport() {}

    /**
     * Returns the report. What the run cannot give is left out with the reason in its place.
     *
     * @param experiment loads the run's experiment, to look into its network
     */
    public static Report of(RecordedRun run, Supplier<Experiment> experiment) {
        Inspection.Outcome network = Inspection.attempt(run, experiment);
        List<Chart> charts = LearningCurves.of(run);
        List<Section> sections = new ArrayList<>();
        sections.add(curves(charts));
        sections.addAll(NetworkSections.of(network));
        sections.addAll(Provenance.sections(run));
        String title = run.overview().experiment() + ": " + TestFigures.headline(run);
        Node header = Node.of(
                Element.of("h1", title),
                Element.of("p", Provenance.sentence(run)).with("class", "lead"),
                TestFigures.node(run),
                advice(run, network));
        return new Report(new Page(
                        title,
                        header,
                        sections,
                        charts.stream().map(Chart::json).toList(),
                        footer())
                .html());
    }

    private static Node advice(RecordedRun run, Inspection.Outcome network) {
        List<String> sentences = new ArrayList<>(RunAdvice.of(run));
        if (network instanceof Inspection.Outcome.Done(Inspection inspection)) {
            sentences.addAll(RunAdvice.of(inspection.after()));
        }
        if (sentences.isEmpty()) {
            return Node.none();
        }
        List<Element> items = sentences.stream()
                .map(s -> Element.of("li", Character.toUpperCase(s.charAt(0)) + s.substring(1) + "."))
                .toList();
        return Element.of("div", Element.of("p", "What to look at"), Element.of("ul", items))
                .with("class", "advice")
                .with("role", "note");
    }

    private static Section curves(List<Chart> charts) {
        String heading = "Learning curves";
        if (charts.isEmpty()) {
            return Section.leftOut("curves", heading, "no epoch of this run has been finished");
        }
        List<Node> figures = IntStream.range(0, charts.size())
                .mapToObj(n -> charts.get(n).figure(n))
                .toList();
        return Section.of("curves", heading, Element.of("div", figures).with("class", "grid"));
    }

    static Node footer() {
        return Element.of("p", "Made by ranvier report. This page loads nothing and works without a network.");
    }
}
