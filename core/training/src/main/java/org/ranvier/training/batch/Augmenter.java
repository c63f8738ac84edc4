package org.ranvier.training.batch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ranvier.api.Philox;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.Augmentation;
import org.ranvier.api.data.Augmentation.Variation;
import org.ranvier.api.data.Example;
import org.ranvier.api.data.Sample;
import org.ranvier.api.data.Target;
import org.ranvier.training.component.ConfiguredComponent;
import org.ranvier.training.split.Splits;

/**
 * Varies the samples of one part of the data, in training alone. What it draws is a pure function of the seed, the
 * epoch, the sample and the place of an augmentation in the list, so it does not matter which thread varies a sample or
 * when.
 */
public final class Augmenter {

    /** Leaves every sample as it is. */
    public static final Augmenter NONE = new Augmenter(List.of(), null, 0);

    private static final String STREAM = "augmentation.";

    private final List<Step> steps;
    private final Splits.Part part;
    private final long seed;

    /** The places in the part of the samples of each class; made when a partner is first asked for. */
    private Map<Integer, List<Integer>> byClass;

    /**
     * An augmentation of the list.
     *
     * @param component the component, for messages
     * @param variation the component, prepared
     * @param probability how often it is applied
     */
    public record Step(ConfiguredComponent<Augmentation> component, Variation variation, double probability) {}

    /**
     * Prepares.
     *
     * @param steps the augmentations, in the order in which they are applied
     * @param part the training samples, among which partners are drawn
     */
    public Augmenter(List<Step> steps, Splits.Part part, long seed) {
        this.steps = List.copyOf(steps);
        this.part = part;
        this.seed = seed;
    }

    /** Whether it leaves every sample as it is. */
    public boolean isNone() {
        return steps.isEmpty();
    }

    /**
     * Varies a sample.
     *
     * @param index its place in the split of the dataset
     * @param epoch for draws
     * @param check looks at what each augmentation gives
     * @throws RanvierException if one of the augmentations moves samples in time and the target tells what is when
     */
    Example vary(Example example, int index, int epoch, InputCheck check) {
        Example varied = example;
        for (int n = 0; n < steps.size(); n++) {
            Step step = steps.get(n);
            if (!(example.target() instanceof Target.ClassLabel)
                    && !step.variation().keepsTime()) {
                throw new RanvierException(Problem.usage(
                        step.component().place().toString(),
                        "augmentation '" + step.component().name() + "' moves samples in time, and the target is "
                                + example.target().kind(),
                        "leave it out, or take one that keeps times"));
            }
            Drawn draws = new Drawn(STREAM + n, epoch, index);
            if (step.probability() >= 1 || draws.applies(step.probability())) {
                Sample sample = step.variation().vary(varied.sample(), draws);
                varied = Example.of(sample, example.target()).withGroup(example.group());
                check.varied(step.component()).check(varied, index);
            }
        }
        return varied;
    }

    private synchronized List<Integer> ofClass(int label) {
        if (byClass == null) {
            byClass = new HashMap<>();
            for (int place = 0; place < part.size(); place++) {
                byClass.computeIfAbsent(part.split().labelOf(part.indices()[place]), its -> new ArrayList<>())
                        .add(place);
            }
        }
        return byClass.getOrDefault(label, List.of());
    }

    /** What one augmentation draws for one sample in one epoch. */
    private final class Drawn implements Augmentation.Draws {

        private final String stream;
        private final int epoch;
        private final int sample;

        Drawn(String stream, int epoch, int sample) {
            this.stream = stream;
            this.epoch = epoch;
            this.sample = sample;
        }

        boolean applies(double probability) {
            return Philox.uniform(seed, Philox.stream(stream + ".applied"), epoch, of(0)) < probability;
        }

        private long of(int index) {
            return (long) sample << 32 | index;
        }

        @Override
        public double uniform(int index) {
            return Philox.uniform(seed, Philox.stream(stream), epoch, of(index));
        }

        @Override
        public double normal(int index) {
            return Philox.normal(seed, Philox.stream(stream + ".normal"), epoch, of(index));
        }

        @Override
        public Optional<Sample> partner(int index) {
            int label = part.split().labelOf(sample);
            List<Integer> all = label < 0 ? List.of() : ofClass(label);
            if (all.size() < 2) {
                return Optional.empty();
            }
            double drawn = Philox.uniform(seed, Philox.stream(stream + ".partner"), epoch, of(index));
            int place = all.get((int) (drawn * (all.size() - 1)));
            // The last one stands in for the sample itself, so that all others are as likely.
            int other = part.indices()[place] == sample ? all.getLast() : place;
            return Optional.of(part.get(other).sample());
        }
    }
}
