package org.ranvier.runtime.plugin;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version in the sense of semver.org: {@code 1.4.0}, {@code 2.0.0-rc.1}, {@code 1.4.0+build.7}.
 *
 * <p>Versions are ordered by semver.org's precedence: a pre-release comes before its release. Build metadata, which has
 * no precedence there, only breaks ties, so that the order is total and agrees with {@code equals}.
 *
 * @param major changes when something breaks
 * @param minor changes when something is added
 * @param patch changes when something is mended
 * @param preRelease the dot-separated identifiers after {@code -}, or none
 * @param build the text after {@code +}, or empty
 */
public record SemanticVersion(int major, int minor, int patch, List<String> preRelease, String build)
        implements Comparable<SemanticVersion> {

    private static final String NUMBER = "(0|[1-9]\\d{0,8})";
    private static final String IDENTIFIER = "(?:0|[1-9]\\d*|\\d*[A-Za-z-][0-9A-Za-z-]*)";
    private static final Pattern FULL = Pattern.compile(NUMBER + "\\." + NUMBER + "\\." + NUMBER + "(?:-(" + IDENTIFIER
            + "(?:\\." + IDENTIFIER + ")*))?(?:\\+([0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?");
    private static final Pattern SHORT = Pattern.compile(NUMBER + "(?:\\." + NUMBER + ")?");

    private static final Comparator<SemanticVersion> PRECEDENCE = Comparator.comparingInt(SemanticVersion::major)
            .thenComparingInt(SemanticVersion::minor)
            .thenComparingInt(SemanticVersion::patch)
            .thenComparing(SemanticVersion::preRelease, SemanticVersion::comparePreReleases);
    private static final Comparator<SemanticVersion> ORDER = PRECEDENCE.thenComparing(SemanticVersion::build);

    public SemanticVersion {
        preRelease = List.copyOf(preRelease);
    }

    /**
     * Reads a full version: three numbers, and optionally a pre-release and build metadata.
     *
     * @throws IllegalArgumentException if the text is not one; the message is a clause that says so
     */
    public static SemanticVersion parse(String text) {
        Matcher full = FULL.matcher(text);
        if (!full.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a semantic version such as 1.4.0 or 2.0.0-rc.1");
        }
        List<String> preRelease =
                full.group(4) == null ? List.of() : List.of(full.group(4).split("\\."));
        String build = full.group(5) == null ? "" : full.group(5);
        return new SemanticVersion(number(full, 1), number(full, 2), number(full, 3), preRelease, build);
    }

    /** Reads a bound of a range, where {@code 1} and {@code 1.2} stand for {@code 1.0.0} and {@code 1.2.0}. */
    static SemanticVersion parseBound(String text) {
        Matcher brief = SHORT.matcher(text);
        if (!brief.matches()) {
            return parse(text);
        }
        int minor = brief.group(2) == null ? 0 : number(brief, 2);
        return release(number(brief, 1), minor, 0);
    }

    static SemanticVersion release(int major, int minor, int patch) {
        return new SemanticVersion(major, minor, patch, List.of(), "");
    }

    /** Whether this comes before a release, as {@code 2.0.0-rc.1} does. */
    public boolean isPreRelease() {
        return !preRelease.isEmpty();
    }

    /** Whether both have the same three numbers. */
    boolean sameNumbers(SemanticVersion other) {
        return major == other.major && minor == other.minor && patch == other.patch;
    }

    /**
     * Whether a prefix, cut at a dot, selects this version: {@code 1}, {@code 1.2} and {@code 1.2.0} all select
     * {@code 1.2.0}, and none selects {@code 1.20.0}.
     */
    public boolean startsWith(String prefix) {
        String text = toString();
        if (!text.startsWith(prefix)) {
            return false;
        }
        return text.length() == prefix.length() || ".-+".indexOf(text.charAt(prefix.length())) >= 0;
    }

    /** Compares as {@link #compareTo} does, but builds of one version are equal. */
    int comparePrecedence(SemanticVersion other) {
        return PRECEDENCE.compare(this, other);
    }

    @Override
    public int compareTo(SemanticVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch
                + (preRelease.isEmpty() ? "" : "-" + String.join(".", preRelease))
                + (build.isEmpty() ? "" : "+" + build);
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static int comparePreReleases(List<String> one, List<String> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return Boolean.compare(one.isEmpty(), other.isEmpty());
        }
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            int order = compareIdentifiers(one.get(i), other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.size(), other.size());
    }

    private static int compareIdentifiers(String one, String other) {
        boolean oneIsNumber = isNumber(one);
        boolean otherIsNumber = isNumber(other);
        if (oneIsNumber != otherIsNumber) {
            return oneIsNumber ? -1 : 1;
        }
        // Without leading zeros the longer number is the greater one, however long it is.
        if (oneIsNumber && one.length() != other.length()) {
            return Integer.compare(one.length(), other.length());
        }
        return one.compareTo(other);
    }

    private static boolean isNumber(String identifier) {
        return identifier.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
