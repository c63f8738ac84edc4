package org.ranvier.training.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.ranvier.api.Schema;
import org.ranvier.api.Settings;
import org.ranvier.api.data.Objective;
import org.ranvier.api.data.Objective.OutputShape;
import org.ranvier.api.data.Target;
import org.ranvier.config.ConfigParser;
import org.ranvier.config.ConfigReader;
import org.ranvier.config.tree.Mapping;
import org.ranvier.config.tree.Place;
import org.ranvier.config.tree.Problems;
import org.ranvier.training.component.Components.Source;
import org.ranvier.training.component.ConfiguredComponent;
import org.ranvier.training.pipeline.CheckedCriterion;
import org.ranvier.training.signal.SignalSpec;

class ClassWeightingTest {

    private static final List<String> CLASSES = List.of("a", "b", "c");

    @Test
    void balancedClassesCountAlikeAndSamplesOneOnAverage() {
        Splits splits = splits(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1);
        double[] weights = read("class_weights: balanced").weights(CLASSES, splits);
        int[] counts = ClassBalance.of(CLASSES, splits).counts().get("train");

        assertThat(counts[0] * weights[0]).as("of class a in all").isCloseTo(counts[1] * weights[1], within(1e-12));
        assertThat(counts[0] * weights[0] + counts[1] * weights[1])
                .as("of all samples")
                .isCloseTo(counts[0] + counts[1], within(1e-12));
        assertThat(weights[2]).as("of a class that does not occur").isEqualTo(1);
    }

    @Test
    void aListIsTakenAsItIsAndHasToFit() {
        assertThat(read("class_weights: [1, 2.5, 4]").weights(CLASSES, splits(0, 1)))
                .containsExactly(1, 2.5, 4);
        assertThatThrownBy(() -> read("class_weights: [1, 2]").weights(CLASSES, splits(0, 1)))
                .hasMessageContaining(
                        "objective.class_weights: it has 2 weights, the data 3 classes: a, b, c; give one for each, in this order");
        assertThatThrownBy(() -> read("class_weights: balanced").weights(List.of(), splits(0, 1)))
                .hasMessageContaining("no classes to weigh");
        assertThat(read("type: x").weights(CLASSES, splits(0, 1))).isEmpty();
    }

    @Test
    void whatIsNoWeightIsRefused() {
        for (String wrong : List.of("even", "[1, 0, 1]", "[1, -1, 1]", "[1, .inf, 1]", "3", "{a: 1}")) {
            assertThatThrownBy(() -> read("class_weights: " + wrong)).as(wrong).hasMessageContaining("class_weights");
        }
    }

    @Test
    void theGradientIsThatOfTheWeightedLoss() {
        Random random = new Random(5);
        double[] weights = {0.4, 3, 1};
        CheckedCriterion plain = criterion(new double[0]);
        CheckedCriterion weighted = criterion(weights);
        for (int label = 0; label < weights.length; label++) {
            double[] output = random.doubles(6, -1, 1).toArray();
            Target target = new Target.ClassLabel(label);
            double[] gradient = new double[output.length];

            double loss = weighted.score(output, target, 0, gradient).loss();

            assertThat(loss)
                    .isEqualTo(weights[label]
                            * plain.score(output, target, 0, null).loss());
            for (int n = 0; n < output.length; n++) {
                double step = 1e-6;
                double at = output[n];
                output[n] = at + step;
                double above = weighted.score(output, target, 0, null).loss();
                output[n] = at - step;
                double below = weighted.score(output, target, 0, null).loss();
                output[n] = at;
                assertThat(gradient[n]).isCloseTo((above - below) / (2 * step), within(1e-8));
            }
        }
    }

    private static ClassWeighting read(String yaml) {
        Problems problems = new Problems();
        ClassWeighting weighting =
                ClassWeighting.read(new ConfigReader((Mapping) ConfigParser.parse("test.yaml", yaml), problems));
        problems.throwIfAny();
        return weighting;
    }

    private static CheckedCriterion criterion(double[] weights) {
        ConfiguredComponent<Objective> objective = new ConfiguredComponent<>(
                new CrossEntropyOfSums(),
                new Source.Own("test"),
                Settings.defaults(Schema.EMPTY),
                Map.of(),
                java.util.Set.of(),
                Place.of("test"));
        return new CheckedCriterion(
                objective, OutputShape.clocked(3, 2, 1, false), weights, () -> new Target.ClassLabel(0));
    }

    private static Splits splits(int... labels) {
        DataSpec.Share none = new DataSpec.Share(0, false);
        LabelledData data = LabelledData.of(CLASSES, Map.of("train", labels, "validation", new int[] {0, 1}));
        return new Splits(
                data, new DataSpec(null, Integer.MAX_VALUE, none, none, List.of(), List.of(), SignalSpec.NONE), 0);
    }

    /** The cross-entropy of a softmax of sums over two ticks, for three neurons. */
    private static final class CrossEntropyOfSums implements Objective {
        @Override
        public String name() {
            return "cross-entropy-of-sums";
        }

        @Override
        public String description() {
            return "for this test";
        }

        @Override
        public Schema schema() {
            return Schema.EMPTY;
        }

        @Override
        public Criterion criterion(Settings settings, OutputShape shape) {
            return (output, target, gradient) -> {
                int label = ((Target.ClassLabel) target).label();
                double[] e = new double[3];
                double all = 0;
                for (int n = 0; n < 3; n++) {
                    e[n] = Math.exp(output[n] + output[3 + n]);
                    all += e[n];
                }
                for (int n = 0; gradient != null && n < 6; n++) {
                    gradient[n] = e[n % 3] / all - (n % 3 == label ? 1 : 0);
                }
                return Score.of(-Math.log(e[label] / all), 0);
            };
        }
    }
}
