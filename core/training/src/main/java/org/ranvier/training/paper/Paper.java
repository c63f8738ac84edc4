package org.ranvier.training.paper;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.text.Nearest;

/**
 * A paper whose results are computed again.
 *
 * @param name that of its file
 * @param title what pages are headed with
 * @param source where it was published
 * @param note what must be known of all rows; may be empty
 * @param rows in the order of the table
 * @param figures in the order of the page
 * @param comparisons which rows are compared seed by seed
 */
public record Paper(
        String name,
        String title,
        String source,
        String note,
        List<PaperRow> rows,
        List<PaperFigure> figures,
        List<Pair> comparisons) {

    /** Two rows of which the second is compared with the first. */
    public record Pair(String first, String second) {}

    public Paper {
        rows = List.copyOf(rows);
        figures = List.copyOf(figures);
        comparisons = List.copyOf(comparisons);
    }

    /** Returns this paper with some of its rows, the figures of these, and the comparisons between them. */
    public Paper of(List<String> patterns) {
        Set<String> names = new LinkedHashSet<>();
        for (String pattern : patterns) {
            List<String> matching = matching(rows, pattern);
            if (matching.isEmpty()) {
                List<String> all = rows.stream().map(PaperRow::name).toList();
                throw new RanvierException(Problem.usage(
                        "--rows", name + " has no row '" + pattern + "'", Nearest.remedy(pattern, all, "there are")));
            }
            names.addAll(matching);
        }
        return new Paper(
                name,
                title,
                source,
                note,
                rows.stream().filter(row -> names.contains(row.name())).toList(),
                figures.stream()
                        .filter(figure -> figure.rows().isEmpty()
                                || figure.rows().stream().anyMatch(names::contains))
                        .toList(),
                comparisons.stream()
                        .filter(pair -> names.contains(pair.first()) && names.contains(pair.second()))
                        .toList());
    }

    /** Returns the names of the rows that a pattern means: a name, or the beginning of names before a star. */
    static List<String> matching(List<PaperRow> rows, String pattern) {
        List<String> names = new ArrayList<>();
        for (PaperRow row : rows) {
            boolean meant = pattern.endsWith("*")
                    ? row.name().startsWith(pattern.substring(0, pattern.length() - 1))
                    : row.name().equals(pattern);
            if (meant) {
                names.add(row.name());
            }
        }
        return names;
    }
}
