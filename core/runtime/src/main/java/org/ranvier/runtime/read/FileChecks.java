package org.ranvier.runtime.read;

import java.util.ArrayList;
import java.util.List;
import org.ranvier.api.Problem;

/** Looks into all files of a plugin; loads no class. */
public final class FileChecks {

    private FileChecks() {}

    /** Compares checksums, looks for classes of a newer Java, and for libraries that hide or are hidden. */
    public static List<Problem> check(InstalledPlugin plugin) {
        List<Problem> problems = new ArrayList<>(plugin.verify());
        problems.addAll(ClassVersions.check(plugin));
        problems.addAll(Libraries.check(plugin));
        return problems;
    }
}
