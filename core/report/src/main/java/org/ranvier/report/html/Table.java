package org.ranvier.report.html;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A table with a caption. Its first column names the rows; columns of numbers are aligned to the right.
 *
 * @param caption what it shows, a sentence
 * @param head the names of the columns
 * @param rows the cells, row by row
 */
public record Table(String caption, List<String> head, List<List<Node>> rows) {

    public Table {
        head = List.copyOf(head);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** Returns a table without rows. */
    public static Table of(String caption, String... head) {
        return new Table(caption, List.of(head), List.of());
    }

    /** Returns this table with a row more. */
    public Table row(String... cells) {
        return row(Arrays.stream(cells).map(Node::text).toList());
    }

    /** Returns this table with a row more. */
    public Table row(List<? extends Node> cells) {
        List<List<Node>> more = new ArrayList<>(rows);
        more.add(List.copyOf(cells));
        return new Table(caption, head, more);
    }

    /** Returns the table, in a box that scrolls where the page is too narrow for it. */
    public Node node() {
        List<Node> names = head.stream()
                .<Node>map(name -> Element.of("th", name).with("scope", "col"))
                .toList();
        List<Node> body = rows.stream().<Node>map(Table::line).toList();
        Element table = Element.of(
                "table",
                Element.of("caption", caption),
                Element.of("thead", Element.of("tr", names)),
                Element.of("tbody", body));
        return Element.of("div", table)
                .with("class", "scroll")
                .with("tabindex", "0")
                .with("role", "region")
                .with("aria-label", caption);
    }

    private static Element line(List<Node> cells) {
        return Element.of(
                "tr",
                IntStream.range(0, cells.size())
                        .mapToObj(
                                n -> n == 0 ? Element.of("th", cells.get(0)).with("scope", "row") : cell(cells.get(n)))
                        .toList());
    }

    private static Element cell(Node content) {
        Element cell = Element.of("td", content);
        return content instanceof Node.Text(String text) && text.matches("[-−–+<≈]?\\s*[\\d.,]+.*")
                ? cell.with("class", "number")
                : cell;
    }
}
