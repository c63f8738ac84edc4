package org.ranvier.conformance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ranvier.api.RanvierException;
import org.ranvier.conformance.Plugins;

/**
 * Every file is read, or refused by a sentence: no other exception, no error, no endless work. What was found this way
 * is a case of its own where it was mended.
 */
class StrangersFilesTest {

    private static final int SOAK = Integer.getInteger("ranvier.soak", 1);

    /** An ordinary build reads three thousand; the profile reads a million. */
    private static final int FILES = SOAK == 1 ? 3_000 : 20_000 * SOAK;

    /** Of processor time, where it takes so long twice: the first files of a reader load its classes. */
    private static final double LONGEST_SECONDS = 1;

    /** What reading a file of some kilobytes may take in all, most of it short-lived. */
    private static final long MOST_BYTES = 64_000_000;

    private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    Path directory;

    @Test
    void whateverIsReadIsTakenOrRefusedByASentence() throws IOException {
        int files = 0;
        int refused = 0;
        double longest = 0;
        String slowest = "";
        long most = 0;
        String largest = "";
        List<Reader> readers = Reader.all(Plugins.open());
        assertThat(readers.stream().mapToInt(Reader::share).sum()).isEqualTo(1000);
        for (Reader reader : readers) {
            Path folder = Files.createDirectories(directory.resolve(Integer.toString(readers.indexOf(reader))));
            Path file = folder.resolve(reader.file());
            Files.createDirectories(file.getParent());
            for (byte[] seed : reader.seeds()) {
                Files.write(file, seed);
                if (!reader.name().equals("runs")) {
                    reader.reading().read(folder, file);
                }
            }
            Mutator mutator = new Mutator(reader.name().hashCode());
            for (int n = 0; n < FILES / 1000 * reader.share(); n++) {
                byte[] changed =
                        mutator.changed(reader.seeds().get(n % reader.seeds().size()));
                Files.write(file, changed);
                long allocated = THREAD.getCurrentThreadAllocatedBytes();
                double begin = seconds();
                refused += refused(reader, folder, file, changed) ? 1 : 0;
                double took = seconds() - begin;
                allocated = THREAD.getCurrentThreadAllocatedBytes() - allocated;
                if (took > LONGEST_SECONDS) {
                    begin = seconds();
                    refused(reader, folder, file, changed);
                    took = seconds() - begin;
                }
                if (took > longest || allocated > most) {
                    Files.write(
                            Files.createDirectories(Path.of("target/fuzz"))
                                    .resolve(took > longest ? "longest" : "most"),
                            changed);
                }
                slowest = took > longest ? reader.name() : slowest;
                largest = allocated > most ? reader.name() : largest;
                longest = Math.max(longest, took);
                most = Math.max(most, allocated);
                files++;
            }
        }
        assertThat(most).as(largest + ", see target/fuzz/most").isLessThan(MOST_BYTES);
        if (SOAK > 1) {
            assertThat(longest).as(slowest + ", see target/fuzz/longest").isLessThan(LONGEST_SECONDS);
        }
        System.out.printf(
                Locale.ROOT,
                "promise: | files that are almost right: %,d over %d readers, %,d refused | typed refusals alone; the longest took %.2f s of processor time (%s), the largest %d MB of memory in all (%s) |%n",
                files,
                readers.size(),
                refused,
                longest,
                slowest,
                most / 1_000_000,
                largest);
    }

    private boolean refused(Reader reader, Path folder, Path file, byte[] changed) throws IOException {
        try {
            reader.reading().read(folder, file);
            return false;
        } catch (RanvierException e) {
            assertThat(e.problems()).allSatisfy(problem -> {
                assertThat(problem.message()).isNotBlank();
                assertThat(problem.remedy()).isNotBlank();
            });
            return true;
        } catch (RuntimeException | Error e) {
            Path kept = Files.createDirectories(Path.of("target/fuzz"))
                    .resolve(file.getFileName().toString());
            Files.write(kept, changed);
            throw new AssertionError(reader.name() + ": see " + kept.toAbsolutePath(), e);
        }
    }

    private static double seconds() {
        return THREAD.getCurrentThreadCpuTime() / 1e9;
    }
}
