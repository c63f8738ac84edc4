package org.ranvier.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void columnsAlignAndCellsWrap() {
        String text = new Table(2)
                .row("name", "thin, fat, broad, narrow", "what it does to the membrane potential when it comes")
                .row("a", "b", "c")
                .text(56);
        assertThat(text).isEqualTo("""
                  name  thin, fat, broad,  what it does to the membrane
                        narrow             potential when it comes
                  a     b                  c
                """);
    }

    @Test
    void nothingIsNothing() {
        assertThat(new Table(2).text(80)).isEmpty();
    }
}
