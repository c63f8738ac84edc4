package org.ranvier.report;

import java.util.List;
import org.ranvier.report.html.Element;
import org.ranvier.report.html.Node;
import org.ranvier.report.html.Page;
import org.ranvier.report.sweep.SweepPage;
import org.ranvier.training.trial.SeriesFolder;

/** The report of a sweep. It takes nothing but the files of its folder. */
public final class SweepReport {

    private SweepReport() {}

    /** Returns the report. */
    public static Report of(SeriesFolder folder) {
        SweepPage page = new SweepPage(folder);
        Node header = Node.of(Element.of("h1", page.title()), page.lead());
        return new Report(new Page(page.title(), header, page.sections(), List.of(), RunReport.footer()).html());
    }
}
