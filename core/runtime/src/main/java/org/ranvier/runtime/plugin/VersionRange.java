package org.ranvier.runtime.plugin;

/**
 * The versions that fit, an interval of them. It is written in one of these ways:
 *
 * <table>
 * <caption>Ways to write a range</caption>
 * <tr><th>written</th><th>means</th><th>as an interval</th></tr>
 * <tr><td>{@code 1.2}, {@code ^1.2}</td><td>from 1.2 up to where compatibility may end: the next major version, or the
 * next minor one before 1.0</td><td>{@code [1.2.0,2.0.0)}; {@code ^0.3} is {@code [0.3.0,0.4.0)}, and {@code ^0.0.3} is
 * {@code [0.0.3,0.0.4)}</td></tr>
 * <tr><td>{@code ~1.2.3}</td><td>from 1.2.3, and only what is mended</td><td>{@code [1.2.3,1.3.0)}; {@code ~1} is
 * {@code [1.0.0,2.0.0)}</td></tr>
 * <tr><td>{@code >=1.2}, {@code >1.2}, {@code <2}, {@code <=2}, {@code =1.2.3}</td><td>a bound</td><td>{@code [1.2.0,)},
 * {@code (1.2.0,)}, {@code (,2.0.0)}, {@code (,2.0.0]}, {@code [1.2.3]}</td></tr>
 * <tr><td>{@code >=1.2 <2}</td><td>two bounds</td><td>{@code [1.2.0,2.0.0)}</td></tr>
 * <tr><td>{@code [0.1,0.2)}, {@code [1.4,)}, {@code (,2.0]}, {@code [1.2.3]}</td><td>an interval, with a square bracket
 * where the bound itself fits</td><td>itself</td></tr>
 * <tr><td>{@code *}</td><td>any version</td><td>{@code (,)}</td></tr>
 * </table>
 *
 * <p>A bound may leave out numbers at its end, which are then 0.
 *
 * <p>Pre-releases fit by their order, {@code 1.5.0-rc.1} in {@code [1.2,2.0)} like any other, with one exception: the
 * pre-releases of an excluded upper bound are excluded with it. {@code 2.0.0-rc.1} does not fit {@code [1.2,2.0)},
 * although it comes before {@code 2.0.0}, because it already has what made the bound necessary. They do fit where a
 * bound names one of them, as in {@code [2.0.0-alpha,2.0.0)} and {@code [1.2,2.0.0-rc.2)}.
 *
 * <p>Build metadata does not count: {@code 1.2.3+build.7} fits wherever {@code 1.2.3} does.
 *
 * @param from the lowest version, or null when there is none
 * @param fromIncluded whether {@code from} itself fits
 * @param to the highest version, or null when there is none
 * @param toIncluded whether {@code to} itself fits
 */
public record VersionRange(SemanticVersion from, boolean fromIncluded, SemanticVersion to, boolean toIncluded) {

    /** Any version. */
    public static final VersionRange ANY = new VersionRange(null, false, null, false);

    public VersionRange {
        if (from != null && to != null) {
            int order = from.comparePrecedence(to);
            if (order > 0 || order == 0 && !(fromIncluded && toIncluded)) {
                throw new IllegalArgumentException(
                        "no version fits the range " + text(from, fromIncluded, to, toIncluded));
            }
        }
    }

    /**
     * Reads a range.
     *
     * @throws IllegalArgumentException if the text is not one; the message is a clause that says so
     */
    public static VersionRange parse(String text) {
        return RangeText.read(text.strip());
    }

    /** Whether a version fits. */
    public boolean contains(SemanticVersion version) {
        return aboveFrom(version) && belowTo(version);
    }

    /** Returns the interval, or {@code *} for any version. */
    @Override
    public String toString() {
        return equals(ANY) ? "*" : text(from, fromIncluded, to, toIncluded);
    }

    private boolean aboveFrom(SemanticVersion version) {
        if (from == null) {
            return true;
        }
        int order = version.comparePrecedence(from);
        return order > 0 || order == 0 && fromIncluded;
    }

    private boolean belowTo(SemanticVersion version) {
        if (to == null) {
            return true;
        }
        int order = version.comparePrecedence(to);
        if (order >= 0 || toIncluded) {
            return order < 0 || order == 0 && toIncluded;
        }
        return !isExcludedPreRelease(version);
    }

    private boolean isExcludedPreRelease(SemanticVersion version) {
        boolean named = to.isPreRelease() || from != null && from.isPreRelease() && from.sameNumbers(to);
        return version.isPreRelease() && version.sameNumbers(to) && !named;
    }

    private static String text(SemanticVersion from, boolean fromIncluded, SemanticVersion to, boolean toIncluded) {
        if (from != null && from.equals(to) && fromIncluded && toIncluded) {
            return "[" + from + "]";
        }
        return (fromIncluded && from != null ? "[" : "(") + (from == null ? "" : from) + "," + (to == null ? "" : to)
                + (toIncluded && to != null ? "]" : ")");
    }
}
