package org.ranvier.training.watch;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.ranvier.api.RanvierException;
import org.ranvier.data.AtomicFile;

/** How a run failed, kept with it: the time, the sentences, and where in the program it was. */
public final class FailureRecord {

    /** The name of the file. */
    public static final String FILE = "failure.txt";

    private FailureRecord() {}

    /** Writes it; that it cannot be written is no further failure. */
    public static void write(Path run, Throwable failure) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        out.println(OffsetDateTime.now().truncatedTo(ChronoUnit.SECONDS));
        if (failure instanceof RanvierException told) {
            told.problems().forEach(out::println);
        } else {
            out.println(failure);
        }
        out.println();
        failure.printStackTrace(out);
        try {
            AtomicFile.write(run.resolve(FILE), to -> to.write(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (RanvierException disk) {
            failure.addSuppressed(disk);
        }
    }
}
