package org.ranvier.install.index;

import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.runtime.plugin.SemanticVersion;
import org.ranvier.runtime.plugin.VersionRange;

/**
 * A plugin that somebody wants.
 *
 * @param id which
 * @param versions the beginning of its version, as {@code 1.2}, or a range, as {@code [1.0,2.0)}; empty for any
 */
public record Wish(String id, String versions) {

    /**
     * Reads {@code id}, {@code id@1.2} or {@code id@[1.0,2.0)}.
     *
     * @throws RanvierException if it is none of these
     */
    public static Wish parse(String text) {
        int at = text.indexOf('@');
        Wish wish = at < 0 ? new Wish(text, "") : new Wish(text.substring(0, at), text.substring(at + 1));
        try {
            if (wish.isRange()) {
                VersionRange.parse(wish.versions);
            }
        } catch (IllegalArgumentException e) {
            throw new RanvierException(
                    Problem.usage(text, e.getMessage(), "write such as demo, demo@1.2 or demo@[1.0,2.0)"), e);
        }
        return wish;
    }

    /** Whether a text can be the id of a plugin, with or without versions. */
    public static boolean isWish(String text) {
        return text.matches("[a-z0-9]+(-[a-z0-9]+)*(@.+)?");
    }

    /** Whether a version is wanted. */
    boolean fits(SemanticVersion version) {
        if (versions.isEmpty()) {
            return true;
        }
        return isRange() ? VersionRange.parse(versions).contains(version) : version.startsWith(versions);
    }

    private boolean isRange() {
        return !versions.isEmpty() && !Character.isDigit(versions.charAt(0));
    }

    @Override
    public String toString() {
        return versions.isEmpty() ? id : id + "@" + versions;
    }
}
