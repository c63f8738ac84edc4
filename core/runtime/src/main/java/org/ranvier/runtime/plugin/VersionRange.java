package org.ranvier.runtime.plugin;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The versions that fit: an interval such as {@code [0.1,0.2)}, {@code [1.4,)}, {@code (,2.0]} or {@code [1.2.3]}, with
 * a square bracket where the bound itself fits; or a bare version, which means from it up to where compatibility may
 * end: {@code 1.2} is {@code [1.2,2.0)}, and {@code 0.3} is {@code [0.3,0.4)}.
 *
 * <p>The pre-releases of an excluded upper bound are excluded with it: {@code 0.2.0-rc.1} does not fit
 * {@code [0.1,0.2)}, although it comes before {@code 0.2.0}, because it already has what made the bound necessary.
 *
 * @param from the lowest version, or null when there is none
 * @param fromIncluded whether {@code from} itself fits
 * @param to the highest version, or null when there is none
 * @param toIncluded whether {@code to} itself fits
 */
public record VersionRange(SemanticVersion from, boolean fromIncluded, SemanticVersion to, boolean toIncluded) {

    private static final Pattern INTERVAL = Pattern.compile("([\\[(])\\s*([^,\\s]*)\\s*,\\s*([^,\\s]*)\\s*([\\])])");
    private static final Pattern EXACT = Pattern.compile("\\[\\s*([^,\\s]+)\\s*]");

    public VersionRange {
        if (from != null
                && to != null
                && (from.compareTo(to) > 0 || from.equals(to) && !(fromIncluded && toIncluded))) {
            throw new IllegalArgumentException("no version fits the range " + text(from, fromIncluded, to, toIncluded));
        }
    }

    /**
     * Reads a range.
     *
     * @throws IllegalArgumentException if the text is not one; the message is a clause that says so
     */
    public static VersionRange parse(String text) {
        String range = text.strip();
        Matcher exact = EXACT.matcher(range);
        if (exact.matches()) {
            SemanticVersion only = SemanticVersion.parseBound(exact.group(1));
            return new VersionRange(only, true, only, true);
        }
        Matcher interval = INTERVAL.matcher(range);
        if (interval.matches()) {
            return new VersionRange(
                    bound(interval.group(2)), interval.group(1).equals("["),
                    bound(interval.group(3)), interval.group(4).equals("]"));
        }
        if (range.isEmpty() || !Character.isDigit(range.charAt(0))) {
            throw new IllegalArgumentException("'" + text + "' is not a version range such as [1.0,2.0)");
        }
        return compatibleWith(SemanticVersion.parseBound(range));
    }

    /** Whether a version fits. */
    public boolean contains(SemanticVersion version) {
        return aboveFrom(version) && belowTo(version);
    }

    @Override
    public String toString() {
        return text(from, fromIncluded, to, toIncluded);
    }

    private boolean aboveFrom(SemanticVersion version) {
        if (from == null) {
            return true;
        }
        int order = version.compareTo(from);
        return order > 0 || order == 0 && fromIncluded;
    }

    private boolean belowTo(SemanticVersion version) {
        if (to == null) {
            return true;
        }
        int order = version.compareTo(to);
        if (order >= 0 || toIncluded) {
            return order < 0 || order == 0 && toIncluded;
        }
        boolean preReleaseOfBound = version.isPreRelease() && !to.isPreRelease() && version.sameNumbers(to);
        return !preReleaseOfBound;
    }

    private static VersionRange compatibleWith(SemanticVersion version) {
        SemanticVersion next = version.major() == 0
                ? SemanticVersion.release(0, version.minor() + 1, 0)
                : SemanticVersion.release(version.major() + 1, 0, 0);
        return new VersionRange(version, true, next, false);
    }

    private static SemanticVersion bound(String text) {
        return text.isEmpty() ? null : SemanticVersion.parseBound(text);
    }

    private static String text(SemanticVersion from, boolean fromIncluded, SemanticVersion to, boolean toIncluded) {
        if (from != null && from.equals(to)) {
            return "[" + from + "]";
        }
        return (fromIncluded && from != null ? "[" : "(") + (from == null ? "" : from) + "," + (to == null ? "" : to)
                + (toIncluded && to != null ? "]" : ")");
    }
}
