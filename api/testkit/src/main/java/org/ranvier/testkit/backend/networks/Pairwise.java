package org.ranvier.testkit.backend.networks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Few combinations in which every value of a feature meets every value of every other.
 *
 * <p>Greedy: each combination starts from a pair not yet covered, and of many random completions the one that covers
 * most further pairs is taken.
 */
public final class Pairwise {

    private static final int COMPLETIONS = 60;

    private final List<String> names;
    private final List<List<String>> values;
    /** {@code open[a][x][b][y]}: whether value x of feature a has yet to meet value y of feature b, a &lt; b. */
    private final boolean[][][][] open;

    private Pairwise(Map<String, List<String>> features) {
        names = List.copyOf(features.keySet());
        values = List.copyOf(features.values());
        open = new boolean[names.size()][][][];
    }

    /** The combinations: a value for each feature. The same features give the same combinations. */
    public static List<Map<String, String>> cover(Map<String, List<String>> features) {
        return new Pairwise(features).cover();
    }

    private List<Map<String, String>> cover() {
        List<int[]> pairs = new ArrayList<>();
        for (int a = 0; a < names.size(); a++) {
            open[a] = new boolean[values.get(a).size()][names.size()][];
            for (int x = 0; x < values.get(a).size(); x++) {
                for (int b = a + 1; b < names.size(); b++) {
                    open[a][x][b] = new boolean[values.get(b).size()];
                    for (int y = 0; y < values.get(b).size(); y++) {
                        open[a][x][b][y] = true;
                        pairs.add(new int[] {a, x, b, y});
                    }
                }
            }
        }
        SplittableRandom random = new SplittableRandom(1);
        List<Map<String, String>> combinations = new ArrayList<>();
        for (int[] pair : pairs) {
            if (open[pair[0]][pair[1]][pair[2]][pair[3]]) {
                int[] best = candidate(pair, random);
                for (int n = 1; n < COMPLETIONS; n++) {
                    int[] other = candidate(pair, random);
                    best = covered(other) > covered(best) ? other : best;
                }
                close(best);
                combinations.add(named(best));
            }
        }
        return combinations;
    }

    private int[] candidate(int[] pair, SplittableRandom random) {
        int[] chosen = new int[names.size()];
        for (int a = 0; a < chosen.length; a++) {
            chosen[a] = random.nextInt(values.get(a).size());
        }
        chosen[pair[0]] = pair[1];
        chosen[pair[2]] = pair[3];
        return chosen;
    }

    private int covered(int[] chosen) {
        int count = 0;
        for (int a = 0; a < chosen.length; a++) {
            for (int b = a + 1; b < chosen.length; b++) {
                count += open[a][chosen[a]][b][chosen[b]] ? 1 : 0;
            }
        }
        return count;
    }

    private void close(int[] chosen) {
        for (int a = 0; a < chosen.length; a++) {
            for (int b = a + 1; b < chosen.length; b++) {
                open[a][chosen[a]][b][chosen[b]] = false;
            }
        }
    }

    private Map<String, String> named(int[] chosen) {
        Map<String, String> combination = new LinkedHashMap<>();
        for (int a = 0; a < chosen.length; a++) {
            combination.put(names.get(a), values.get(a).get(chosen[a]));
        }
        return combination;
    }
}
