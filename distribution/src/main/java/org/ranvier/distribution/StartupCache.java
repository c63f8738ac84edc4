package org.ranvier.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The classes that the program loads at its start, parsed and verified ahead of time (JEP 483, 514).
 *
 * <p>Java accepts such a cache only for the very runtime image and nearly the flags that it was made with. So the
 * launcher itself, which alone knows the flags, starts the two steps.
 */
final class StartupCache {

    private static final int SECONDS = 60;

    private StartupCache() {}

    /**
     * Makes the cache where the launcher looks for it.
     *
     * @param launcher the launcher of the image
     * @param cache the file to make
     */
    static void make(Path launcher, Path cache) throws IOException, InterruptedException {
        // A file name without a directory: an option in the environment is split at spaces.
        Path work = Files.createTempDirectory("ranvier-image");
        try {
            run(launcher, work, "-XX:AOTMode=record -XX:AOTConfiguration=recorded");
            run(launcher, work, "-XX:AOTMode=create -XX:AOTConfiguration=recorded -XX:AOTCache=cache");
            Files.move(work.resolve("cache"), cache);
        } finally {
            Files.deleteIfExists(work.resolve("recorded"));
            Files.deleteIfExists(work.resolve("cache"));
            Files.delete(work);
        }
    }

    private static void run(Path launcher, Path directory, String options) throws IOException, InterruptedException {
        Path said = directory.resolve("said");
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(launcher.toString(), "--help")))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().put("JDK_JAVA_OPTIONS", options);
        Process process = builder.start();
        try {
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("the cache could not be made with " + options + ": " + Files.readString(said));
            }
        } finally {
            process.destroyForcibly().waitFor();
            Files.deleteIfExists(said);
        }
    }
}
