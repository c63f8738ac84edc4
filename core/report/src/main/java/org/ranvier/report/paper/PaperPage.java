package org.ranvier.report.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ranvier.figures.Theme;
import org.ranvier.report.compare.PValue;
import org.ranvier.report.compare.PaperTable;
import org.ranvier.report.html.Element;
import org.ranvier.report.html.Node;
import org.ranvier.report.html.Section;
import org.ranvier.report.html.Table;
import org.ranvier.report.network.Drawing;
import org.ranvier.report.paper.PaperContent.Compared;
import org.ranvier.report.paper.PaperContent.Drawn;
import org.ranvier.training.paper.RowResult;
import org.ranvier.training.paper.RowText;
import org.ranvier.training.trial.Comparison;
import org.ranvier.training.trial.SpreadText;

/** The parts of the page on a paper. */
final class PaperPage {

    private static final String QUICK = "This is a quick look: less data, fewer epochs and fewer seeds. It shows that"
            + " everything runs and what the figures look like; its values say nothing about the paper's, which"
            + " therefore are not beside them. Without --quick the rows are run as the paper has them.";

    private final PaperContent content;

    PaperPage(PaperContent content) {
        this.content = content;
    }

    /** Returns the first heading and what belongs to it. */
    Node header() {
        List<Node> nodes = new ArrayList<>();
        nodes.add(Element.of("h1", content.paper().title()));
        if (!content.paper().source().isEmpty()) {
            nodes.add(Element.of("p", content.paper().source()).with("class", "lead"));
        }
        if (content.quick()) {
            nodes.add(Element.of("div", Element.of("p", QUICK))
                    .with("class", "advice")
                    .with("role", "note"));
        }
        if (!content.paper().note().isEmpty()) {
            nodes.add(Element.of("p", content.paper().note()));
        }
        return Node.of(nodes);
    }

    /** Returns the parts in order. */
    List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        sections.add(rows());
        if (content.rows().stream().anyMatch(row -> row.missing().isPresent())) {
            sections.add(missing());
        }
        if (!content.comparisons().isEmpty()) {
            sections.add(comparisons());
        }
        content.figures().forEach(figure -> sections.add(figure(figure)));
        PaperTable copy = table(content.rows(), content.quick());
        sections.add(copy.section());
        return sections;
    }

    /** Returns the table as readmes and papers have it. */
    static PaperTable table(List<RowResult> rows, boolean quick) {
        return new PaperTable(
                RowText.head(quick),
                rows.stream().map(row -> RowText.cells(row, quick)).toList());
    }

    private Section rows() {
        Table table = Table.of(
                (content.quick() ? "Quick look: reduced data, epochs and seeds. " : "")
                        + "Test values at the epoch of the best validation value, mean ± standard deviation over seeds;"
                        + " spikes are those of one sample, the time is that of one run.",
                RowText.head(content.quick()).toArray(String[]::new));
        for (RowResult row : content.rows()) {
            table = table.row(
                    RowText.cells(row, content.quick()).stream().map(Node::text).toList());
        }
        List<Element> notes = new ArrayList<>();
        content.rows().forEach(row -> note(row).ifPresent(note -> notes.add(Element.of("li", note))));
        return Section.of(
                "rows", "Rows", table.node(), notes.isEmpty() ? Node.none() : Element.of("ul", List.copyOf(notes)));
    }

    private Optional<String> note(RowResult row) {
        List<String> parts = new ArrayList<>();
        if (!content.quick()) {
            row.row()
                    .published()
                    .map(value -> "the paper's value is from its " + value.where()
                            + (value.selectedOnTest()
                                    ? " and selected on test; the best of all epochs is here " + RowText.best(row)
                                    : ""))
                    .ifPresent(parts::add);
        }
        if (!row.row().note().isEmpty()) {
            parts.add(row.row().note());
        }
        row.results().stream()
                .filter(result -> !result.reason().isEmpty())
                .forEach(result -> parts.add(result.trial().text() + " failed: " + result.reason()));
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(row.row().label() + ": " + String.join("; ", parts) + ".");
    }

    private Section missing() {
        Table table = Table.of("Rows whose data is not here, and how to get it.", "row", "what is missing", "remedy");
        for (RowResult row : content.rows()) {
            if (row.missing().isPresent()) {
                table = table.row(
                        row.row().label(),
                        row.missing().get().message(),
                        row.missing().get().remedy());
            }
        }
        return Section.of("missing", "What needs data", table.node());
    }

    private Section comparisons() {
        Table table = Table.of(
                "Rows compared seed by seed: the second less the first, mean ± standard deviation of the differences;"
                        + " two-sided p of Student's paired t test and of Wilcoxon's signed-rank test.",
                "first",
                "second",
                "pairs",
                "difference",
                "t test",
                "Wilcoxon");
        for (Compared compared : content.comparisons()) {
            Comparison comparison = compared.comparison();
            table = table.row(
                    compared.first(),
                    compared.second(),
                    Integer.toString(comparison.pairs().size()),
                    SpreadText.difference(comparison.metric(), comparison.differences()),
                    PValue.text(comparison.pairedT().orElse(Double.NaN)),
                    PValue.text(comparison.wilcoxon().orElse(Double.NaN)));
        }
        return Section.of("comparisons", "Comparisons", table.node());
    }

    private Section figure(Drawn drawn) {
        String id = "figure-" + drawn.figure().name();
        if (drawn.drawing().isEmpty()) {
            return Section.leftOut(id, drawn.figure().title(), drawn.leftOut());
        }
        String where = drawn.figure().where().isEmpty()
                ? ""
                : "Counterpart of the paper's " + drawn.figure().where() + ". ";
        Node picture = Drawing.page(
                where + (content.quick() && !drawn.figure().rows().isEmpty() ? "Quick look, reduced. " : "")
                        + "Also in figures/" + drawn.figure().name() + ".svg.",
                drawn.figure().title(),
                drawn.drawing().get().on(Theme.READER));
        Node text = drawn.text().isEmpty()
                ? Node.none()
                : Element.of("pre", String.join("\n", drawn.text())).with("tabindex", "0");
        return Section.of(id, drawn.figure().title(), picture, text);
    }
}
