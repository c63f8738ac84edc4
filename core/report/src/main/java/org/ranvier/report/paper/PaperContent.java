package org.ranvier.report.paper;

import java.util.List;
import java.util.Optional;
import org.ranvier.figures.Figure;
import org.ranvier.training.paper.Paper;
import org.ranvier.training.paper.PaperFigure;
import org.ranvier.training.paper.RowResult;
import org.ranvier.training.trial.Comparison;

/**
 * What the page on a paper shows.
 *
 * @param quick whether rows were reduced to a quick look
 * @param rows what came of them
 * @param comparisons rows held against each other
 * @param figures the figures, drawn or not
 */
public record PaperContent(
        Paper paper, boolean quick, List<RowResult> rows, List<Compared> comparisons, List<Drawn> figures) {

    public PaperContent {
        rows = List.copyOf(rows);
        comparisons = List.copyOf(comparisons);
        figures = List.copyOf(figures);
    }

    /**
     * Two rows, seed by seed.
     *
     * @param first the label of one
     * @param second the label of the other
     * @param comparison what they differ in
     */
    public record Compared(String first, String second, Comparison comparison) {}

    /**
     * A figure of the page.
     *
     * @param figure which of the paper's
     * @param drawing what it looks like; empty if it could not be drawn
     * @param text what belongs to it, line by line
     * @param leftOut why it could not be drawn; empty if it was
     */
    public record Drawn(PaperFigure figure, Optional<Figure> drawing, List<String> text, String leftOut) {}
}
