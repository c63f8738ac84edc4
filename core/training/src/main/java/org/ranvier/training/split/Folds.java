package org.ranvier.training.split;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.Dataset;
import org.ranvier.training.number.Permutation;
import org.ranvier.training.split.DataSpec.Over;

/**
 * Folds of a cross-validation: every sample is in exactly one. They depend on the samples and on how many folds there
 * are, and on nothing else, so that runs of every seed and on every backend are tested on the same ones.
 *
 * @param title what the data is called, for messages
 * @param count how many folds there are
 * @param ofGroups whether they consist of whole groups; they are stratified by class otherwise
 */
record Folds(String title, int count, boolean ofGroups) {

    private static final String PLACE = "data.fold";
    private static final String PURPOSE = "folds";

    /**
     * Returns the splits of a dataset, with the samples to be divided into folds as that for training.
     *
     * @throws RanvierException if the dataset has a test split of its own and nobody says what is to become of it
     */
    static Map<String, Dataset.Split> pooled(Dataset.Opened dataset, DataSpec.Fold fold) {
        Map<String, Dataset.Split> own = dataset.splits();
        boolean tested = own.containsKey(Splits.TEST);
        if (tested && fold.over().isEmpty()) {
            throw new RanvierException(Problem.usage(
                    PLACE,
                    dataset.describe().title()
                            + " has a test split of its own, which its folds may leave alone or take in",
                    "set data.fold.over=train to divide the other samples and keep that split apart as '"
                            + Splits.OFFICIAL_TEST + "', or data.fold.over=all to divide all samples"));
        }
        boolean apart = tested && fold.over().get() == Over.TRAIN;
        List<Dataset.Split> divided = own.entrySet().stream()
                .filter(split -> !(apart && split.getKey().equals(Splits.TEST)))
                .map(Map.Entry::getValue)
                .toList();
        Map<String, Dataset.Split> pooled = new LinkedHashMap<>();
        if (divided.size() == 1) {
            pooled.put(Splits.TRAIN, divided.getFirst());
        } else {
            List<Groups.Member> members = new ArrayList<>();
            divided.forEach(split -> members.addAll(Groups.Pool.membersOf(split)));
            pooled.put(Splits.TRAIN, new Groups.Pool(members));
        }
        if (apart) {
            pooled.put(Splits.OFFICIAL_TEST, own.get(Splits.TEST));
        }
        return pooled;
    }

    /**
     * Divides samples.
     *
     * @param indices which, as places in the split
     * @return those of each fold, in ascending order
     * @throws RanvierException if some fold would be empty
     */
    int[][] of(Dataset.Split split, int[] indices) {
        int[] permuted = Permutation.of(indices, Splits.TEST_SEED, PURPOSE, 0);
        List<List<Integer>> folds = ofGroups ? ofGroups(split, permuted) : ofEachClass(split, permuted);
        return folds.stream()
                .map(fold -> fold.stream().mapToInt(Integer::intValue).sorted().toArray())
                .toArray(int[][]::new);
    }

    /**
     * Deals the samples out class by class, going on with the next fold where the class before ended: neither the folds
     * nor what they have of one class differ by more than one sample.
     */
    private List<List<Integer>> ofEachClass(Dataset.Split split, int[] permuted) {
        if (permuted.length < count) {
            throw new RanvierException(Problem.data(
                    title,
                    "there are " + permuted.length + " samples for " + count + " folds",
                    "take fewer folds or more samples"));
        }
        Map<Integer, List<Integer>> byLabel = new TreeMap<>();
        for (int index : permuted) {
            byLabel.computeIfAbsent(split.labelOf(index), label -> new ArrayList<>())
                    .add(index);
        }
        List<List<Integer>> folds = empty();
        int next = 0;
        for (List<Integer> samples : byLabel.values()) {
            for (int index : samples) {
                folds.get(next++ % count).add(index);
            }
        }
        return folds;
    }

    /** Gives the groups, the largest first, each to the fold that has the fewest samples so far. */
    private List<List<Integer>> ofGroups(Dataset.Split split, int[] permuted) {
        Map<String, List<Integer>> byGroup = new LinkedHashMap<>();
        Arrays.stream(permuted)
                .forEach(index -> byGroup.computeIfAbsent(split.groupOf(index), group -> new ArrayList<>())
                        .add(index));
        if (byGroup.size() < count) {
            boolean unknown = byGroup.keySet().stream().allMatch(String::isEmpty);
            throw new RanvierException(Problem.data(
                    title,
                    unknown
                            ? "it does not say which group a sample is from, and so has no folds of groups"
                            : "there are " + byGroup.size() + " groups for " + count + " folds",
                    unknown ? "leave out data.fold.by=group" : "take at most " + byGroup.size() + " folds"));
        }
        List<List<Integer>> folds = empty();
        byGroup.values().stream()
                .sorted(Comparator.comparing((List<Integer> group) -> group.size())
                        .reversed())
                .forEach(group -> folds.stream()
                        .min(Comparator.comparing(List::size))
                        .orElseThrow()
                        .addAll(group));
        return folds;
    }

    private List<List<Integer>> empty() {
        return IntStream.range(0, count)
                .<List<Integer>>mapToObj(n -> new ArrayList<>())
                .toList();
    }
}
