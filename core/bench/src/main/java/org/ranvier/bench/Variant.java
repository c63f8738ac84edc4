package org.ranvier.bench;

import java.util.List;
import java.util.Optional;

/**
 * A workload with certain delays.
 *
 * @param name what it is called
 * @param learner the delay learner that must be installed
 * @param delays the delays of every layer, as an experiment has them; none where nothing is delayed
 * @param changes what else it changes, as {@code --set} does
 * @param beside the variant that it is compared with, and measured together
 * @param part what it stands for in a mean over several variants
 */
public record Variant(
        String name,
        String learner,
        Optional<String> delays,
        List<String> changes,
        Optional<String> beside,
        Optional<Part> part) {

    /**
     * A part of something that changes during training, such as a schedule.
     *
     * @param whole the name under which all parts are chosen, and their mean is reported
     * @param share of the training that is like this variant, in (0, 1); those of all parts add up to 1
     */
    public record Part(String whole, double share) {}

    public Variant {
        changes = List.copyOf(changes);
    }

    /** Delays by the learner whose name the variant has; other settings as in {@code max: 25}. */
    static Variant of(String learner, String settings, String... changes) {
        return new Variant(
                learner,
                learner,
                Optional.of("{type: " + learner + ", " + settings + "}"),
                List.of(changes),
                Optional.empty(),
                Optional.empty());
    }

    /** No delays. */
    static Variant none(String... changes) {
        // The learner that stands for no delay in an experiment.
        return new Variant("none", "fixed", Optional.empty(), List.of(changes), Optional.empty(), Optional.empty());
    }
}
