package org.ranvier.tracking.tensorboard;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.api.plan.TrainedNetwork;
import org.ranvier.support.plan.TrainedProjection;
import org.ranvier.training.tracking.TrackedEpoch;

/**
 * What TensorBoard shows of an epoch. Tags group what belongs side by side: {@code train_loss} of {@code metrics.jsonl}
 * is {@code loss/train}, and {@code silent_neurons.hidden} is {@code silent_neurons/hidden}.
 */
final class Summary {

    private static final Pattern SPLIT = Pattern.compile("(train|validation|test)_(.+)");

    private static final int VALUE = 1;
    private static final int TAG = 1;
    private static final int SIMPLE_VALUE = 2;
    private static final int HISTOGRAM = 5;

    private final Wire message = new Wire();

    static String tag(String metric) {
        Matcher split = SPLIT.matcher(metric);
        return split.matches() ? split.group(2) + "/" + split.group(1) : metric.replaceFirst("\\.", "/");
    }

    Summary scalars(TrackedEpoch epoch) {
        epoch.values()
                .forEach((name, value) -> message.message(
                        VALUE, new Wire().text(TAG, tag(name)).single(SIMPLE_VALUE, value.floatValue())));
        return this;
    }

    /** Puts the effective weights and delays of every projection. */
    Summary histograms(TrainedNetwork network) {
        for (Projection plan : network.plan().all(Projection.class)) {
            TrainedProjection projection = new TrainedProjection(network, plan);
            histogram("weights/" + plan.name(), Histogram.of(projection.weights()));
            if (plan.delays().maxTicks() > 0 || network.plan().eventDriven()) {
                histogram("delays_ms/" + plan.name(), Histogram.of(projection.delaysMs()));
            }
        }
        return this;
    }

    private void histogram(String tag, Histogram histogram) {
        if (histogram.count() > 0) {
            message.message(VALUE, new Wire().text(TAG, tag).message(HISTOGRAM, histogram.message()));
        }
    }

    Wire message() {
        return message;
    }
}
