package org.ranvier.runtime;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that someone who mistyped probably meant. */
public final class NearestName {

    private NearestName() {}

    /**
     * The candidate nearest to a word, ignoring case; the first one where several are equally near. Empty when none is
     * near: more than one edit in three letters apart, or nothing in common.
     *
     * @param word what was written
     * @param candidates what could have been written
     */
    public static Optional<String> of(String word, Collection<String> candidates) {
        String nearest = null;
        int least = Integer.MAX_VALUE;
        for (String candidate : candidates) {
            int length = Math.max(word.length(), candidate.length());
            int distance = distance(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (distance <= Math.max(1, length / 3) && distance < length && distance < least) {
                nearest = candidate;
                least = distance;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /**
     * The Damerau–Levenshtein distance in its restricted form (optimal string alignment): how many letters must be
     * inserted, dropped, replaced, or swapped with their neighbour.
     */
    static int distance(String one, String other) {
        int[] beforeLast = new int[other.length() + 1];
        int[] last = new int[other.length() + 1];
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = last[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(last[j], row[j - 1]));
                boolean swapped = i > 1 && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1);
                if (swapped) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
        }
        return row[other.length()];
    }
}
