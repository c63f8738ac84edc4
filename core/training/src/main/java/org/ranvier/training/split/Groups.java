package org.ranvier.training.split;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.Example;

/** Divides examples by whom they are from, so that nobody is in two splits. */
final class Groups {

    private Groups() {}

    /** An example by its split and its place there. */
    record Member(Dataset.Split split, int index) {

        String group() {
            return split.groupOf(index);
        }
    }

    /** Examples of several splits as one. */
    record Pool(List<Member> members) implements Dataset.Split {

        static List<Member> membersOf(Dataset.Split split) {
            return IntStream.range(0, split.size())
                    .mapToObj(n -> new Member(split, n))
                    .toList();
        }

        @Override
        public int size() {
            return members.size();
        }

        @Override
        public Example get(int index) {
            return members.get(index).split().get(members.get(index).index());
        }

        @Override
        public int labelOf(int index) {
            return members.get(index).split().labelOf(members.get(index).index());
        }

        @Override
        public String groupOf(int index) {
            return members.get(index).group();
        }
    }

    /**
     * The splits of a dataset, or those that an experiment makes of it by naming groups. Groups that are tested on are
     * taken from all splits, and everything else is then for training; groups that validate are taken from what is for
     * training.
     */
    static Map<String, Dataset.Split> divide(Dataset.Opened dataset, DataSpec data) {
        Map<String, Dataset.Split> splits = dataset.splits();
        if (data.validationGroups().isEmpty() && data.testGroups().isEmpty()) {
            return splits;
        }
        boolean tested = !data.testGroups().isEmpty();
        List<Member> all = new ArrayList<>();
        splits.forEach((name, split) -> {
            if (tested || !name.equals(Splits.TEST)) {
                all.addAll(Pool.membersOf(split));
            }
        });
        check(dataset, data, all);
        Map<String, Dataset.Split> divided = new LinkedHashMap<>();
        Predicate<Member> test = member -> data.testGroups().contains(member.group());
        Predicate<Member> validation = member -> data.validationGroups().contains(member.group());
        divided.put(Splits.TRAIN, pool(all, test.or(validation).negate()));
        if (!data.validationGroups().isEmpty()) {
            divided.put(Splits.VALIDATION, pool(all, validation));
        }
        if (tested) {
            divided.put(Splits.TEST, pool(all, test));
        } else if (splits.containsKey(Splits.TEST)) {
            divided.put(Splits.TEST, splits.get(Splits.TEST));
        }
        return divided;
    }

    private static Pool pool(List<Member> all, Predicate<Member> which) {
        return new Pool(all.stream().filter(which).toList());
    }

    private static void check(Dataset.Opened dataset, DataSpec data, List<Member> all) {
        Set<String> known = new TreeSet<>();
        all.forEach(member -> known.add(member.group()));
        List<Problem> problems = new ArrayList<>();
        Set<String> wanted = new LinkedHashSet<>(data.testGroups());
        wanted.addAll(data.validationGroups());
        for (String group : wanted) {
            if (!known.contains(group)) {
                problems.add(Problem.usage(
                        "data",
                        "no example of " + dataset.describe().title() + " is from '" + group + "'",
                        among(known)));
            } else if (data.testGroups().contains(group)
                    && data.validationGroups().contains(group)) {
                problems.add(
                        Problem.usage("data", "'" + group + "' would both validate and be tested on", "name it once"));
            }
        }
        if (!problems.isEmpty()) {
            throw new RanvierException(problems);
        }
    }

    private static String among(Set<String> known) {
        int shown = 12;
        return known.equals(Set.of(""))
                ? "this dataset does not say whom its examples are from: leave the groups out"
                : "choose among "
                        + String.join(", ", known.stream().limit(shown).toList())
                        + (known.size() > shown ? " and " + (known.size() - shown) + " more" : "");
    }

    /**
     * Whole groups, in the order in which a permutation meets them, until they have at least this share of the
     * examples.
     */
    static int[] share(Dataset.Split split, int[] permuted, double share) {
        Map<String, List<Integer>> byGroup = new LinkedHashMap<>();
        for (int index : permuted) {
            byGroup.computeIfAbsent(split.groupOf(index), group -> new ArrayList<>())
                    .add(index);
        }
        List<Integer> held = new ArrayList<>();
        for (List<Integer> group : byGroup.values()) {
            if (held.size() >= share * permuted.length) {
                break;
            }
            held.addAll(group);
        }
        return held.stream().mapToInt(Integer::intValue).toArray();
    }
}
