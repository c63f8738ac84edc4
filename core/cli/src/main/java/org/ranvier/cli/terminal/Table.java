package org.ranvier.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ranvier.text.Printable;

/** Text in columns, with cells wrapped so that lines fit a terminal; the last column takes the space that is left. */
public final class Table {

    private static final int GAP = 2;
    /** However wide the other columns are, the last one keeps this. */
    private static final int NARROWEST_LAST = 24;

    private static final int WIDEST_OTHER = 18;

    private final int indent;
    private final int widestOther;
    private final List<List<String>> rows = new ArrayList<>();

    public Table(int indent) {
        this(indent, WIDEST_OTHER);
    }

    /** @param widestOther how wide columns may be, but for the last one, before cells of several words wrap */
    public Table(int indent, int widestOther) {
        this.indent = indent;
        this.widestOther = widestOther;
    }

    /** Adds a row; all rows have as many cells. */
    public Table row(String... cells) {
        rows.add(Stream.of(cells).map(Printable::of).toList());
        return this;
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The table with lines of about the given width at most, each ended. */
    public String text(int width) {
        if (isEmpty()) {
            return "";
        }
        int[] widths = widths(width);
        StringBuilder out = new StringBuilder();
        for (List<String> row : rows) {
            List<List<String>> cells = IntStream.range(0, row.size())
                    .mapToObj(i -> wrap(row.get(i), widths[i]))
                    .toList();
            int height = cells.stream().mapToInt(List::size).max().orElse(0);
            for (int i = 0; i < height; i++) {
                out.append(line(cells, i, widths)).append('\n');
            }
        }
        return out.toString();
    }

    /** Words in lines of at most the given width; a longer word has a line of its own. */
    public static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private String line(List<List<String>> cells, int index, int[] widths) {
        StringBuilder line = new StringBuilder(" ".repeat(indent));
        for (int i = 0; i < widths.length; i++) {
            String part = index < cells.get(i).size() ? cells.get(i).get(index) : "";
            line.append(part).append(" ".repeat(Math.max(0, widths[i] - part.length()) + GAP));
        }
        return line.toString().stripTrailing();
    }

    private int[] widths(int width) {
        int last = rows.getFirst().size() - 1;
        int[] widths = IntStream.rangeClosed(0, last).map(this::width).toArray();
        int left = indent + IntStream.of(widths).limit(last).map(w -> w + GAP).sum();
        widths[last] = Math.max(NARROWEST_LAST, width - left);
        return widths;
    }

    /**
     * Returns the width of a column: that of its widest cell, but cells of several words wrap before they take too
     * much.
     */
    private int width(int column) {
        return rows.stream()
                .flatMap(row -> wrap(row.get(column), widestOther).stream())
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }
}
