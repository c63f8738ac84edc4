package org.ranvier.distribution.image;

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

    /** Half a megabyte of which methods were called how often, which no command lives long enough to profit from. */
    private static final String WITHOUT_PROFILES =
            " -XX:+UnlockDiagnosticVMOptions -XX:+IgnoreUnrecognizedVMOptions -XX:-AOTRecordTraining";

    private StartupCache() {}

    /**
     * Makes the cache where the launcher looks for it.
     *
     * @param launcher the launcher of the image
     * @param cache the file to make; no other is there
     * @param command what the program does meanwhile, whose classes it will have
     */
    static void make(Path launcher, Path cache, String... command) throws IOException, InterruptedException {
        // A file name without a directory: an option in the environment is split at spaces.
        Path work = Files.createTempDirectory("ranvier-image");
        try {
            run(launcher, work, "-XX:AOTMode=record -XX:AOTConfiguration=recorded" + WITHOUT_PROFILES, command);
            run(
                    launcher,
                    work,
                    "-XX:AOTMode=create -XX:AOTConfiguration=recorded -XX:AOTCache=cache" + WITHOUT_PROFILES,
                    command);
            Files.move(work.resolve("cache"), cache);
        } finally {
            Files.deleteIfExists(work.resolve("recorded"));
            Files.deleteIfExists(work.resolve("cache"));
            Files.delete(work);
        }
    }

    private static void run(Path launcher, Path directory, String options, String... arguments)
            throws IOException, InterruptedException {
        Path said = directory.resolve("said");
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().put("JDK_JAVA_OPTIONS", options);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
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
