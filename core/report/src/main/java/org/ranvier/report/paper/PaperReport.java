package org.ranvier.report.paper;

import java.util.List;
import org.ranvier.report.Report;
import org.ranvier.report.html.Element;
import org.ranvier.report.html.Node;
import org.ranvier.report.html.Page;
import org.ranvier.training.paper.RowResult;

/** The report of a paper that was computed again. */
public final class PaperReport {

    private PaperReport() {}

    /** Returns the page. */
    public static Report of(PaperContent content) {
        PaperPage page = new PaperPage(content);
        Node footer =
                Element.of("p", "Made by ranvier reproduce. This page loads nothing and works without a network.");
        return new Report(new Page(content.paper().title(), page.header(), page.sections(), List.of(), footer).html());
    }

    /** Returns the table in Markdown. */
    public static String markdown(List<RowResult> rows, boolean quick) {
        return PaperPage.table(rows, quick).markdown();
    }
}
