package org.ranvier.training.simulate;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.config.tree.ConfigNode;
import org.ranvier.config.tree.ConfigTree;
import org.ranvier.config.tree.Mapping;
import org.ranvier.config.tree.Numbers;
import org.ranvier.config.tree.Place;
import org.ranvier.config.tree.Problems;
import org.ranvier.config.tree.Sequence;
import org.ranvier.text.DiskReason;

/**
 * Reads spikes from CSV: a header {@code channel,time_ms} or {@code sample,channel,time_ms}, then one spike a line.
 * Fields may be quoted, and may lie between semicolons or tabs, with decimal commas then; lines that begin with
 * {@code #} are left out.
 */
final class SpikeTable {

    private static final List<String> ONE_SAMPLE = List.of("channel", "time_ms");
    private static final List<String> SAMPLES = List.of("sample", "channel", "time_ms");
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t');

    private final String source;
    private final boolean decimalCommas;
    private final Problems problems = new Problems();

    private SpikeTable(String source, boolean decimalCommas) {
        this.source = source;
        this.decimalCommas = decimalCommas;
    }

    /** The mapping {@code {spikes: rows}}, each row at its line. */
    static Mapping read(Path file) {
        Optional<CsvParseException> unclosed = Optional.empty();
        for (char separator : SEPARATORS) {
            List<CsvRecord> lines = List.of();
            try {
                lines = lines(file, separator);
            } catch (CsvParseException e) {
                // Perhaps what follows a quote is another separator.
                unclosed = Optional.of(e);
            }
            if (!lines.isEmpty() && isHeader(lines.getFirst())) {
                return new SpikeTable(file.toString(), separator != ',')
                        .read(
                                lines.subList(1, lines.size()),
                                cells(lines.getFirst()).size());
            }
        }
        if (unclosed.isPresent()) {
            throw unreadable(
                    file, "a field of it has no end: perhaps a quote is not closed", "mend the file", unclosed.get());
        }
        Place start = new Place(file.toString(), 1, 1);
        throw new RanvierException(Problem.data(
                start.toString(),
                "the first line names no columns",
                "start with channel,time_ms or sample,channel,time_ms"));
    }

    private Mapping read(List<CsvRecord> lines, int width) {
        List<ConfigNode> rows = new ArrayList<>();
        for (CsvRecord line : lines) {
            if (!cells(line).stream().allMatch(String::isEmpty)) {
                rows.add(row(cells(line), (int) line.getStartingLineNumber(), width));
            }
        }
        problems.throwIfAny();
        Place place = Place.of(source);
        return ConfigTree.of(place, Map.of("spikes", new Sequence(place, rows)));
    }

    private static boolean isHeader(CsvRecord line) {
        List<String> names =
                cells(line).stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        return names.equals(ONE_SAMPLE) || names.equals(SAMPLES);
    }

    private Numbers row(List<String> cells, int number, int width) {
        double[] values = new double[width];
        if (cells.size() != width) {
            problem(
                    number,
                    "the line has " + cells.size() + " values, the header " + width,
                    "mend or leave out the line");
            return new Numbers(new Place(source, number, 1), values);
        }
        for (int c = 0; c < width; c++) {
            values[c] = number(cells.get(c), number);
        }
        return new Numbers(new Place(source, number, 1), values);
    }

    private double number(String text, int line) {
        try {
            double value = Double.parseDouble(decimalCommas ? text.replace(',', '.') : text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Told below, as for NaN.
        }
        problem(line, "'" + text + "' is not a finite number", "write a number such as 1.5");
        return 0;
    }

    private static List<String> cells(CsvRecord line) {
        return line.getFields().stream().map(String::strip).toList();
    }

    private void problem(int line, String message, String remedy) {
        Place place = new Place(source, line, 1);
        problems.add(place, Problem.data(place.toString(), message, remedy));
    }

    private static List<CsvRecord> lines(Path file, char separator) {
        CsvReader.CsvReaderBuilder builder = CsvReader.builder()
                .fieldSeparator(separator)
                .commentStrategy(CommentStrategy.SKIP)
                .trimWhitespacesAroundQuotes(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .detectBomHeader(true);
        try (CsvReader<CsvRecord> reader = builder.ofCsvRecord(file)) {
            return reader.stream().toList();
        } catch (NoSuchFileException e) {
            throw unreadable(file, "there is no such file", "check the name and the current folder", e);
        } catch (IOException e) {
            throw unreadable(
                    file, "it cannot be read (" + DiskReason.of(e) + ")", "check the disk and the permissions", e);
        } catch (UncheckedIOException e) {
            throw e.getCause() instanceof CharacterCodingException
                    ? unreadable(file, "it is not text in UTF-8", "save it as UTF-8", e)
                    : unreadable(
                            file, "it cannot be read (" + e.getCause() + ")", "check the disk and the permissions", e);
        }
    }

    private static RanvierException unreadable(Path file, String message, String remedy, Exception cause) {
        return new RanvierException(Problem.data(file.toString(), message, remedy), cause);
    }
}
