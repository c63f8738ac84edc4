package org.ranvier.api.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class CompileOptionsTest {

    @Test
    void aProgramHasAThread() {
        assertThat(CompileOptions.of(1).withUpdates(List.of()).threads()).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CompileOptions.of(0))
                .withMessage("a program runs on at least 1 thread, not 0");
        assertThatIllegalArgumentException().isThrownBy(() -> CompileOptions.of(-1));
    }
}
