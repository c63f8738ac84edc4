package org.ranvier.distribution.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Measures how long the program of an unpacked archive takes to start, beside a bare {@code java -version} of its own
 * runtime and of the JDK that this runs on: {@code java
 * distribution/src/main/java/org/ranvier/distribution/image/StartupTime.java DIRECTORY}.
 *
 * <p>The commands take turns, so that what else the machine does meets all of them alike.
 */
public final class StartupTime {

    private static final int ROUNDS = 21;

    private StartupTime() {}

    /**
     * Prints the minimum and the median.
     *
     * @param args the directory that was unpacked
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path home = Path.of(args[0]);
        List<List<String>> commands = List.of(
                List.of(home.resolve("bin/ranvier").toString(), "--version"),
                List.of(home.resolve("bin/ranvier").toString(), "plugin", "list"),
                List.of(home.resolve("runtime/bin/java").toString(), "-version"),
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version"));
        double[][] ms = new double[commands.size()][ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            for (int c = 0; c < ms.length; c++) {
                ms[c][round] = milliseconds(commands.get(c));
            }
        }
        System.out.println("   min  median  ms, of " + ROUNDS);
        for (int c = 0; c < ms.length; c++) {
            Arrays.sort(ms[c]);
            System.out.printf(
                    Locale.ROOT, "%6.0f  %6.0f  %s%n", ms[c][0], ms[c][ROUNDS / 2], String.join(" ", commands.get(c)));
        }
    }

    private static double milliseconds(List<String> command) throws IOException, InterruptedException {
        long start = System.nanoTime();
        int status = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException(command + " ended with " + status);
        }
        return (System.nanoTime() - start) / 1e6;
    }
}
