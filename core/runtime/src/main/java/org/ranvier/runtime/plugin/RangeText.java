package org.ranvier.runtime.plugin;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads version ranges; {@link VersionRange} explains how they are written. */
final class RangeText {

    private static final Pattern INTERVAL = Pattern.compile("([\\[(])\\s*([^,\\s]*)\\s*,\\s*([^,\\s]*)\\s*([\\])])");
    private static final Pattern EXACT = Pattern.compile("\\[\\s*([^,\\s]+)\\s*]");
    private static final Pattern COMPATIBLE = Pattern.compile("([\\^~]?)\\s*(\\d\\S*)");
    private static final Pattern COMPARISON = Pattern.compile("(>=|<=|>|<|=)\\s*([^\\s<>=,]+)");
    private static final Pattern COMPARISONS = Pattern.compile(COMPARISON + "(?:\\s+" + COMPARISON + ")*");

    private RangeText() {}

    /** @throws IllegalArgumentException if the text is no range; the message is a clause that says so */
    static VersionRange read(String text) {
        Matcher exact = EXACT.matcher(text);
        Matcher interval = INTERVAL.matcher(text);
        Matcher compatible = COMPATIBLE.matcher(text);
        if (text.equals("*")) {
            return VersionRange.ANY;
        }
        if (exact.matches()) {
            return only(bound(exact.group(1)));
        }
        if (interval.matches()) {
            return interval(interval);
        }
        if (compatible.matches()) {
            return compatible(compatible.group(2), compatible.group(1).equals("~"));
        }
        if (COMPARISONS.matcher(text).matches()) {
            return comparisons(text);
        }
        throw new IllegalArgumentException("'" + text + "' is not a version range such as [1.0,2.0), ^1.2 or >=1.2 <2"
                + (text.contains("||") ? "; a plugin fits one range" : ""));
    }

    private static VersionRange interval(Matcher interval) {
        String from = interval.group(2);
        String to = interval.group(3);
        return new VersionRange(
                from.isEmpty() ? null : bound(from),
                interval.group(1).equals("[") && !from.isEmpty(),
                to.isEmpty() ? null : bound(to),
                interval.group(4).equals("]") && !to.isEmpty());
    }

    /** From a version to where compatibility may end; with a tilde, to where more than mending may begin. */
    private static VersionRange compatible(String text, boolean tilde) {
        SemanticVersion from = bound(text);
        int numbers = text.split("[-+]", 2)[0].split("\\.").length;
        return new VersionRange(from, true, tilde ? afterTilde(from, numbers) : afterCaret(from, numbers), false);
    }

    private static SemanticVersion afterTilde(SemanticVersion from, int numbers) {
        return numbers == 1
                ? SemanticVersion.release(from.major() + 1, 0, 0)
                : SemanticVersion.release(from.major(), from.minor() + 1, 0);
    }

    /** The first number that is not 0 may not change; where all that are given are 0, the last of them. */
    private static SemanticVersion afterCaret(SemanticVersion from, int numbers) {
        if (from.major() > 0 || numbers == 1) {
            return SemanticVersion.release(from.major() + 1, 0, 0);
        }
        return from.minor() > 0 || numbers == 2
                ? SemanticVersion.release(0, from.minor() + 1, 0)
                : SemanticVersion.release(0, 0, from.patch() + 1);
    }

    private static VersionRange comparisons(String text) {
        VersionRange range = VersionRange.ANY;
        Matcher each = COMPARISON.matcher(text);
        while (each.find()) {
            SemanticVersion bound = bound(each.group(2));
            range = switch (each.group(1)) {
                case ">=" -> above(range, bound, true, text);
                case ">" -> above(range, bound, false, text);
                case "<=" -> below(range, bound, true, text);
                case "<" -> below(range, bound, false, text);
                default -> below(above(range, bound, true, text), bound, true, text);
            };
        }
        return range;
    }

    private static VersionRange above(VersionRange range, SemanticVersion from, boolean included, String text) {
        if (range.from() != null) {
            throw new IllegalArgumentException("'" + text + "' has two lower bounds");
        }
        return new VersionRange(from, included, range.to(), range.toIncluded());
    }

    private static VersionRange below(VersionRange range, SemanticVersion to, boolean included, String text) {
        if (range.to() != null) {
            throw new IllegalArgumentException("'" + text + "' has two upper bounds");
        }
        return new VersionRange(range.from(), range.fromIncluded(), to, included);
    }

    private static VersionRange only(SemanticVersion version) {
        return new VersionRange(version, true, version, true);
    }

    private static SemanticVersion bound(String text) {
        SemanticVersion bound = SemanticVersion.parseBound(text);
        if (!bound.build().isEmpty()) {
            throw new IllegalArgumentException(
                    "'" + text + "' names a build, which does not count in a range: leave out +" + bound.build());
        }
        return bound;
    }
}
