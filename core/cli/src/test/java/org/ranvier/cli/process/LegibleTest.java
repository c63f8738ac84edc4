package org.ranvier.cli.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.cli.command.ExitCode;

class LegibleTest {

    @Test
    void lettersOfAnyScriptAreLegible() {
        assertThatCode(() -> Legible.check(List.of("--out", "日本 ü\uD83D\uDE00"), Map.of("RANVIER_DATA", "/dät:/b")))
                .doesNotThrowAnyException();
    }

    @Test
    void whatJavaCouldNotReadIsRefusedAllAtOnceAndNamed() {
        RanvierException refused = catchThrowableOfType(
                RanvierException.class,
                () -> Legible.check(
                        List.of("train", "l\uFFFDt"),
                        Map.of("RANVIER_DATA", "\uFFFD", "HOME", "/h\uFFFD", "OTHER", "\uFFFD")));

        assertThat(refused.problems())
                .extracting(Problem::where)
                .containsExactly("$HOME", "$RANVIER_DATA", "argument 2");
        assertThat(refused.problems()).extracting(Problem::message).allMatch(message -> message.contains("\uFFFD"));
        assertThat(ExitCode.of(refused)).isEqualTo(2);
    }
}
