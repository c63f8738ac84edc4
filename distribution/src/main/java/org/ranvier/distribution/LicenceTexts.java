package org.ranvier.distribution;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The licences and notices inside a library's jar: beside the program they can be read, and outlast the jar when it is
 * linked.
 */
final class LicenceTexts {

    private static final Pattern TEXT = Pattern.compile("(META-INF/)?([\\w-]*(LICENSE|NOTICE)[\\w-]*(\\.txt|\\.md)?)");

    private LicenceTexts() {}

    /** Adds them as {@code legal/<jar>/<text>}. */
    static void add(Contents contents, Path jar) throws IOException {
        String library = jar.getFileName().toString().replaceFirst("\\.jar$", "");
        try (JarFile file = new JarFile(jar.toFile())) {
            for (Enumeration<JarEntry> entries = file.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                Matcher text = TEXT.matcher(entry.getName());
                if (text.matches()) {
                    try (InputStream in = file.getInputStream(entry)) {
                        contents.add("legal/" + library + "/" + text.group(2), in.readAllBytes());
                    }
                }
            }
        }
    }
}
