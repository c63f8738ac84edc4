package org.ranvier.training.split;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.Encoder.Window;
import org.ranvier.api.data.Example;
import org.ranvier.api.data.Sample;
import org.ranvier.training.number.Permutation;
import org.ranvier.training.signal.Prepared;
import org.ranvier.training.signal.Scaling;
import org.ranvier.training.signal.SignalSpec;
import org.ranvier.training.signal.Windows;

/** The three parts of a dataset that a run uses. */
public final class Splits {

    public static final String TRAIN = "train";
    public static final String VALIDATION = "validation";
    public static final String TEST = "test";
    public static final List<String> ALL = List.of(TRAIN, VALIDATION, TEST);

    private final Map<String, Part> parts = new LinkedHashMap<>();

    private Scaling scaling = Scaling.NONE;

    /** Some examples of a split of a dataset. */
    public record Part(Dataset.Split split, int[] indices) {

        public int size() {
            return indices.length;
        }

        /** Its first examples. */
        public Part first(int count) {
            return new Part(split, Arrays.copyOf(indices, Math.min(count, indices.length)));
        }

        /** All but its first examples. */
        public Part from(int first) {
            return first == 0 ? this : new Part(split, Arrays.copyOfRange(indices, first, indices.length));
        }

        public Example get(int n) {
            return split.get(indices[n]);
        }

        /** All samples in order, read as they are asked for. */
        public Iterable<Sample> samples() {
            return () ->
                    Arrays.stream(indices).mapToObj(n -> split.get(n).sample()).iterator();
        }
    }

    private Splits() {}

    /** Of data whose files are not here. */
    public static Splits none() {
        return new Splits();
    }

    /**
     * The seed for holding out test samples: it is the same for every seed of a run, so that no run learns from what
     * another is tested on.
     */
    private static final long TEST_SEED = 0;

    /**
     * Divides a dataset. Where nothing else says what is tested on, a share of the training split is if that is asked
     * for, the same for every run. Where nothing else says what validates, a share of what is left of the training
     * split does, the same for every run of one seed. Shares are stratified by class, or consist of whole groups.
     */
    public Splits(Dataset.Opened dataset, DataSpec data, long seed) {
        Map<String, Dataset.Split> splits = Groups.divide(dataset, data);
        Dataset.Split train = splits.get(TRAIN);
        if (train == null) {
            throw new RanvierException(Problem.data(
                    dataset.describe().title(), "there is no training split", "the splits are " + splits.keySet()));
        }
        int[] whole = Permutation.identity(train.size());
        Division tested = splits.containsKey(TEST)
                ? new Division(whole, new int[0])
                : Division.of(train, whole, data.test(), TEST_SEED, TEST);
        int[] all = limited(TRAIN, tested.kept(), data.limit(), seed);
        if (splits.containsKey(VALIDATION)) {
            parts.put(TRAIN, new Part(train, all));
            parts.put(VALIDATION, limited(VALIDATION, splits.get(VALIDATION), data.limit(), seed));
        } else {
            Division validated = Division.of(train, all, data.validation(), seed, VALIDATION);
            parts.put(TRAIN, new Part(train, validated.kept()));
            parts.put(VALIDATION, new Part(train, validated.held()));
        }
        if (splits.containsKey(TEST)) {
            parts.put(TEST, limited(TEST, splits.get(TEST), data.limit(), seed));
        } else if (data.test().fraction() > 0) {
            parts.put(TEST, new Part(train, limited(TEST, tested.held(), data.limit(), seed)));
        }
        parts.forEach((name, part) -> {
            if (part.size() == 0) {
                throw new RanvierException(Problem.data(
                        dataset.describe().title(), "the " + name + " split is empty", remedy(name, data, splits)));
            }
        });
    }

    /**
     * Returns these splits as the encoder is given them: cut into windows, of which those of one recording stay in the
     * split of the recording, normalised with statistics of the training samples, on ticks.
     */
    public Splits prepared(SignalSpec spec, Window window) {
        Map<String, Part> cut = spec.cuts() ? cut(spec) : parts;
        Splits prepared = new Splits();
        prepared.scaling = Scaling.fit(spec.normalisation(), cut.get(TRAIN).samples());
        Map<Dataset.Split, Dataset.Split> bySplit = new IdentityHashMap<>();
        cut.forEach((name, part) -> prepared.parts.put(
                name,
                new Part(
                        bySplit.computeIfAbsent(part.split(), s -> new Prepared(s, prepared.scaling, window)),
                        part.indices())));
        return prepared;
    }

    private Map<String, Part> cut(SignalSpec spec) {
        Map<Dataset.Split, Windows> bySplit = new IdentityHashMap<>();
        Map<String, Part> cut = new LinkedHashMap<>();
        parts.forEach((name, part) -> {
            Windows windows = bySplit.computeIfAbsent(part.split(), split -> new Windows(split, spec));
            cut.put(name, new Part(windows, windows.of(part.indices())));
        });
        return cut;
    }

    /** The scaling of channels, which was fitted to the training samples. */
    public Scaling scaling() {
        return scaling;
    }

    /** Returns the remedy for a split without samples, which depends on what the split is made of. */
    private static String remedy(String name, DataSpec data, Map<String, Dataset.Split> splits) {
        boolean own = splits.containsKey(name) && splits.get(name).size() == 0;
        boolean named = !data.testGroups().isEmpty() || !data.validationGroups().isEmpty();
        if (named && (own || name.equals(TRAIN))) {
            return "leave some groups out of data.validation_groups and data.test_groups";
        }
        if (own) {
            return "put samples into it, or leave it out";
        }
        DataSpec.Share share = name.equals(TEST) ? data.test() : data.validation();
        boolean whole = share.ofGroups() || name.equals(TRAIN) && data.test().ofGroups();
        if (whole) {
            Set<String> groups = new TreeSet<>();
            for (int n = 0; n < splits.get(TRAIN).size(); n++) {
                groups.add(splits.get(TRAIN).groupOf(n));
            }
            return groups.equals(Set.of(""))
                    ? "the data does not say which group a sample is from, so leave out validation_by: group and test_by: group"
                    : "there are " + groups.size()
                            + " groups, and shares consist of whole ones: name them with data.validation_groups and"
                            + " data.test_groups, or leave out validation_by and test_by";
        }
        return data.limit() < splits.get(TRAIN).size()
                ? "raise data.limit"
                : "record more samples: classes with a single one are only learned from";
    }

    public Part get(String name) {
        Part part = parts.get(name);
        if (part == null) {
            throw new RanvierException(Problem.usage(
                    "--split",
                    "this data has no split '" + name + "'",
                    "choose one of " + String.join(", ", parts.keySet())));
        }
        return part;
    }

    /** The names of those that there are. */
    public Set<String> names() {
        return parts.keySet();
    }

    public boolean has(String name) {
        return parts.containsKey(name);
    }

    /**
     * Some examples of a split in two.
     *
     * @param held the share that was asked for
     * @param kept the others
     */
    private record Division(int[] kept, int[] held) {

        /** Divides; seed and purpose decide, and nothing else. */
        static Division of(Dataset.Split split, int[] indices, DataSpec.Share share, long seed, String purpose) {
            if (share.fraction() == 0) {
                return new Division(indices, new int[0]);
            }
            int[] permuted = Permutation.of(indices, seed, purpose, 0);
            int[] held = share.ofGroups()
                    ? Groups.share(split, permuted, share.fraction())
                    : ofEachClass(split, permuted, share.fraction());
            Set<Integer> holds = Arrays.stream(held).boxed().collect(Collectors.toSet());
            return new Division(
                    Arrays.stream(indices).filter(n -> !holds.contains(n)).toArray(),
                    Arrays.stream(held).sorted().toArray());
        }
    }

    /**
     * A share of the examples of each class, the first ones of a permutation: at least one where a class has several,
     * and never all, so that rare ones are both learned and looked at.
     */
    private static int[] ofEachClass(Dataset.Split split, int[] permuted, double share) {
        Map<Integer, List<Integer>> byLabel = new TreeMap<>();
        for (int index : permuted) {
            byLabel.computeIfAbsent(split.labelOf(index), label -> new ArrayList<>())
                    .add(index);
        }
        return byLabel.values().stream()
                .flatMap(of -> of
                        .subList(
                                0,
                                Math.clamp(
                                        (long) Math.rint(of.size() * share), Math.min(1, of.size() - 1), of.size() - 1))
                        .stream())
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static Part limited(String name, Dataset.Split split, int limit, long seed) {
        return new Part(split, limited(name, Permutation.identity(split.size()), limit, seed));
    }

    private static int[] limited(String name, int[] all, int limit, long seed) {
        if (all.length <= limit) {
            return all;
        }
        int[] some = Arrays.copyOf(Permutation.of(all, seed, "limit." + name, 0), limit);
        Arrays.sort(some);
        return some;
    }
}
