package org.ranvier.distribution;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The launcher for Windows, with the options for Java that the one for the POSIX shell has. */
final class WindowsLauncher {

    private static final Pattern OPTIONS =
            Pattern.compile("exec \"\\$java_home/bin/java\" (.*) \"-Dranvier\\.home=", Pattern.DOTALL);

    private WindowsLauncher() {}

    /**
     * Returns its text.
     *
     * @param launcher the other one
     * @param template the text with {@code @OPTIONS@} in place of the options
     */
    static byte[] of(Path launcher, Path template) throws IOException {
        Matcher options = OPTIONS.matcher(Files.readString(launcher));
        if (!options.find()) {
            throw new IllegalStateException(launcher + " starts Java in another way than is known here");
        }
        String line = options.group(1).replaceAll("\\s*\\\\\n\\s*", " ");
        return Files.readString(template)
                .replace("@OPTIONS@", line)
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
