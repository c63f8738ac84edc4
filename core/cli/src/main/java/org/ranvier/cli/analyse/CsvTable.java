package org.ranvier.cli.analyse;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.data.AtomicFile;

/** A table with one observation a row and one quantity a column, as statistics programs like it. */
public final class CsvTable {

    private final List<String> columns;
    private final List<List<String>> rows = new ArrayList<>();

    /** Returns a table without rows. */
    public CsvTable(String... columns) {
        this.columns = List.of(columns);
    }

    /** Adds a row; numbers are written in full, NaN as nothing. */
    public CsvTable row(Object... cells) {
        rows.add(Stream.of(cells).map(CsvTable::text).toList());
        return this;
    }

    private static String text(Object cell) {
        return switch (cell) {
            case Double number when !Double.isFinite(number) -> "";
            case Double number
            when number == Math.rint(number) && Math.abs(number) < 1e15 -> Long.toString(number.longValue());
            default -> cell.toString();
        };
    }

    /** Refuses a name of another format, before anything is computed. */
    static Path checked(String name) {
        if (!name.toLowerCase(Locale.ROOT).endsWith(".csv")) {
            throw new RanvierException(
                    Problem.usage("--out", "'" + name + "' is of no known format", "let its name end in .csv"));
        }
        return Path.of(name);
    }

    /** Writes it as a whole or not at all. */
    public void write(Path file) {
        AtomicFile.write(file, this::write);
    }

    private void write(OutputStream out) throws IOException {
        CsvWriter csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        csv.writeRecord(columns);
        rows.forEach(csv::writeRecord);
        csv.flush(); // the stream stays open, so that the file can be synced
    }
}
