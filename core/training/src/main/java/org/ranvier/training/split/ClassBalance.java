package org.ranvier.training.split;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ranvier.training.report.Majority;

/**
 * The distribution of the samples of a run over the classes, and what it implies for an accuracy.
 *
 * @param classes the names of the classes
 * @param counts the number of samples of each class, for each split that exists
 */
public record ClassBalance(List<String> classes, Map<String, int[]> counts) {

    private static final int SHOWN = 8;

    public static ClassBalance of(List<String> classes, Splits splits) {
        Map<String, int[]> counts = new LinkedHashMap<>();
        splits.names().forEach(name -> counts.put(name, counts(splits.get(name), classes.size())));
        return new ClassBalance(classes, counts);
    }

    /** Counts the samples of each class; samples without a class are not counted. */
    private static int[] counts(Splits.Part part, int classes) {
        int[] counts = new int[classes];
        for (int index : part.indices()) {
            int label = part.split().labelOf(index);
            if (label >= 0 && label < classes) {
                counts[label]++;
            }
        }
        return counts;
    }

    /** Returns the accuracy of always answering the most frequent class; empty where there are not several classes. */
    public Optional<Majority> majority() {
        int[] train = counts.get(Splits.TRAIN);
        if (classes.size() < 2 || IntStream.of(train).sum() == 0) {
            return Optional.empty();
        }
        int most = IntStream.range(0, train.length).reduce(0, (a, b) -> train[b] > train[a] ? b : a);
        // Half way from an even share to all samples: its accuracy then looks more like success than like chance.
        boolean misleading = share(Splits.TRAIN, most) >= (1 + 1.0 / classes.size()) / 2;
        return Optional.of(new Majority(
                classes.get(most),
                share(Splits.TRAIN, most),
                share(Splits.VALIDATION, most),
                share(Splits.TEST, most),
                misleading));
    }

    private double share(String split, int label) {
        int[] of = counts.getOrDefault(split, new int[0]);
        int all = IntStream.of(of).sum();
        return all == 0 ? Double.NaN : (double) of[label] / all;
    }

    /**
     * Returns what readers should know before they look at an accuracy, one clause each.
     *
     * @param weighted whether classes have weights already
     */
    public List<String> advice(boolean weighted) {
        List<String> advice = new ArrayList<>();
        int[] train = counts.get(Splits.TRAIN);
        if (classes.size() == 1 && train[0] > 0) {
            advice.add("all samples are of class '" + classes.getFirst()
                    + "', so that an accuracy says nothing: give it samples of another class too");
        }
        for (String split : List.of(Splits.VALIDATION, Splits.TEST)) {
            int[] held = counts.getOrDefault(split, train);
            some(label -> train[label] > 0 && held[label] == 0)
                    .ifPresent(names -> advice.add("the " + split + " split has no sample of " + names
                            + ", about which its accuracy says nothing:"
                            + " record more of them, or choose other splits or groups"));
            some(label -> train[label] == 0 && held[label] > 0)
                    .ifPresent(names -> advice.add("the " + split + " split has samples of " + names
                            + ", of which there is none to learn from:"
                            + " record more of them, or choose other splits or groups"));
        }
        majority()
                .filter(Majority::misleading)
                .ifPresent(majority -> advice.add(String.format(
                        Locale.ROOT,
                        "%.1f %% of the training samples are of class '%s', and a network that always answers it has a validation accuracy of %.2f %%:"
                                + " compare with that%s",
                        100 * majority.train(),
                        majority.name(),
                        100 * majority.validation(),
                        weighted
                                ? ""
                                : ", or give rarer classes more weight (class_weights: balanced in the objective)")));
        return advice;
    }

    private Optional<String> some(IntPredicate which) {
        List<String> names = IntStream.range(0, classes.size())
                .filter(which)
                .mapToObj(label -> "'" + classes.get(label) + "'")
                .toList();
        String shown =
                names.stream().limit(SHOWN).collect(Collectors.joining(", ")) + (names.size() > SHOWN ? " …" : "");
        return names.isEmpty() ? Optional.empty() : Optional.of((names.size() == 1 ? "class " : "classes ") + shown);
    }
}
