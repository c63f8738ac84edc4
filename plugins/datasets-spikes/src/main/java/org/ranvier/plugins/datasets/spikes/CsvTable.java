package org.ranvier.plugins.datasets.spikes;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.ranvier.api.RanvierException;

/** Comma-separated tables with a header line, one row at a time. Blank lines are skipped; nothing is quoted. */
final class CsvTable {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private CsvTable() {}

    /**
     * Reads a table.
     *
     * @param required the columns that it must have, among others and in any order
     * @param consumer takes every row
     * @return the columns that it has
     */
    static List<String> read(Path file, List<String> required, Consumer<Row> consumer) {
        try (BufferedReader in = Files.newBufferedReader(file)) {
            String first = in.readLine();
            if (first == null) {
                throw wrong(file, "", "it is empty");
            }
            List<String> header = List.of(fields(first.replace(BYTE_ORDER_MARK, "")));
            for (String column : required) {
                if (!header.contains(column)) {
                    throw wrong(file, "line 1", "there is no column '" + column + "' among " + String.join(", ", header));
                }
            }
            int number = 1;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                if (!line.isBlank()) {
                    consumer.accept(row(file, number, header, fields(line)));
                }
            }
            return header;
        } catch (CharacterCodingException e) {
            throw wrong(file, "", "it is not a text in UTF-8");
        } catch (IOException e) {
            throw wrong(file, "", "it cannot be read (" + e + ")");
        }
    }

    private static Row row(Path file, int number, List<String> header, String[] fields) {
        Row row = new Row(file, number, header, fields);
        if (fields.length != header.size()) {
            throw row.wrong("there are " + fields.length + " fields, but the header has " + header.size());
        }
        return row;
    }

    private static String[] fields(String line) {
        String[] fields = line.split(",", -1);
        Arrays.setAll(fields, i -> fields[i].strip());
        return fields;
    }

    private static RanvierException wrong(Path file, String place, String message) {
        return Request.problem(file, place, message, "mend the file, or export it anew as comma-separated values");
    }

    /**
     * One row.
     *
     * @param number its line, from 1
     * @param header the names of the columns
     * @param fields its fields, as many as columns
     */
    record Row(Path file, int number, List<String> header, String[] fields) {

        boolean has(String column) {
            return header.contains(column);
        }

        /** The text of a column, if there is such a column. */
        Optional<String> text(String column) {
            int index = header.indexOf(column);
            return index < 0 ? Optional.empty() : Optional.of(fields[index]);
        }

        double number(String column) {
            String text = text(column).orElseThrow();
            if (text.isEmpty()) {
                throw wrong("the " + column + " is missing");
            }
            try {
                return Double.parseDouble(text);
            } catch (NumberFormatException e) {
                throw wrong("the " + column + " '" + text + "' is not a number");
            }
        }

        int wholeNumber(String column) {
            double x = number(column);
            if (x != (int) x || x < 0) {
                throw wrong("the " + column + " '" + text(column).orElseThrow() + "' is not a whole number from 0");
            }
            return (int) x;
        }

        RanvierException wrong(String message) {
            return CsvTable.wrong(file, "line " + number, message);
        }
    }
}
