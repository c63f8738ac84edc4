package org.ranvier.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The name that someone who mistyped probably meant. */
public final class Nearest {

    private Nearest() {}

    /**
     * The candidate nearest to a word, ignoring case; the first of several that are equally near. Empty when none is
     * near: more than a third of the letters differ.
     */
    public static Optional<String> of(String word, Collection<String> candidates) {
        record Near(String name, int edits) {}
        return candidates.stream()
                .map(name -> new Near(name, edits(word.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT))))
                .filter(near -> near.edits() <= tolerance(word, near.name()))
                .min(Comparator.comparingInt(Near::edits))
                .map(Near::name);
    }

    /** A remedy that asks whether the nearest name was meant; empty when none is near. */
    public static Optional<String> question(String word, Collection<String> candidates) {
        return of(word, candidates).map(name -> "did you mean '" + name + "'?");
    }

    /** A remedy for an unknown name: the nearest one as a question, or else all of them after a heading. */
    public static String remedy(String word, Collection<String> candidates, String heading) {
        return question(word, candidates)
                .orElseGet(() -> heading + ": " + (candidates.isEmpty() ? "none" : String.join(", ", candidates)));
    }

    private static int tolerance(String word, String name) {
        int length = Math.max(word.length(), name.length());
        return Math.min(length - 1, Math.max(1, length / 3));
    }

    /**
     * The Damerau–Levenshtein distance, restricted: insertions, deletions, replacements, and swaps of neighbours that
     * nothing else touches.
     */
    static int edits(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                cost[i][j] = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
