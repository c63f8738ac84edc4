package org.ranvier.cli.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where this process's stdout leads. */
public final class Stdout {

    private static final int KIND = 0170000;
    private static final int PIPE = 0010000;
    private static final int SOCKET = 0140000;

    private Stdout() {}

    /**
     * Whether it is a pipe or a socket, which takes all that it is given until its reader goes away; not of files and
     * devices, which may be full. The system's message for either is in the person's language.
     */
    public static boolean hasReader() {
        try {
            int kind = (int) Files.getAttribute(Path.of("/dev/fd/1"), "unix:mode") & KIND;
            return kind == PIPE || kind == SOCKET;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            // No such system: it is told as if it were a disk.
            return false;
        }
    }
}
