package org.ranvier.report.compare;

import java.util.List;
import java.util.stream.Collectors;
import org.ranvier.report.html.Element;
import org.ranvier.report.html.Node;
import org.ranvier.report.html.Section;

/**
 * A table as papers and readmes have it.
 *
 * @param head the names of the columns
 * @param rows the cells as text, row by row; the first column is text, the others are numbers
 */
public record PaperTable(List<String> head, List<List<String>> rows) {

    /** Returns it in Markdown. */
    public String markdown() {
        StringBuilder text = new StringBuilder();
        line(text, head);
        text.append("|---").append("|---:".repeat(head.size() - 1)).append("|\n");
        rows.forEach(row -> line(text, row));
        return text.toString();
    }

    private static void line(StringBuilder text, List<String> cells) {
        text.append(cells.stream()
                .map(cell -> cell.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;"))
                .collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    /** Returns it for the package booktabs. */
    String latex() {
        StringBuilder text = new StringBuilder("% \\usepackage{booktabs}\n\\begin{tabular}{l");
        text.append("r".repeat(head.size() - 1)).append("}\n\\toprule\n");
        row(text, head);
        text.append("\\midrule\n");
        rows.forEach(row -> row(text, row));
        return text.append("\\bottomrule\n\\end{tabular}\n").toString();
    }

    /** Returns a part of a page from which it can be copied. */
    public Section section() {
        return Section.of(
                "copy",
                "The table for a paper",
                copy("LaTeX", "latex", latex()),
                copy("Markdown", "markdown", markdown()));
    }

    private static Node copy(String name, String id, String text) {
        return Node.of(
                Element.of("h3", name),
                Element.of("pre", Element.of("code", text).with("id", id)).with("tabindex", "0"),
                Element.of("button", "Copy " + name).with("type", "button").with("data-copy", id));
    }

    private static void row(StringBuilder text, List<String> cells) {
        text.append(cells.stream().map(PaperTable::escaped).collect(Collectors.joining(" & ")))
                .append(" \\\\\n");
    }

    /** What LaTeX would read as commands is text. */
    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        for (int n = 0; n < text.length(); n++) {
            char c = text.charAt(n);
            switch (c) {
                case '\\' -> out.append("\\textbackslash{}");
                case '~' -> out.append("\\textasciitilde{}");
                case '^' -> out.append("\\textasciicircum{}");
                case '&', '%', '$', '#', '_', '{', '}' -> out.append('\\').append(c);
                case '±' -> out.append("$\\pm$");
                case '–' -> out.append("--");
                case '−' -> out.append("$-$");
                case '<', '>' -> out.append('$').append(c).append('$');
                default -> out.append(c);
            }
        }
        return out.toString();
    }
}
