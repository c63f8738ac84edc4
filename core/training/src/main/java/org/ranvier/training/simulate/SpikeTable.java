package org.ranvier.training.simulate;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.config.ConfigNode;
import org.ranvier.config.ConfigTree;
import org.ranvier.config.Mapping;
import org.ranvier.config.Numbers;
import org.ranvier.config.Place;
import org.ranvier.config.Problems;
import org.ranvier.config.Sequence;

/** Reads spikes from CSV: a header {@code channel,time_ms} or {@code sample,channel,time_ms}, then one spike a line. */
final class SpikeTable {

    private static final List<String> ONE_SAMPLE = List.of("channel", "time_ms");
    private static final List<String> SAMPLES = List.of("sample", "channel", "time_ms");

    private final String source;
    private final Problems problems = new Problems();

    private SpikeTable(String source) {
        this.source = source;
    }

    /** The mapping {@code {spikes: rows}}, each row at its line. */
    static Mapping read(Path file) {
        return new SpikeTable(file.toString()).read(lines(file));
    }

    private Mapping read(List<String> lines) {
        int width = lines.isEmpty() ? 0 : header(cells(lines.getFirst()));
        List<ConfigNode> rows = new ArrayList<>();
        for (int n = 1; n < lines.size() && width > 0; n++) {
            if (!lines.get(n).isBlank()) {
                rows.add(row(lines.get(n), n + 1, width));
            }
        }
        if (width == 0) {
            problem(1, 1, "the first line names no columns", "start with channel,time_ms or sample,channel,time_ms");
        }
        problems.throwIfAny();
        Place place = Place.of(source);
        return ConfigTree.of(place, Map.of("spikes", new Sequence(place, rows)));
    }

    private static int header(List<String> cells) {
        return cells.equals(ONE_SAMPLE) || cells.equals(SAMPLES) ? cells.size() : 0;
    }

    private Numbers row(String line, int number, int width) {
        List<String> cells = cells(line);
        double[] values = new double[width];
        if (cells.size() != width) {
            problem(number, 1, "the line has " + cells.size() + " values, the header " + width, "mend or leave out the line");
            return new Numbers(new Place(source, number, 1), values);
        }
        for (int c = 0, column = 1; c < width; column += line.split(",", -1)[c].length() + 1, c++) {
            values[c] = number(cells.get(c), number, column);
        }
        return new Numbers(new Place(source, number, 1), values);
    }

    private double number(String text, int line, int column) {
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Told below, as for NaN.
        }
        problem(line, column, "'" + text + "' is not a finite number", "write a number such as 1.5");
        return 0;
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split(",", -1)).map(String::strip).toList();
    }

    private void problem(int line, int column, String message, String remedy) {
        Place place = new Place(source, line, column);
        problems.add(place, Problem.data(place.toString(), message, remedy));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            throw unreadable(file, "there is no such file", "check the name and the current folder", e);
        } catch (CharacterCodingException e) {
            throw unreadable(file, "it is not text in UTF-8", "save it as UTF-8", e);
        } catch (IOException e) {
            throw unreadable(file, "it cannot be read (" + e + ")", "check the disk and the permissions", e);
        }
    }

    private static RanvierException unreadable(Path file, String message, String remedy, IOException cause) {
        return new RanvierException(Problem.data(file.toString(), message, remedy), cause);
    }
}
