package org.ranvier.plugins.datasets.spikes.csv;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvReader.CsvReaderBuilder;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A table as spreadsheets and statistics programs write it: in UTF-8, or in UTF-16 with a byte order mark; fields
 * between commas, semicolons or tabs, perhaps quoted; lines that begin with {@code #} and lines without a field are
 * left out. The first other line names the columns, as may a comment before it, which is where numpy puts them.
 *
 * @param header the names of the columns, in lower case
 * @param titles the names of the columns as they are written
 * @param headerLine the line that names them, from 1; 0 where there is none
 * @param separator what is between fields
 */
record CsvText(BufferedReader in, List<String> header, List<String> titles, int headerLine, char separator)
        implements AutoCloseable {

    private static final char[] SEPARATORS = {',', ';', '\t'};

    /**
     * A line.
     *
     * @param number its number, from 1
     */
    record Line(int number, List<String> fields) {}

    /**
     * Opens a table and reads its header.
     *
     * @param required columns that it should have, by which its separator is told
     */
    static CsvText open(Path file, List<String> required) throws IOException {
        BufferedReader in = text(file);
        try {
            int number = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                boolean comment = line.startsWith("#");
                String names = comment ? line.substring(1) : line;
                char separator = separator(names, required);
                List<String> header = header(names, separator);
                boolean skipped = line.isBlank()
                        || line.toLowerCase(Locale.ROOT).startsWith("sep=")
                        || comment && !header.containsAll(required);
                if (!skipped) {
                    return new CsvText(in, header, titles(names, separator), number, separator);
                }
            }
            return new CsvText(in, List.of(), List.of(), 0, ',');
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /** The lines after the header, to be read once. */
    Iterable<Line> lines() {
        CsvReader<CsvRecord> records = reader(separator).ofCsvRecord(in);
        return () -> records.stream()
                .map(record -> new Line(headerLine + (int) record.getStartingLineNumber(), stripped(record)))
                .filter(line -> !line.fields.stream().allMatch(String::isEmpty))
                .iterator();
    }

    /** Whether a comma within a field is a decimal one. */
    boolean decimalCommas() {
        return separator != ',';
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private static BufferedReader text(Path file) throws IOException {
        BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        in.mark(3);
        byte[] start = in.readNBytes(3);
        in.reset();
        Charset charset = StandardCharsets.UTF_8;
        if (starts(start, 0xEF, 0xBB, 0xBF)) {
            in.skipNBytes(3);
        } else if (starts(start, 0xFF, 0xFE) || starts(start, 0xFE, 0xFF)) {
            // This character set takes the byte order from the mark.
            charset = StandardCharsets.UTF_16;
        }
        // What is not in the character set is told, not replaced.
        return new BufferedReader(new InputStreamReader((InputStream) in, charset.newDecoder()));
    }

    private static boolean starts(byte[] bytes, int... with) {
        return bytes.length >= with.length && Arrays.equals(Arrays.copyOf(bytes, with.length), bytes(with));
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    /** Finds the separator by which the line has the required columns, or else the most fields. */
    private static char separator(String line, List<String> required) {
        return new String(SEPARATORS)
                .chars()
                .mapToObj(c -> (char) c)
                .max(Comparator.comparing((Character c) -> header(line, c).containsAll(required))
                        .thenComparing(c -> header(line, c).size())
                        .thenComparing(Comparator.reverseOrder()))
                .orElseThrow();
    }

    private static List<String> header(String line, char separator) {
        try {
            return names(line, separator);
        } catch (CsvParseException e) {
            // What follows a quote is another separator.
            return List.of(line);
        }
    }

    private static List<String> titles(String line, char separator) {
        return stripped(reader(separator)
                .commentStrategy(CommentStrategy.NONE)
                .skipEmptyLines(false)
                .ofSingleCsvRecord(line));
    }

    private static List<String> names(String line, char separator) {
        return titles(line, separator).stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
    }

    private static CsvReaderBuilder reader(char separator) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .commentStrategy(CommentStrategy.SKIP)
                .trimWhitespacesAroundQuotes(true)
                .allowExtraFields(true)
                .allowMissingFields(true);
    }

    private static List<String> stripped(CsvRecord record) {
        return record.getFields().stream().map(String::strip).toList();
    }
}
