package org.ranvier.training.network;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ranvier.api.Setting;
import org.ranvier.api.learning.DelayLearner;
import org.ranvier.config.ConfigReader;
import org.ranvier.config.tree.ConfigNode;
import org.ranvier.config.tree.Scalar;

/**
 * What a projection's delays train: {@code train: true}, the delays; {@code train: [delay, sigma]}, the delays and a
 * parameter of their learner.
 *
 * @param delays whether the delays themselves are trained
 * @param parameters the parameters of the learner that are trained
 */
record DelayTraining(boolean delays, Set<String> parameters) {

    /** The key that listed a learner's parameters once, beside a flag for the delays. Old runs have it. */
    static final String FORMER_KEY = "train_also";

    private static final String KEY = "train";
    private static final String DELAY = "delay";

    static DelayTraining read(ConfigReader reader, DelayLearner learner) {
        Optional<ConfigNode> given = reader.node(KEY);
        if (given.isEmpty() || given.get() instanceof Scalar) {
            return new DelayTraining(reader.flag(KEY, learner.learns()), Set.of());
        }
        List<String> trainable = Stream.concat(
                        Stream.of(DELAY),
                        learner.schema().parameters().stream()
                                .filter(Setting::trainable)
                                .map(Setting::name))
                .toList();
        Set<String> listed = new LinkedHashSet<>(reader.texts(KEY));
        for (String name : listed) {
            if (!trainable.contains(name)) {
                reader.problem(
                        KEY,
                        "'" + name + "' of '" + learner.name() + "' cannot be trained",
                        "choose among " + trainable);
            }
        }
        boolean delays = listed.remove(DELAY);
        return new DelayTraining(delays, listed);
    }

    /** Returns the learner's trained parameters together with those that are listed elsewhere. */
    Set<String> with(Set<String> others) {
        Set<String> all = new LinkedHashSet<>(parameters);
        all.addAll(others);
        return all;
    }
}
