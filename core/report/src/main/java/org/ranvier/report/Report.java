package org.ranvier.report;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.data.AtomicFile;
import org.ranvier.report.html.Page;

/**
 * A report, ready to be written.
 *
 * @param html the page
 */
public record Report(String html) {

    /**
     * Checks that a report may be written to a place: to a new file, or over an earlier report.
     *
     * @throws RanvierException if something else is there
     */
    public static void checkFree(Path file) {
        if (Files.exists(file) && !isReport(file)) {
            throw new RanvierException(Problem.usage(
                    file.toString(), "this exists and is no report", "choose another place with --out, or remove it"));
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new RanvierException(Problem.usage(
                    file.toString(), "its folder does not exist", "make the folder, or choose another with --out"));
        }
    }

    private static boolean isReport(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            char[] start = new char[Page.MARK.length()];
            return reader.read(start) == start.length && new String(start).equals(Page.MARK);
        } catch (IOException e) {
            return false;
        }
    }

    /** Writes the page as a whole or not at all, over an earlier report too. */
    public void write(Path file) {
        checkFree(file);
        AtomicFile.write(file, out -> out.write(html.getBytes(StandardCharsets.UTF_8)));
    }
}
