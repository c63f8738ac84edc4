package org.ranvier.plugins.datasets.spikes.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.ranvier.api.RanvierException;
import org.ranvier.plugins.datasets.spikes.recording.Request;

/** Tables of numbers with a header, one row at a time: {@link CsvText} says how they may be written. */
public final class CsvTable {

    /** Words that programs write for an unknown number. */
    private static final Set<String> MISSING = Set.of("", "na", "n/a", "#n/a", "null", "none");

    private static final String NO_TEXT = "it is not a text in UTF-8";

    private CsvTable() {}

    /**
     * Reads a table.
     *
     * @param required the columns that it must have, among others and in any order
     * @param consumer takes every row
     * @return the columns that it has
     */
    public static List<String> read(Path file, List<String> required, Consumer<Row> consumer) {
        try (CsvText text = CsvText.open(file, required)) {
            List<String> header = text.header();
            if (text.headerLine() == 0) {
                throw wrong(file, "", "it is empty");
            }
            for (String column : required) {
                if (!header.contains(column)) {
                    throw wrong(
                            file,
                            "line " + text.headerLine(),
                            "there is no column '" + column + "' among " + String.join(", ", header)
                                    + (header.getFirst().contains("\0")
                                            ? ", which looks like UTF-16 without a byte order mark"
                                            : ""));
                }
                if (header.indexOf(column) != header.lastIndexOf(column)) {
                    throw wrong(file, "line " + text.headerLine(), "there are two columns '" + column + "'");
                }
            }
            for (CsvText.Line line : text.lines()) {
                Row row = new Row(file, line.number(), header, line.fields(), text.decimalCommas());
                if (line.fields().size() != header.size()) {
                    throw row.wrong("there are " + line.fields().size() + " fields, but the header has " + header.size()
                            + (line.fields().getLast().contains("\n") ? "; a quote is not closed" : ""));
                }
                consumer.accept(row);
            }
            return header;
        } catch (CharacterCodingException e) {
            throw wrong(file, "", NO_TEXT);
        } catch (UncheckedIOException | CsvParseException e) {
            throw wrong(
                    file,
                    "",
                    e.getCause() instanceof CharacterCodingException
                            ? NO_TEXT
                            : "a field of it has no end: perhaps a quote is not closed");
        } catch (IOException e) {
            throw Request.unreadable(file, e);
        }
    }

    /** The names of the columns as they are written, where the table has such. */
    public static List<String> titles(Path file, List<String> required) {
        try (CsvText text = CsvText.open(file, required)) {
            return text.titles();
        } catch (CharacterCodingException e) {
            throw wrong(file, "", NO_TEXT);
        } catch (IOException e) {
            throw Request.unreadable(file, e);
        }
    }

    private static RanvierException wrong(Path file, String place, String message) {
        return Request.problem(file, place, message, "mend the file, or export it anew as comma-separated values");
    }

    /**
     * A row of the table.
     *
     * @param number its line, from 1
     * @param header the names of the columns
     * @param fields its fields, as many as columns
     * @param decimalCommas whether 0,5 is a half
     */
    public record Row(Path file, int number, List<String> header, List<String> fields, boolean decimalCommas) {

        public boolean has(String column) {
            return header.contains(column);
        }

        /** The text of a column, if there is such a column. */
        public Optional<String> text(String column) {
            int index = header.indexOf(column);
            return index < 0 ? Optional.empty() : Optional.of(fields.get(index));
        }

        /** Whether a text stands for a value that is not known. */
        boolean isMissing(String text) {
            return MISSING.contains(text.toLowerCase(Locale.ROOT));
        }

        public double number(String column) {
            String text = text(column).orElseThrow();
            if (MISSING.contains(text.toLowerCase(Locale.ROOT))) {
                throw wrong("the " + column + " is missing" + (text.isEmpty() ? "" : " (" + text + ")"));
            }
            try {
                return Double.parseDouble(decimalCommas ? text.replace(',', '.') : text);
            } catch (NumberFormatException e) {
                throw wrong("the " + column + " '" + text + "' is not a number");
            }
        }

        public int wholeNumber(String column) {
            double x = number(column);
            if (x != (int) x || x < 0) {
                throw wrong("the " + column + " '" + text(column).orElseThrow() + "' is not a whole number from 0");
            }
            return (int) x;
        }

        public RanvierException wrong(String message) {
            return CsvTable.wrong(file, "line " + number, message);
        }
    }
}
