package org.ranvier.training.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.ranvier.api.learning.Schedule;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.runtime.Defaults;
import org.ranvier.training.experiment.ExperimentSpec;
import org.ranvier.training.experiment.ParameterGroup;
import org.ranvier.training.split.Splits;

/** A summary in words of an experiment, apart from its network. */
public final class ExperimentSummary {

    private final Pipeline pipeline;
    private final Defaults defaults;
    private final ExperimentSpec spec;
    private final ExperimentSpec.Training training;
    private final Map<String, String> facts = new LinkedHashMap<>();

    private ExperimentSummary(Pipeline pipeline, Defaults defaults) {
        this.defaults = defaults;
        this.pipeline = pipeline;
        this.spec = pipeline.spec();
        this.training = spec.training();
    }

    /**
     * Returns the facts, by name and in the order in which people want them.
     *
     * @param defaults the components that go without saying
     */
    public static Map<String, String> of(Pipeline pipeline, Defaults defaults) {
        return new ExperimentSummary(pipeline, defaults).all();
    }

    private Map<String, String> all() {
        NetworkPlan plan = pipeline.network().plan();
        facts.put(
                "experiment",
                spec.name() + ", seed " + spec.seed() + ", backend "
                        + pipeline.backend().name());
        facts.put("data", data());
        facts.put(
                "encoder",
                spec.encoder().text() + ": " + pipeline.network().spec().channels() + " channels of "
                        + (pipeline.network().spec().graded() ? "graded values" : "spikes"));
        facts.put(
                "time",
                plan.eventDriven()
                        ? "driven by events"
                        : time(spec.window().ticks(), spec.window().dtMs()));
        facts.put(
                "objective",
                spec.objective().text()
                        + spec.weighting()
                                .text(spec.weighting().weights(pipeline.data().classes(), pipeline.splits())));
        facts.put(
                "optimizer",
                training.optimizer().text() + ", batches of " + training.batch() + ", " + training.epochs()
                        + " epochs"
                        + (training.scheduleEpochs() == training.epochs()
                                ? ""
                                : ", schedules over " + training.scheduleEpochs()));
        facts.put("rates", rates());
        facts.put(
                "gradients",
                plan.eventDriven()
                        ? "of spike times"
                        : training.detachReset() ? "none through resets" : "through resets too");
        if (training.clips()) {
            facts.merge("gradients", "clipped at norm " + training.clipNorm(), (a, b) -> a + ", " + b);
        }
        if (training.patience() < Integer.MAX_VALUE) {
            facts.put(
                    "stops",
                    "after " + training.patience() + " epochs without a better validation "
                            + (pipeline.splits().has(Splits.TRAIN)
                                    ? pipeline.metrics().selecting().name()
                                    : "result"));
        }
        List<String> penalties = new ArrayList<>();
        training.penalties()
                .forEach(p -> penalties.add(
                        p.regularizer().text() + " on " + p.group().word()));
        training.activityPenalties().forEach(p -> penalties.add(p.text() + " on spikes"));
        if (!penalties.isEmpty()) {
            facts.put("penalties", String.join("; ", penalties));
        }
        return facts;
    }

    /** Returns the simulated time in words, such as {@code 50 ticks of 1 ms}. */
    static String time(int ticks, double dtMs) {
        String length = dtMs == Math.rint(dtMs) ? Long.toString((long) dtMs) : Double.toString(dtMs);
        return ticks + " ticks of " + length + " ms";
    }

    private String data() {
        Splits splits = pipeline.splits();
        List<String> sizes = new ArrayList<>();
        for (String split : List.of(Splits.TRAIN, Splits.VALIDATION, Splits.TEST)) {
            if (splits.has(split)) {
                sizes.add(String.format(Locale.ROOT, "%,d %s", splits.get(split).size(), split));
            }
        }
        String shape = pipeline.data().shape().stream().map(String::valueOf).collect(Collectors.joining(" × "));
        return spec.data().dataset().text() + ": samples of " + shape + ", "
                + pipeline.data().classes().size() + " classes; "
                + spec.data().signals().text().map(text -> text + "; ").orElse("")
                + (sizes.isEmpty() ? "its files are not here" : String.join(", ", sizes));
    }

    private String rates() {
        return pipeline.updates().stream()
                .map(GroupUpdate::group)
                .distinct()
                .map(group -> group.word() + " " + rate(group) + schedule(group))
                .collect(Collectors.joining(", "));
    }

    /** Delays on a clock are trained in ms; how many ticks that is tells whether they will move at all. */
    private String rate(ParameterGroup group) {
        double rate = training.rates().of(group);
        if (group != ParameterGroup.DELAYS || pipeline.network().plan().eventDriven()) {
            return Double.toString(rate);
        }
        return rate + " ms = " + (float) (rate / spec.window().dtMs()) + " ticks";
    }

    private String schedule(ParameterGroup group) {
        var schedule = training.schedules().get(group);
        return schedule == null || defaults.all(Schedule.class).contains(schedule.name())
                ? ""
                : " (" + schedule.text() + ")";
    }
}
