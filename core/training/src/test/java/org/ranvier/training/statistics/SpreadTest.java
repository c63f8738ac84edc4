package org.ranvier.training.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SpreadTest {

    /** The sample standard deviation, as numpy's std(ddof=1) has it. */
    @Test
    void theSpreadOfNumbersLeavesOutWhatIsNone() {
        Spread spread = Spread.of(0.9, Double.NaN, 0.95, 1);
        assertThat(spread.count()).isEqualTo(3);
        assertThat(spread.mean()).isCloseTo(0.95, within(1e-15));
        assertThat(spread.sd()).isCloseTo(0.05, within(1e-15));
        assertThat(Spread.of(1).sd()).isNaN();
        assertThat(Spread.of().mean()).isNaN();
    }
}
