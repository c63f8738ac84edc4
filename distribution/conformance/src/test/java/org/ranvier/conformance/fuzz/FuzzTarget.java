package org.ranvier.conformance.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ranvier.api.RanvierException;
import org.ranvier.conformance.Plugins;

/**
 * One reader as Jazzer calls it, again and again with other bytes, which it makes by what earlier ones reached in the
 * code. The property {@code ranvier.fuzz.reader} names the reader; {@link CoverageGuidedTest} starts it.
 */
public final class FuzzTarget {

    /** Jazzer's counters are among it, which make all slower. */
    private static final double LONGEST_SECONDS = 1;

    static final String READER = "ranvier.fuzz.reader";

    private record Place(Reader reader, Path folder, Path file) {

        static Place make() {
            try {
                String name = System.getProperty(READER);
                Reader reader = Reader.all(Plugins.open()).stream()
                        .filter(one -> one.name().equals(name))
                        .findFirst()
                        .orElseThrow();
                Path folder = Files.createTempDirectory("fuzz");
                Path file = folder.resolve(reader.file());
                Files.createDirectories(file.getParent());
                return new Place(reader, folder, file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final Place PLACE = Place.make();

    private FuzzTarget() {}

    /**
     * Reads a file of these bytes; whatever it throws is a finding, but for refusals that say what to do, and so is
     * more than a second of processor time, twice.
     */
    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        Files.write(PLACE.file(), bytes);
        if (seconds() > LONGEST_SECONDS && seconds() > LONGEST_SECONDS) {
            throw new IllegalStateException("reading it takes more than " + LONGEST_SECONDS + " s");
        }
    }

    private static double seconds() throws IOException {
        long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        try {
            PLACE.reader().reading().read(PLACE.folder(), PLACE.file());
        } catch (RanvierException e) {
            if (e.problems().stream()
                    .anyMatch(it -> it.message().isBlank() || it.remedy().isBlank())) {
                throw new IllegalStateException("a refusal without a word", e);
            }
        }
        return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin) / 1e9;
    }
}
