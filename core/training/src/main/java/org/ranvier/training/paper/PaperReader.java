package org.ranvier.training.paper;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ranvier.api.Range;
import org.ranvier.api.RanvierException;
import org.ranvier.config.ConfigParser;
import org.ranvier.config.ConfigReader;
import org.ranvier.config.tree.Problems;
import org.ranvier.text.Nearest;
import org.ranvier.training.paper.PaperFigure.Scale;

/** Reads files of papers; whatever is wrong with one is said at once. */
public final class PaperReader {

    private static final Range SEEDS = Range.closed(1, 1000);
    private static final Pattern RUN = Pattern.compile("\\{runs?:([^}]*)}");

    private final Problems problems = new Problems();
    private final List<PaperRow> rows = new ArrayList<>();

    private PaperReader() {}

    /**
     * Reads.
     *
     * @throws RanvierException with every problem of the file
     */
    public static Paper read(Path file) {
        PaperReader reader = new PaperReader();
        Paper paper;
        try (ConfigReader top = new ConfigReader(ConfigParser.read(file), reader.problems)) {
            paper = reader.paper(top, file.getFileName().toString().replaceFirst("\\.[^.]*$", ""));
        }
        reader.problems.throwIfAny();
        return paper;
    }

    private Paper paper(ConfigReader top, String name) {
        String title = top.text("title");
        String source = top.text("source", "");
        String note = top.text("note", "");
        ConfigReader quick = top.childOrDefaults("quick");
        RowReader rowReader = new RowReader(
                new RowReader.Usual(
                        top.integer("seeds", SEEDS, 1), quick.integer("seeds", SEEDS, 1), quick.texts("changes")),
                problems);
        top.children("rows").forEach(row -> rows.addAll(rowReader.read(row)));
        if (rows.isEmpty()) {
            top.problem("rows", "there is no row", "give one with a name and an experiment");
        }
        Set<String> names = new HashSet<>();
        for (PaperRow row : rows) {
            if (!names.add(row.name())) {
                problems.add(row.place(), "two rows are called '" + row.name() + "'", "call one of them otherwise");
            }
        }
        Set<String> drawn = new HashSet<>();
        List<PaperFigure> figures = new ArrayList<>();
        for (ConfigReader figure : top.children("figures")) {
            figures.add(figure(figure));
            if (!drawn.add(figures.getLast().name())) {
                figure.problem("name", "two figures have this name", "call one of them otherwise");
            }
        }
        List<Paper.Pair> pairs = new ArrayList<>();
        for (ConfigReader pair : top.children("comparisons")) {
            pairs.add(new Paper.Pair(row(pair, "first"), row(pair, "second")));
        }
        return new Paper(name, title, source, note, rows, figures, pairs);
    }

    private String row(ConfigReader pair, String key) {
        String name = pair.text(key);
        checkRow(pair, key, name);
        return name;
    }

    private PaperFigure figure(ConfigReader figure) {
        String name = figure.text("name");
        if (!name.isEmpty() && !name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            figure.problem("name", "a figure cannot be called '" + name + "'", "use letters, digits, '.' and '-'");
        }
        String title = figure.text("title");
        String where = figure.text("where", "");
        return switch (figure.choice("type", List.of("rows", "curves", "against", "analysis"))) {
            case "curves" -> new PaperFigure.Curves(name, title, where, rows(figure), splits(figure));
            case "against" ->
                new PaperFigure.Against(
                        name, title, where, rows(figure), figure.text("x"), figure.choice("scale", Scale.LINEAR));
            case "analysis" -> {
                List<String> words = figure.texts("analyse");
                if (words.isEmpty()) {
                    figure.problem("analyse", "there is nothing to analyse", "list the words after 'ranvier analyse'");
                }
                yield new PaperFigure.Analysis(name, title, where, named(figure, words), words);
            }
            default -> new PaperFigure.ByRow(name, title, where, rows(figure), figure.text("value", ""));
        };
    }

    private static List<String> splits(ConfigReader figure) {
        List<String> all = List.of("train", "validation", "test");
        List<String> splits = figure.texts("splits");
        splits.stream()
                .filter(split -> !all.contains(split))
                .forEach(split -> figure.problem(
                        "splits", "there is no split '" + split + "'", Nearest.remedy(split, all, "there are")));
        return splits.isEmpty() ? List.of("train", "validation") : splits;
    }

    /** Reads which rows a figure has: names, or beginnings of names before a star; all where it names none. */
    private List<String> rows(ConfigReader figure) {
        Set<String> names = new LinkedHashSet<>();
        for (String pattern : figure.texts("rows")) {
            List<String> matching = Paper.matching(rows, pattern);
            if (matching.isEmpty()) {
                checkRow(figure, "rows", pattern);
            }
            names.addAll(matching);
        }
        return names.isEmpty() ? rows.stream().map(PaperRow::name).toList() : List.copyOf(names);
    }

    private List<String> named(ConfigReader figure, List<String> words) {
        Set<String> names = new LinkedHashSet<>();
        for (String word : words) {
            Matcher run = RUN.matcher(word);
            while (run.find()) {
                checkRow(figure, "analyse", run.group(1));
                names.add(run.group(1));
            }
        }
        return List.copyOf(names);
    }

    private void checkRow(ConfigReader reader, String key, String name) {
        List<String> all = rows.stream().map(PaperRow::name).toList();
        if (!all.contains(name)) {
            reader.problem(key, "there is no row '" + name + "'", Nearest.remedy(name, all, "the rows are"));
        }
    }
}
