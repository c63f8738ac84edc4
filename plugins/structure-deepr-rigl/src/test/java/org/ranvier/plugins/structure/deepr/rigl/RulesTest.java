package org.ranvier.plugins.structure.deepr.rigl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ranvier.api.Settings;
import org.ranvier.api.learning.StructureLearner;
import org.ranvier.api.learning.StructureLearner.Growth;
import org.ranvier.api.learning.StructureLearner.Rule;
import org.ranvier.api.learning.StructureLearner.SynapseSnapshot;
import org.ranvier.api.model.SynapseList;
import org.ranvier.testkit.ComponentContract;

class RulesTest {

    private static final double[] THETA = {0.3, -0.2, 1e-12, 0, 0.1, -0.9};

    @Test
    void deepRDropsWhatHasComeDownToZero() {
        Rule rule = rule(new DeepR(), Map.of());

        assertThat(rule.drops(existing(true, 0))).containsExactly(1, 3, 5);
        assertThat(rule.needsFixedSigns()).isTrue();
        assertThat(rule.growth()).isInstanceOf(Growth.AtRandom.class);
    }

    /** Where signs are fixed, the magnitude of a weight is that of max(θ, 0). */
    @ParameterizedTest
    @CsvSource({"true, '1 3 5'", "false, '2 3 4'"})
    void setDropsAShareOfTheSmallestWeights(boolean fixedSigns, String dropped) {
        Rule rule = rule(new Set(), Map.of("fraction", 0.5));

        assertThat(rule.drops(existing(fixedSigns, 0.99))).isEqualTo(numbers(dropped));
        assertThat(rule.needsFixedSigns()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, 30", "0.375, 15", "0.74, 0", "0.75, 0", "0.9, 0"})
    void theShareOfRigLDecaysToNothingAtThreeQuartersOfTraining(double progress, int dropped) {
        double[] theta = IntStream.range(0, 100).mapToDouble(n -> n + 1).toArray();
        SynapseSnapshot all = SynapseSnapshot.of(new SynapseList.Dense(10, 10), theta, false, progress);

        assertThat(rule(new RigL(), Map.of()).drops(all))
                .isEqualTo(IntStream.range(0, dropped).toArray());
    }

    @ParameterizedTest
    @CsvSource({
        "negative-gradient,  0.5,   NaN", "negative-gradient,  -0.5, 0.5",
        "smallest-gradient,  0.5,  -0.5", "smallest-gradient,  -0.5, 0.5",
        "positive-gradient,  0.5,   0.5", "positive-gradient,  -0.5, -0.5",
        "gradient-magnitude, 0.5,   0.5", "gradient-magnitude, -0.5, 0.5"
    })
    void growthRanksByGradient(String grow, double gradient, double score) {
        Growth growth = rule(new DeepR(), Map.of("grow", grow)).growth();

        assertThat(((Growth.ByGradient) growth).score().applyAsDouble(gradient)).isEqualTo(score, offset(0.0));
    }

    @Test
    void rulesActEverySoManySteps() {
        Rule rule = rule(new DeepR(), Map.of("every", 3, "delay", "kept", "start", 0.01));

        assertThat(IntStream.rangeClosed(1, 7).filter(rule::rewiresAt)).containsExactly(3, 6);
        assertThat(rule.keepsDelays()).isTrue();
        assertThat(rule.start()).isEqualTo(0.01);
    }

    @Test
    void staticLeavesSynapsesAsTheyAre() {
        assertThat(new Static().rule(Settings.defaults(new Static().schema()))).isEmpty();
    }

    private static SynapseSnapshot existing(boolean fixedSigns, double progress) {
        return SynapseSnapshot.of(new SynapseList.Dense(3, 2), THETA, fixedSigns, progress);
    }

    private static int[] numbers(String text) {
        return java.util.Arrays.stream(text.split(" "))
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    private static Rule rule(StructureLearner learner, Map<String, Object> set) {
        return learner.rule(Settings.of(learner.schema(), set)).orElseThrow();
    }

    @Nested
    class DeepRIsAComponent extends ComponentContract<StructureLearner> {
        @Override
        protected StructureLearner component() {
            return new DeepR();
        }
    }

    @Nested
    class RigLIsAComponent extends ComponentContract<StructureLearner> {
        @Override
        protected StructureLearner component() {
            return new RigL();
        }
    }

    @Nested
    class SetIsAComponent extends ComponentContract<StructureLearner> {
        @Override
        protected StructureLearner component() {
            return new Set();
        }
    }

    @Nested
    class StaticIsAComponent extends ComponentContract<StructureLearner> {
        @Override
        protected StructureLearner component() {
            return new Static();
        }
    }
}
