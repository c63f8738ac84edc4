package org.ranvier.report.network;

import java.util.ArrayList;
import java.util.List;
import org.ranvier.analysis.Descriptives;
import org.ranvier.analysis.Distribution;
import org.ranvier.analysis.Moves;
import org.ranvier.analysis.Moves.Move;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.ParameterId.Role;
import org.ranvier.figures.Axis;
import org.ranvier.figures.Ink;
import org.ranvier.figures.Mark;
import org.ranvier.figures.Plot;
import org.ranvier.report.html.Element;
import org.ranvier.report.html.Node;
import org.ranvier.report.html.Section;
import org.ranvier.report.html.Table;

/** What training changed: weights and delays, and the parameters of neurons. */
final class Changes {

    private static final int MOVES = 5;

    private Changes() {}

    /** Returns the section on weights and delays. */
    static Section synapses(Inspection inspection) {
        List<Distribution> all = Distribution.of(inspection.before(), inspection.after()).stream()
                .filter(d -> !isOfNeurons(inspection.after().plan(), d))
                .toList();
        List<Node> figures = all.stream()
                .filter(d -> (d.quantity().equals("weight") || d.quantity().equals("delay")) && !isConstant(d))
                .map(Changes::histogram)
                .toList();
        Section section = Section.of(
                "synapses",
                "Weights and delays before and after training",
                Element.of(
                        "p",
                        "Numbers as they act: one weight and one delay per synapse, delays before they are rounded to"
                                + " ticks."),
                Element.of("div", figures).with("class", "grid"),
                table("Numbers of synapses before and after training.", all));
        for (Moves moves : Moves.of(inspection.before(), inspection.after())) {
            section = section.and(moves(moves));
        }
        return section;
    }

    /** Returns the section on the parameters of neurons. */
    static Section neurons(Inspection inspection) {
        String heading = "Neuron parameters";
        NetworkPlan plan = inspection.after().plan();
        List<Distribution> all = Distribution.of(inspection.before(), inspection.after()).stream()
                .filter(d -> isOfNeurons(plan, d))
                .toList();
        if (all.isEmpty()) {
            return Section.leftOut("neurons", heading, "the neurons of this network have no parameters");
        }
        List<Node> figures = all.stream()
                .filter(d -> !d.isUnchanged() && !isConstant(d))
                .map(Changes::histogram)
                .toList();
        Section section = Section.of("neurons", heading, table("Parameters before and after training.", all));
        return figures.isEmpty()
                ? section
                : section.and(Element.of("div", figures).with("class", "grid"));
    }

    /** A projection often has the name of the population that it leads to; their parameters differ. */
    private static boolean isOfNeurons(NetworkPlan plan, Distribution d) {
        return plan.parameters(d.element(), Role.NEURON_PARAMETER).stream()
                .anyMatch(spec -> spec.id().name().equals(d.quantity()));
    }

    private static boolean isConstant(Distribution d) {
        double min = Math.min(d.describeBefore().min(), d.describeAfter().min());
        double max = Math.max(d.describeBefore().max(), d.describeAfter().max());
        return !(max > min);
    }

    private static Node histogram(Distribution d) {
        String name = d.quantity() + " of " + d.element();
        Plot plot = Plot.of(
                Axis.of(d.quantity().replace('_', ' '), d.unit().symbol()),
                Axis.whole("how many"),
                new Mark.Histogram("before", d.before(), 0, Ink.QUIET),
                new Mark.Histogram("after", d.after(), 0, Ink.BLUE));
        String change = "mean " + Drawing.number(d.describeBefore().mean()) + " before and "
                + Drawing.number(d.describeAfter().mean()) + " after training";
        return Drawing.half(capitalised(name) + ".", "Histograms of the " + name + ": " + change, plot);
    }

    private static Node table(String caption, List<Distribution> all) {
        Table table = Table.of(
                caption, "of", "number", "unit", "how many", "before: mean ± sd", "after: mean ± sd", "after: range");
        for (Distribution d : all) {
            Descriptives before = d.describeBefore();
            Descriptives after = d.describeAfter();
            table = table.row(
                    d.element(),
                    d.quantity(),
                    d.unit().symbol().isEmpty() ? "–" : d.unit().symbol(),
                    Drawing.count(after.count()),
                    spread(before),
                    d.isUnchanged() ? "unchanged" : spread(after),
                    after.min() == after.max()
                            ? Drawing.number(after.min())
                            : Drawing.number(after.min()) + " to " + Drawing.number(after.max()));
        }
        return table.node();
    }

    private static String spread(Descriptives d) {
        return d.count() == 1 || d.sd() == 0 || Double.isNaN(d.sd())
                ? Drawing.number(d.mean())
                : Drawing.number(d.mean()) + " ± " + Drawing.number(d.sd());
    }

    private static Node moves(Moves moves) {
        List<Node> content = new ArrayList<>();
        content.add(Element.of(
                "p",
                "In " + moves.projection() + " a weight moved by " + Drawing.number(moves.meanWeight())
                        + " in the mean, a delay by " + Drawing.number(moves.meanDelayMs()) + " ms"
                        + (moves.dropped() + moves.grown() > 0
                                ? "; " + Drawing.count(moves.dropped()) + " synapses were dropped and "
                                        + Drawing.count(moves.grown()) + " grown"
                                : "")
                        + "."));
        List<Move> farthest = moves.byDelay(MOVES).isEmpty() ? moves.byWeight(MOVES) : moves.byDelay(MOVES);
        if (!farthest.isEmpty()) {
            Table table = Table.of(
                    "Synapses of " + moves.projection() + " that moved farthest.",
                    "from",
                    "to",
                    "delay before",
                    "delay after",
                    "weight before",
                    "weight after");
            for (Move move : farthest) {
                table = table.row(
                        Integer.toString(move.pre()),
                        Integer.toString(move.post()),
                        Drawing.number(move.delayBeforeMs()) + " ms",
                        Drawing.number(move.delayAfterMs()) + " ms",
                        Drawing.number(move.weightBefore()),
                        Drawing.number(move.weightAfter()));
            }
            content.add(Element.of("details", Element.of("summary", "Those that moved farthest"), table.node()));
        }
        return Node.of(content);
    }

    private static String capitalised(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1).replace('_', ' ');
    }
}
