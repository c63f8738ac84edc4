package org.ranvier.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {

    @Test
    void whatATerminalWouldObeyIsShownAndNotDone() {
        assertThat(Printable.of("red \u001b[31m, bell \u0007, csi \u009b2J, del \u007f"))
                .isEqualTo("red \uFFFD[31m, bell \uFFFD, csi \uFFFD2J, del \uFFFD");
        assertThat(Printable.of("one\r\ntwo\tthree\u2028four")).isEqualTo("one  two three four");
        assertThat(Printable.of("txt.\u202Eexe\u2066")).isEqualTo("txt.\uFFFDexe\uFFFD");
    }

    @Test
    void wordsOfEveryScriptStayAsTheyAre() {
        String words = "Wörter, Δt ≥ 0.1 ms, 神经元, \uD83E\uDDE0 – “quoted”";
        assertThat(Printable.of(words)).isEqualTo(words);
    }
}
