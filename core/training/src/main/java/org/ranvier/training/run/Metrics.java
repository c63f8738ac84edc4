package org.ranvier.training.run;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ranvier.api.data.Metric;
import org.ranvier.training.report.EpochReport;
import org.ranvier.training.report.Majority;
import org.ranvier.training.report.PublishedResult;
import org.ranvier.training.report.Rewired;
import org.ranvier.training.report.RunSummary;

/** The names under which results are written; scripts rely on them. */
public final class Metrics {

    private Metrics() {}

    static Map<String, Object> of(EpochReport r) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("epoch", r.epoch());
        map.put("train_loss", r.train().loss());
        r.train().metrics().forEach((metric, value) -> map.put("train_" + metric, orNull(value)));
        map.put("validation_loss", r.validation().loss());
        r.validation().metrics().forEach((metric, value) -> map.put("validation_" + metric, orNull(value)));
        for (Metric metric : r.metrics().all()) {
            map.put(
                    "test_" + metric,
                    orNull(r.test().map(test -> test.of(metric)).orElse(Double.NaN)));
        }
        map.put("silent_neurons", r.silentNeurons());
        map.put("silent_samples", r.silentSamples());
        map.put("spikes_per_neuron", r.spikesPerNeuron());
        map.put("learning_rates", r.learningRates());
        if (!r.rewired().isEmpty()) {
            Map<String, Object> rewired = new LinkedHashMap<>();
            r.rewired().forEach((projection, counts) -> rewired.put(projection, of(counts)));
            map.put("rewired", rewired);
        }
        if (!r.activeDelays().isEmpty()) {
            map.put("active_delays", r.activeDelays());
        }
        map.put("seconds", r.seconds());
        if (!r.counters().isEmpty()) {
            map.put("counters", r.counters());
        }
        return map;
    }

    private static Map<String, Object> of(Rewired r) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("dropped", r.dropped());
        map.put("grown", r.grown());
        map.put("synapses", r.synapses());
        map.put("dormant_gradient_steps", r.dormantSteps());
        map.put("dormant_gradient_ms", r.dormantMs());
        return map;
    }

    /** Returns the results of a run. */
    public static Map<String, Object> of(RunSummary s) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(SelectedBy.KEY, SelectedBy.of(s.selectedBy()));
        map.put("test_at_best_validation", orNull(s.testAtBestValidation()));
        map.put("test_at_last_epoch", orNull(s.testAtLastEpoch()));
        map.put("best_test", orNull(s.bestTest()));
        map.put("best_validation", orNull(s.bestValidation()));
        s.majority().ifPresent(majority -> map.put("always_most_frequent", of(majority)));
        s.testValues().forEach((metric, test) -> {
            map.put("test_" + metric + "_at_best_validation", orNull(test.atBestValidation()));
            map.put("test_" + metric + "_at_last_epoch", orNull(test.atLastEpoch()));
        });
        map.put("epochs", s.epochs());
        map.put("seconds", s.seconds());
        map.put("parameters", s.parameters());
        map.put("spikes_per_neuron", s.spikesPerNeuron());
        if (!s.published().isEmpty()) {
            map.put("published", s.published().stream().map(Metrics::of).toList());
        }
        map.put("run", s.run().toString());
        return map;
    }

    private static Map<String, Object> of(Majority majority) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("class", majority.name());
        map.put("validation", orNull(majority.validation()));
        map.put("test", orNull(majority.test()));
        return map;
    }

    private static Map<String, Object> of(PublishedResult p) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("label", p.label());
        map.put("test", p.test());
        return map;
    }

    /** JSON has no NaN. */
    private static Double orNull(double value) {
        return Double.isFinite(value) ? (Double) value : null;
    }
}
