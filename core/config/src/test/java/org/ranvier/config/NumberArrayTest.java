package org.ranvier.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ranvier.config.NumberArray.ANY;
import static org.ranvier.config.Texts.shown;
import static org.ranvier.config.Texts.value;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ranvier.api.Range;
import org.ranvier.config.tree.Problems;

class NumberArrayTest {

    private final Problems problems = new Problems();

    @Test
    void readsAnyDepth() {
        assertThat(read("[1, 2]", ANY).orElseThrow().values()).containsExactly(1, 2);
        assertThat(read("[]", ANY).orElseThrow().values()).isEmpty();
        NumberArray matrix = read("[[1, 2, 3], [4, 5, 6]]", 2, ANY).orElseThrow();
        assertThat(matrix.values()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(matrix.shape()).containsExactly(2, 3);
        assertThat(read("[[[1], [2]], [[3], [4]]]", ANY, ANY, ANY).orElseThrow().shape())
                .containsExactly(2, 2, 1);
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void numbersThatAreNotExactAreRounded() {
        Optional<NumberArray> array = NumberArray.read("w", value("[1, 9007199254740993]"), Range.ALL, problems, ANY);
        assertThat(array.orElseThrow().values()).containsExactly(1, 9007199254740992.0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1, 2] | 3 | 'w' is a list of 2 numbers; give a list of 3 numbers.",
                "5 | -1 | 'w' is 5; give a list of numbers.",
                "[a] | -1 | 'w[0]' is the text 'a'; give a number in [-9, 9].",
                "[1, a] | -1 | 'w[1]' is the text 'a'; give a number in [-9, 9].",
                "[1, 200] | 2 | 'w[1]' is 200; give a number in [-9, 9]."
            })
    void vectorsThatDoNotFit(String yaml, int extent, String problem) {
        assertThat(read(yaml, extent)).isEmpty();
        assertThat(shown(problems)).singleElement().asString().endsWith(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[[1, 2], [3, 4], [5, 6]] | 'w' is an array of shape [3, 2]; give an array of shape [2, 2].",
                "[[1, 2], [3]] | 'w[1]' is a list of 1 number; give a list of 2 numbers.",
                "[[1, 2], 3] | 'w[1]' is 3; give a list of 2 numbers.",
                "[[1, 2], [3, x]] | 'w[1][1]' is the text 'x'; give a number in [-9, 9].",
                "[[1, 2], [30, 4]] | 'w[1][0]' is 30; give a number in [-9, 9].",
                "[1, 2] | 'w' is a list of 2 numbers; give an array of shape [2, 2]."
            })
    void matricesThatDoNotFit(String yaml, String problem) {
        assertThat(read(yaml, 2, 2)).isEmpty();
        assertThat(shown(problems)).singleElement().asString().endsWith(problem);
    }

    private Optional<NumberArray> read(String yaml, int... shape) {
        return NumberArray.read("w", value(yaml), Range.closed(-9, 9), problems, shape);
    }
}
