package org.ranvier.cli.reproduce;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.cli.command.Outcome;
import org.ranvier.cli.terminal.Console;
import org.ranvier.cli.terminal.Table;
import org.ranvier.training.metric.MetricText;
import org.ranvier.training.paper.Paper;
import org.ranvier.training.paper.PaperReader;
import org.ranvier.training.paper.PaperRow;
import org.ranvier.training.paper.PublishedValue;

/** Lists papers, and the rows of one. */
final class PaperList {

    private PaperList() {}

    static Outcome papers(Papers papers, Console console) {
        Table table = new Table(0, 30).row("paper", "rows", "title");
        List<Map<String, Object>> list = new ArrayList<>();
        for (String name : papers.names()) {
            Paper paper = PaperReader.read(papers.find(name));
            table.row(name, Integer.toString(paper.rows().size()), paper.title());
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("paper", name);
            json.put("title", paper.title());
            json.put("source", paper.source());
            json.put("rows", paper.rows().size());
            list.add(json);
        }
        console.text().print(table.text(console.width()));
        return Outcome.success(Map.of("papers", list));
    }

    static Outcome rows(Paper paper, boolean quick, Console console) {
        console.text().println(paper.title());
        Table table = new Table(2, 40).row("row", "paper", "runs", "what it is");
        List<Map<String, Object>> list = new ArrayList<>();
        for (PaperRow row : paper.rows()) {
            table.row(
                    row.name(),
                    row.published().map(PublishedValue::text).orElse(MetricText.NONE),
                    RowTable.runs(row, quick),
                    row.label() + " (" + row.experiment() + ")");
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("row", row.name());
            json.put("label", row.label());
            json.put("experiment", row.experiment());
            json.put("changes", row.changes(quick));
            json.put("seeds", row.trials(quick).size());
            list.add(json);
        }
        console.text().print(table.text(console.width()));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("paper", paper.name());
        json.put("title", paper.title());
        json.put("rows", list);
        return Outcome.success(json);
    }
}
