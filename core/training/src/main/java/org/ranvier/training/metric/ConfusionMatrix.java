package org.ranvier.training.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The confusion matrix of a classifier: how often samples of each class were predicted as each class.
 *
 * @param classes the names of the classes
 * @param counts how many samples of a class were predicted as a class, [class][predicted]; the last column counts those
 *     without a prediction
 */
public record ConfusionMatrix(List<String> classes, int[][] counts) {

    /**
     * The precision, recall and F1 score of one class.
     *
     * @param name the name of the class
     * @param precision the share of right answers among predictions of this class; NaN without any
     * @param recall the share of right answers among samples of this class; NaN without any
     * @param f1 2·right/(support + predicted), the harmonic mean of both; NaN where the class neither occurs nor is
     *     predicted
     * @param support the number of samples that have this class
     * @param predicted the number of samples predicted to have this class
     */
    public record ClassScore(String name, double precision, double recall, double f1, int support, int predicted) {}

    /**
     * Counts predictions.
     *
     * @param names the names of the classes; further ones are called by their numbers
     * @param predictions those of samples without a class are left out
     */
    public static ConfusionMatrix of(List<String> names, List<Prediction> predictions) {
        List<Prediction> labelled =
                predictions.stream().filter(p -> p.label() >= 0).toList();
        int classes = labelled.stream()
                .mapToInt(p -> 1 + Math.max(p.label(), p.predicted()))
                .reduce(names.size(), Math::max);
        int[][] counts = new int[classes][classes + 1];
        for (Prediction p : labelled) {
            counts[p.label()][p.predicted() < 0 ? classes : p.predicted()]++;
        }
        List<String> all = new ArrayList<>(names);
        IntStream.range(names.size(), classes).mapToObj(Integer::toString).forEach(all::add);
        return new ConfusionMatrix(all, counts);
    }

    /** Returns whether there are no samples with a class. */
    public boolean isEmpty() {
        return IntStream.range(0, classes.size()).allMatch(label -> support(label) == 0);
    }

    /** Returns how many samples of a class have no prediction. */
    public int unanswered(int label) {
        return counts[label][classes.size()];
    }

    /** Returns the scores of all classes, in their order. */
    public List<ClassScore> scores() {
        return IntStream.range(0, classes.size()).mapToObj(this::score).toList();
    }

    private ClassScore score(int label) {
        int right = counts[label][label];
        int support = support(label);
        int predicted = IntStream.range(0, classes.size())
                .map(other -> counts[other][label])
                .sum();
        return new ClassScore(
                classes.get(label),
                share(right, predicted),
                share(right, support),
                share(2 * right, support + predicted),
                support,
                predicted);
    }

    /** Returns the mean recall of the classes that occur; NaN without any. */
    public double balancedAccuracy() {
        return mean(scores().stream().map(ClassScore::recall).toList());
    }

    /** Returns the mean F1 of the classes that occur or are predicted; NaN without any. */
    public double macroF1() {
        return mean(scores().stream().map(ClassScore::f1).toList());
    }

    private int support(int label) {
        return IntStream.of(counts[label]).sum();
    }

    private static double share(int part, int whole) {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }

    private static double mean(List<Double> values) {
        return values.stream()
                .filter(value -> !value.isNaN())
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(Double.NaN);
    }
}
