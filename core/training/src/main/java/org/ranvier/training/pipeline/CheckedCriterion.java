package org.ranvier.training.pipeline;

import java.util.List;
import java.util.function.Supplier;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.Metric;
import org.ranvier.api.data.Objective;
import org.ranvier.api.data.Objective.Criterion;
import org.ranvier.api.data.Objective.OutputShape;
import org.ranvier.api.data.Objective.Score;
import org.ranvier.api.data.Target;
import org.ranvier.training.component.ConfiguredComponent;
import org.ranvier.training.metric.ReportedMetrics;

/** An objective whose answers to sound outputs are looked at before anything is made of them. */
public final class CheckedCriterion {

    private static final String REMEDY = "choose another objective, or mend the plugin";

    private final Criterion criterion;
    private final ConfiguredComponent<Objective> objective;
    private final OutputShape shape;
    private final double[] weights;
    private final Supplier<Target> first;
    private ReportedMetrics metrics;

    /**
     * Prepares the objective.
     *
     * @param weights by what the loss of a sample of each class is multiplied; empty for none
     * @param first gives a target of the data
     */
    public CheckedCriterion(
            ConfiguredComponent<Objective> objective, OutputShape shape, double[] weights, Supplier<Target> first) {
        this.criterion = objective.component().criterion(objective.settings(), shape);
        this.objective = objective;
        this.shape = shape;
        this.weights = weights;
        this.first = first;
    }

    /** Returns the objective itself, which weights no class. */
    public Criterion unweighted() {
        return criterion;
    }

    /** The metrics that it declares for the targets of the data. */
    ReportedMetrics metrics() {
        if (metrics == null) {
            metrics = ReportedMetrics.of(declared(first.get()));
        }
        return metrics;
    }

    private List<Metric> declared(Target target) {
        List<Metric> declared = criterion.metrics(target);
        long names = declared.stream().map(Metric::name).distinct().count();
        if (declared.isEmpty() || names < declared.size()) {
            throw wrong(0, "declares the metrics " + declared + ", which have to be some, each with a name of its own");
        }
        return declared;
    }

    /** Makes sure that a score contributes to no other metrics than those that the objective declares. */
    void requireDeclared(Score score, int sample) {
        if (!metrics().all().containsAll(score.contributed())) {
            throw wrong(
                    sample,
                    "contributes to the metrics " + score.contributed() + " and declares "
                            + metrics().all());
        }
    }

    /**
     * Scores one sample.
     *
     * @param sample its place in its split, for messages
     * @param gradient receives dL/d output; null when not wanted
     */
    public Score score(double[] output, Target target, int sample, double[] gradient) {
        Score score = weighted(criterion.score(output, target, gradient), target, gradient);
        if (score.predicted() < -1 || score.predicted() >= shape.neurons()) {
            throw wrong(
                    sample,
                    "predicts class " + score.predicted() + ", which none of the " + shape.neurons()
                            + " output neurons is");
        }
        requireFinite("the loss", score.loss(), output, sample);
        for (Metric metric : score.contributed()) {
            requireFinite("the metric " + metric, score.sum(metric), output, sample);
        }
        for (int n = 0; gradient != null && n < gradient.length; n++) {
            if (!Double.isFinite(gradient[n])) {
                requireFinite(
                        "the gradient of output neuron " + n % shape.neurons() + tick(n), gradient[n], output, sample);
            }
        }
        return score;
    }

    private Score weighted(Score score, Target target, double[] gradient) {
        if (weights.length == 0 || !(target instanceof Target.ClassLabel(int label))) {
            return score;
        }
        for (int n = 0; gradient != null && n < gradient.length; n++) {
            gradient[n] *= weights[label];
        }
        return score.withLoss(weights[label] * score.loss());
    }

    /**
     * Whether all numbers are such that an objective must make finite ones of them: squares of these are far from the
     * largest double.
     */
    private boolean isSound(double[] output) {
        for (double x : output) {
            if (!(Math.abs(x) <= Float.MAX_VALUE) && !(eventDriven() && x == Double.POSITIVE_INFINITY)) {
                return false;
            }
        }
        return true;
    }

    /** Whether outputs are numbers at all; a neuron without a clock that is silent has the spike time infinity. */
    public boolean areNumbers(double[] outputs) {
        for (double x : outputs) {
            if (Double.isNaN(x) || Double.isInfinite(x) && !(eventDriven() && x > 0)) {
                return false;
            }
        }
        return true;
    }

    private boolean eventDriven() {
        return shape.isEventDriven();
    }

    private String tick(int n) {
        return eventDriven() ? "" : " at tick " + n / shape.neurons();
    }

    /** Outputs that are not sound are the network's fault. */
    private void requireFinite(String what, double value, double[] output, int sample) {
        if (!Double.isFinite(value) && isSound(output)) {
            throw wrong(sample, "gives " + what + " as " + value + " for finite outputs");
        }
    }

    private RanvierException wrong(int sample, String message) {
        return new RanvierException(Problem.plugin(
                objective.source().toString(),
                "sample " + sample,
                "objective '" + objective.name() + "' " + message,
                REMEDY));
    }
}
