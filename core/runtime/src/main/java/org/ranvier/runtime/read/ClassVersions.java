package org.ranvier.runtime.read;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.ranvier.api.Problem;

/**
 * Finds classes for a newer Java among all of a plugin's, which would otherwise show when the first of them is used.
 */
final class ClassVersions {

    private static final int MAGIC = 0xCAFEBABE;
    private static final int NEWEST = Runtime.version().feature() + Reason.FIRST;

    private ClassVersions() {}

    static List<Problem> check(InstalledPlugin plugin) {
        List<Problem> problems = new ArrayList<>();
        for (Path path : plugin.files().jars()) {
            try (JarFile jar = new JarFile(path.toFile())) {
                int newer = 0;
                int newest = 0;
                String first = "";
                for (ZipEntry entry : (Iterable<ZipEntry>) jar.stream().map(ZipEntry.class::cast)::iterator) {
                    int version = isForThisJava(entry.getName()) ? version(jar, entry) : 0;
                    if (version > NEWEST) {
                        first = newer++ == 0 ? entry.getName() : first;
                        newest = Math.max(newest, version);
                    }
                }
                if (newer > 0) {
                    Reason reason = Reason.ofVersion(newest);
                    problems.add(Problem.plugin(
                            plugin.toString(),
                            path + "!/" + first,
                            reason.says() + (newer == 1 ? "" : " (and " + (newer - 1) + " more of its classes)"),
                            reason.remedy()));
                }
            } catch (IOException e) {
                problems.add(plugin.problem(
                        "it cannot be read (" + Reason.ofReading(e).says() + ")", "install it again"));
            }
        }
        return problems;
    }

    /** A class, unless it is one of those that only a newer Java looks at. */
    private static boolean isForThisJava(String name) {
        if (!name.endsWith(".class")) {
            return false;
        }
        String[] parts = name.split("/");
        boolean versioned = name.startsWith("META-INF/versions/") && parts.length > 3 && parts[2].matches("\\d{1,4}");
        return !versioned || Integer.parseInt(parts[2]) <= Runtime.version().feature();
    }

    private static int version(JarFile jar, ZipEntry entry) throws IOException {
        try (InputStream file = jar.getInputStream(entry);
                DataInputStream in = new DataInputStream(file)) {
            return entry.getSize() >= 8 && in.readInt() == MAGIC ? in.readInt() & 0xFFFF : 0;
        }
    }
}
