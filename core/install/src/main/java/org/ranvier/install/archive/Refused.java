package org.ranvier.install.archive;

import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.fetch.Sizes;
import org.ranvier.text.Printable;

/** Refusals of archives and folders: a sentence each. */
final class Refused {

    private static final String AGAIN = "get the plugin again from where it is published";

    private Refused() {}

    static RanvierException archive(String where, String message) {
        return new RanvierException(Problem.plugin("", where, message, AGAIN));
    }

    static RanvierException disk(String where, String message) {
        return new RanvierException(
                Problem.plugin("", where, message, "make room, or mend the permissions of the file"));
    }

    static RanvierException entry(String where, String entry, String clause) {
        return archive(where, "its entry '" + Printable.of(shortened(entry)) + "' " + clause);
    }

    static RanvierException tooLarge(String where, long most, boolean byRatio) {
        return new RanvierException(Problem.plugin(
                "",
                where,
                "unpacked it has more than " + Sizes.text(most)
                        + (byRatio ? ", far more than so small an archive of a plugin holds" : ""),
                "if you know that it is so large, allow it: --max-size 4GB"));
    }

    static RanvierException tooMany(String where, int most) {
        return new RanvierException(Problem.plugin(
                "",
                where,
                "it has more than " + most + " files",
                "if you know that it has so many, allow it: --max-files " + 10L * most));
    }

    private static String shortened(String name) {
        return name.length() <= 60 ? name : name.substring(0, 57) + "…";
    }
}
