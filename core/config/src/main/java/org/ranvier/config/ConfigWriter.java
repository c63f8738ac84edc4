package org.ranvier.config;

import java.util.Iterator;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.ranvier.config.tree.ConfigNode;
import org.ranvier.config.tree.Mapping;
import org.ranvier.config.tree.Numbers;
import org.ranvier.config.tree.Scalar;
import org.ranvier.config.tree.Sequence;
import org.ranvier.config.tree.YamlText;

/**
 * Writes trees as YAML: the same text for the same tree, small things on one line, numbers as short as they are exact.
 */
public final class ConfigWriter {

    private static final int WIDTH = 110;
    private static final int INDENT = 2;

    private final StringBuilder out = new StringBuilder();

    private ConfigWriter() {}

    /** The text of a tree, ending with a line end. */
    public static String write(Mapping root) {
        ConfigWriter writer = new ConfigWriter();
        if (root.entries().isEmpty()) {
            return "{}\n";
        }
        writer.entries(root, 0);
        return writer.out.toString();
    }

    /** Entries from where the output stands; later lines are indented. */
    private void entries(Mapping mapping, int indent) {
        Iterator<Map.Entry<String, Mapping.Entry>> entries =
                mapping.entries().entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<String, Mapping.Entry> entry = entries.next();
            String key = YamlText.text(entry.getKey()) + ":";
            out.append(key);
            value(entry.getValue().value(), indent, indent + key.length() + 1);
            if (entries.hasNext()) {
                out.append(" ".repeat(indent));
            }
        }
    }

    /** Writes what follows a key, with the line end. */
    private void value(ConfigNode node, int indent, int column) {
        if (isInline(node, column)) {
            out.append(' ').append(inline(node)).append('\n');
            return;
        }
        switch (node) {
            case Mapping mapping -> {
                out.append('\n').append(" ".repeat(indent + INDENT));
                entries(mapping, indent + INDENT);
            }
            case Sequence sequence -> {
                out.append('\n');
                sequence.items().forEach(item -> item(item, indent + INDENT));
            }
            case Numbers _, Scalar _ -> throw new IllegalStateException("always on one line");
        }
    }

    private void item(ConfigNode item, int indent) {
        out.append(" ".repeat(indent)).append("-");
        if (item instanceof Mapping mapping && !isInline(item, indent + INDENT)) {
            out.append(' ');
            entries(mapping, indent + INDENT);
        } else {
            value(item, indent, indent + INDENT);
        }
    }

    /**
     * Whether a node reads well on the line: nothing within it has parts of its own, and the line does not get long.
     */
    private static boolean isInline(ConfigNode node, int column) {
        return switch (node) {
            case Scalar _, Numbers _ -> true;
            case Mapping mapping ->
                mapping.entries().values().stream().allMatch(entry -> isLeaf(entry.value()))
                        && column + inline(node).length() <= WIDTH;
            case Sequence sequence ->
                sequence.items().stream().allMatch(ConfigWriter::isLeaf)
                        && column + inline(node).length() <= WIDTH;
        };
    }

    private static boolean isLeaf(ConfigNode node) {
        return switch (node) {
            case Scalar _, Numbers _ -> true;
            case Mapping mapping -> mapping.entries().isEmpty();
            case Sequence sequence -> sequence.items().isEmpty();
        };
    }

    /** Returns the text of a node on one line. */
    public static String inline(ConfigNode node) {
        return switch (node) {
            case Scalar scalar -> YamlText.of(scalar);
            case Numbers numbers ->
                DoubleStream.of(numbers.values())
                        .mapToObj(YamlText::number)
                        .collect(Collectors.joining(", ", "[", "]"));
            case Sequence list -> joined(list.items(), ConfigWriter::inline, "[", "]");
            case Mapping mapping ->
                joined(
                        mapping.entries().entrySet(),
                        entry -> YamlText.text(entry.getKey()) + ": "
                                + inline(entry.getValue().value()),
                        "{",
                        "}");
        };
    }

    private static <T> String joined(Iterable<T> parts, Function<T, String> text, String open, String close) {
        StringBuilder out = new StringBuilder(open);
        parts.forEach(part -> out.append(out.length() == 1 ? "" : ", ").append(text.apply(part)));
        return out.append(close).toString();
    }
}
