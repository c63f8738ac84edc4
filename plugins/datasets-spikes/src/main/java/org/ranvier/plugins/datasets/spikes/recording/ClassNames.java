package org.ranvier.plugins.datasets.spikes.recording;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;

/**
 * The classes of recordings: what their files call them, numbered from 0.
 *
 * <p>Labels that are whole numbers, 0 among them, or a single number, are the numbers of the classes, so that they fit
 * a network that was trained elsewhere even where a class has no sample. Other ones, be they texts or numbers from 1,
 * are numbered in their order, by size where all are numbers and by letters otherwise.
 *
 * @param names the names by number
 * @param given whether a user has said them
 */
public record ClassNames(List<String> names, boolean given) {

    private static final int SHOWN = 12;

    /** A byte's labels are numbers of classes; larger ones only where there are as many samples as classes. */
    private static final int MOST = 1 << 8;

    private static final Comparator<String> BY_SIZE = Comparator.comparingLong(Long::parseLong);

    /**
     * Finds them.
     *
     * @param wanted the names in order, separated by commas, or nothing
     * @param labels all labels that occur
     * @param samples how many samples there are
     */
    public static ClassNames of(String wanted, Collection<String> labels, int samples) {
        Set<String> found = new TreeSet<>(labels);
        if (!wanted.isBlank()) {
            return given(List.of(wanted.strip().split("\\s*,\\s*")), found);
        }
        boolean numbers = found.stream().allMatch(ClassNames::isNumber);
        if (numbers && (found.contains("0") || found.size() == 1)) {
            long most = found.stream().mapToLong(Long::parseLong).max().orElseThrow();
            if (most < Math.max(MOST, samples) && found.stream().noneMatch(label -> label.startsWith("-"))) {
                return new ClassNames(
                        IntStream.rangeClosed(0, (int) most)
                                .mapToObj(Integer::toString)
                                .toList(),
                        false);
            }
        }
        if (!numbers && found.stream().anyMatch(ClassNames::isNumber)) {
            // A word among numbers is rather a slip than a class.
            throw new RanvierException(Problem.data(
                    "dataset spikes",
                    "some labels are words and some numbers: " + shown(List.copyOf(found)),
                    "mend them, or say with classes which there are, such as classes: \""
                            + String.join(", ", found.stream().limit(SHOWN).toList()) + "\""));
        }
        List<String> names = new ArrayList<>(found);
        if (numbers) {
            names.sort(BY_SIZE);
        }
        return new ClassNames(List.copyOf(names), false);
    }

    private static ClassNames given(List<String> names, Set<String> found) {
        if (Set.copyOf(names).size() < names.size()) {
            throw new RanvierException(
                    Problem.usage("dataset spikes", "classes names one of them twice", "name each once"));
        }
        List<String> others =
                found.stream().filter(label -> !names.contains(label)).toList();
        if (!others.isEmpty()) {
            throw new RanvierException(Problem.data(
                    "dataset spikes",
                    "classes does not name " + shown(others) + ", which samples are labelled with",
                    "name every label, or leave classes out"));
        }
        return new ClassNames(names, true);
    }

    /** Normalizes a label: 1 for 1.0; empty where it is neither a word nor a whole number. */
    public static Optional<String> plain(String label) {
        if (Set.of("", "na", "n/a", "nan", "null", "none", "inf", "-inf", "infinity", "-infinity")
                .contains(label.toLowerCase(java.util.Locale.ROOT))) {
            return Optional.empty();
        }
        try {
            double number = Double.parseDouble(label);
            return number == Math.rint(number) && Math.abs(number) <= 1L << 53
                    ? Optional.of(Long.toString((long) number))
                    : Optional.empty();
        } catch (NumberFormatException word) {
            return Optional.of(label);
        }
    }

    /** The numbers by name. */
    public Map<String, Integer> numbers() {
        return IntStream.range(0, names.size()).boxed().collect(Collectors.toMap(names::get, n -> n));
    }

    /** Returns a note on them, as a clause: numbers that are not those of the files. Words speak for themselves. */
    public Optional<String> note(Set<String> found) {
        boolean renumbered = IntStream.range(0, names.size())
                .anyMatch(n -> isNumber(names.get(n)) && !names.get(n).equals(Integer.toString(n)));
        if (renumbered) {
            String numbers = IntStream.range(0, Math.min(SHOWN, names.size()))
                    .mapToObj(n -> n + " is '" + names.get(n) + "'")
                    .collect(Collectors.joining(", "));
            return Optional.of("classes are numbered from 0: " + numbers + (names.size() > SHOWN ? " …" : "")
                    + (given ? "" : "; another order is given by the setting classes"));
        }
        List<String> absent =
                names.stream().filter(name -> !found.contains(name)).toList();
        return absent.isEmpty() || given
                ? Optional.empty()
                : Optional.of("no sample has the label " + shown(absent)
                        + ", but the output needs a neuron for each from 0 to " + (names.size() - 1)
                        + "; to number those that there are, set classes to "
                        + names.stream().filter(found::contains).limit(SHOWN).collect(Collectors.joining(", ")));
    }

    private static String shown(List<String> labels) {
        return labels.stream().limit(SHOWN).collect(Collectors.joining(", ")) + (labels.size() > SHOWN ? " …" : "");
    }

    private static boolean isNumber(String label) {
        return label.matches("-?\\d{1,16}");
    }
}
