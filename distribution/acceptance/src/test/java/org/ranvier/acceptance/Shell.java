package org.ranvier.acceptance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The shell, which can send output anywhere and hold a program in bounds.
 *
 * @param directory where it is
 */
record Shell(Path directory) {

    /** The program, in a line for the shell. */
    static final String RANVIER = "\"$RANVIER\"";

    /** Runs a line to its end. */
    Result run(String line) throws IOException, InterruptedException {
        return ChildProcess.run(
                List.of("sh", "-c", line),
                directory,
                Map.of(
                        "RANVIER",
                        Installation.assembled().launcher().toString(),
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        // Java's file of counters has a size of its own, too long for some bounds.
                        "JDK_JAVA_OPTIONS",
                        "-XX:-UsePerfData",
                        "RANVIER_DATA",
                        "",
                        "RANVIER_PLUGINS",
                        ""),
                RanvierProcess.TIMEOUT);
    }
}
