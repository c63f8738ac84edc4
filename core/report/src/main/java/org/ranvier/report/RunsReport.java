package org.ranvier.report;

import java.util.List;
import org.ranvier.report.compare.ComparisonPage;
import org.ranvier.report.curve.Chart;
import org.ranvier.report.html.Element;
import org.ranvier.report.html.Node;
import org.ranvier.report.html.Page;
import org.ranvier.report.html.Section;
import org.ranvier.training.archive.RecordedRun;

/** The report of several runs side by side. It takes nothing but their files. */
public final class RunsReport {

    private RunsReport() {}

    /**
     * Returns the report.
     *
     * @param runs at least one
     */
    public static Report of(List<RecordedRun> runs) {
        ComparisonPage page = new ComparisonPage(runs);
        List<Section> sections = page.sections();
        Node header = Node.of(Element.of("h1", page.title()), page.lead());
        List<String> charts = page.charts().stream().map(Chart::json).toList();
        return new Report(new Page(page.title(), header, sections, charts, RunReport.footer()).html());
    }
}
