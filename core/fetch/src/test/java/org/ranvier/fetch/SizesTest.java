package org.ranvier.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizesTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 bytes",
        "9999, 9999 bytes",
        "10000, 10.0 kB",
        "123456, 123 kB",
        "999499, 999 kB",
        "999500, 1.0 MB",
        "9912422, 9.9 MB",
        "999500000, 1.0 GB",
        "9223372036854775807, 9.2 EB"
    })
    void sizesHaveTheUnitThatKeepsThemBelowAThousand(long bytes, String text) {
        assertThat(Sizes.text(bytes)).isEqualTo(text);
    }
}
