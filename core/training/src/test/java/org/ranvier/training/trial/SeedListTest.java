package org.ranvier.training.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeedListTest {

    @Test
    void rangesAndSingleSeedsMayBeMixed() {
        assertThat(SeedList.of("1..3,9", "--seeds")).containsExactly(1L, 2L, 3L, 9L);
        assertThat(SeedList.of("7, 3", "--seeds")).containsExactly(7L, 3L);
        assertThat(SeedList.of("-2..0", "--seeds")).containsExactly(-2L, -1L, 0L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "one       | 'one' is no list of seeds; write it like 1..5",
                "1..5,     | '1..5,' is no list of seeds",
                "5..1      | '5..1' ends before it begins; write 1..5",
                "1..3,2    | seed 2 is given twice",
                "1..100000 | '1..100000' are more than 1000 seeds",
                "1..999999999999999999 | are more than 1000 seeds",
            })
    void whatIsNoListIsRefusedWithARemedy(String text, String says) {
        assertThatThrownBy(() -> SeedList.of(text, "--seeds")).hasMessageContaining(says);
    }
}
