package org.ranvier.training.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClassBalanceTest {

    @Test
    void evenClassesNeedNoWord() {
        assertThat(balance(new int[] {40, 40}, new int[] {10, 10}, new int[] {20, 20})
                        .advice(false))
                .isEmpty();
        assertThat(balance(new int[] {60, 40}, new int[] {15, 10}, new int[] {20, 20})
                        .advice(false))
                .isEmpty();
    }

    @Test
    void theAnswerThatIsMostlyRightIsTold() {
        ClassBalance balance = balance(new int[] {47, 1}, new int[] {11, 1}, new int[] {3, 1});

        assertThat(balance.advice(false))
                .singleElement()
                .asString()
                .startsWith(
                        "97.9 % of the training samples are of class 'rest', and a network that always answers it has a validation accuracy of 91.67 %")
                .contains("class_weights: balanced");
        assertThat(balance.advice(true)).singleElement().asString().endsWith("91.67 %: compare with that");
        assertThat(balance.majority()).hasValueSatisfying(majority -> {
            assertThat(majority.name()).isEqualTo("rest");
            assertThat(majority.misleading()).isTrue();
            assertThat(majority.test()).isEqualTo(0.75, within(1e-12));
        });
    }

    @Test
    void aClassThatIsNotLookedAtIsNamed() {
        assertThat(balance(new int[] {40, 30}, new int[] {10, 0}, new int[] {10, 2})
                        .advice(false))
                .singleElement()
                .asString()
                .startsWith("the validation split has no sample of class 'move'");
    }

    @Test
    void aClassThatIsNotLearnedIsNamed() {
        assertThat(new ClassBalance(
                                List.of("a", "b", "c"),
                                Map.of("train", new int[] {5, 5, 0}, "validation", new int[] {1, 1, 1}))
                        .advice(false))
                .singleElement()
                .asString()
                .startsWith("the validation split has samples of class 'c', of which there is none to learn from");
    }

    @Test
    void withoutClassesThereIsNothingToTell() {
        ClassBalance none = new ClassBalance(List.of(), Map.of("train", new int[0], "validation", new int[0]));
        assertThat(none.advice(false)).isEmpty();
        assertThat(none.majority()).isEmpty();
    }

    private static ClassBalance balance(int[] train, int[] validation, int[] test) {
        Map<String, int[]> counts = new LinkedHashMap<>();
        counts.put("train", train);
        counts.put("validation", validation);
        counts.put("test", test);
        return new ClassBalance(List.of("rest", "move"), counts);
    }
}
