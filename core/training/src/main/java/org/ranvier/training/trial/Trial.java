package org.ranvier.training.trial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;

/**
 * One run of several: the experiment that they have in common, with some changes.
 *
 * @param name the name of its run directory, by which trials of two series are paired
 * @param changes assignments such as {@code seed=3}
 */
public record Trial(String name, List<String> changes) {

    private static final String SEED = "seed=";
    private static final String FOLD = "data.fold.number=";
    private static final String FOLDS = "data.fold.of=";

    /** A name that is a folder within a folder on every system. */
    public Trial {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw new RanvierException(
                    Problem.data(name, "a trial cannot be called so", "name it with letters, digits and '-'"));
        }
        changes = List.copyOf(changes);
    }

    /**
     * Lists trials with every seed and every fold.
     *
     * @param seeds the seeds; none for that of the experiment
     * @param folds how many folds there are; 0 for no cross-validation
     */
    public static List<Trial> of(List<Long> seeds, int folds) {
        return of(List.of(), List.of(), seeds, folds);
    }

    /**
     * Lists trials of one setting with every seed and every fold.
     *
     * @param setting what their names begin with, if anything
     * @param assignments those of the setting
     * @param seeds the seeds; none for that of the experiment
     * @param folds how many folds there are; 0 for no cross-validation
     */
    public static List<Trial> of(List<String> setting, List<String> assignments, List<Long> seeds, int folds) {
        List<Trial> trials = new ArrayList<>();
        List<Optional<Long>> each = seeds.isEmpty()
                ? List.of(Optional.empty())
                : seeds.stream().map(Optional::of).toList();
        for (Optional<Long> seed : each) {
            for (int fold = folds == 0 ? 0 : 1; fold <= folds; fold++) {
                List<String> names = new ArrayList<>(setting);
                List<String> changes = new ArrayList<>(assignments);
                seed.ifPresent(number -> {
                    names.add("seed-"
                            + (number < 0 ? "minus-" + Long.toString(number).substring(1) : number));
                    changes.add(SEED + number);
                });
                if (fold > 0) {
                    names.add("fold-" + fold);
                    changes.add(FOLDS + folds);
                    changes.add(FOLD + fold);
                }
                trials.add(new Trial(String.join("-", names), changes));
            }
        }
        return trials;
    }

    /** Returns what it changes besides its seed and its fold, which are repetitions of the same setting. */
    public List<String> setting() {
        return changes.stream()
                .filter(change -> !change.startsWith(SEED) && !change.startsWith(FOLD) && !change.startsWith(FOLDS))
                .toList();
    }

    /** Returns the values of all that it changes, by key. */
    public Map<String, String> assignments() {
        Map<String, String> values = new LinkedHashMap<>();
        changes.forEach(change -> {
            int equals = change.indexOf('=');
            values.put(change.substring(0, equals), change.substring(equals + 1));
        });
        return values;
    }

    /** Returns its seed, where it has one of its own. */
    public Optional<Long> seed() {
        return value(SEED).map(Long::valueOf);
    }

    /** Returns the number of its fold, from 1, where it has one. */
    public Optional<Integer> fold() {
        return value(FOLD).map(Integer::valueOf);
    }

    private Optional<String> value(String key) {
        return changes.stream()
                .filter(change -> change.startsWith(key))
                .map(change -> change.substring(key.length()))
                .findFirst();
    }

    /** Returns what it is, in words: {@code seed 3, fold 2}, after the number of its setting where it has one. */
    public String text() {
        List<String> words = new ArrayList<>(setting().isEmpty() ? List.of() : List.of(name.split("-")[0]));
        seed().ifPresent(seed -> words.add("seed " + seed));
        fold().ifPresent(fold -> words.add("fold " + fold));
        return words.isEmpty() ? name : String.join(", ", words);
    }
}
