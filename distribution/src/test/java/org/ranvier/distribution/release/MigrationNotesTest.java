package org.ranvier.distribution.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MigrationNotesTest {

    private static final String FIRST =
            "Comparing source compatibility of /build/ranvier-api-1.1.0.jar against /kept/ranvier-api-1.0.0.jar";

    @Test
    void whatWasAddedBreaksNobody() {
        String text = MigrationNotes.of(List.of(
                        FIRST,
                        "+++  NEW INTERFACE: PUBLIC(+) ABSTRACT(+) org.ranvier.api.engine.Engine  (not serializable)",
                        "\t+++  NEW METHOD: PUBLIC(+) ABSTRACT(+) int ofANewType()",
                        "***  MODIFIED CLASS: PUBLIC STATIC FINAL org.ranvier.api.data.Dataset$Description  (not serializable)",
                        "\t===  CLASS FILE FORMAT VERSION: 69.0 <- 69.0",
                        "\t+++  NEW METHOD: PUBLIC(+) java.util.List<java.lang.String> channels()"))
                .text();

        assertThat(text).isEqualTo("""
                A plugin that was compiled against api 1.0.0 runs as it is, and compiles as it is.

                New types:

                - `engine.Engine`

                New members, which plugins need not implement:

                - `List<String> channels()` of data.Dataset.Description
                """);
    }

    @Test
    void whatIsGoneOrAnotherIsNamedFirst() {
        String text = MigrationNotes.of(List.of(
                        FIRST,
                        "---! REMOVED CLASS: PUBLIC(-) org.ranvier.api.Old  (not serializable)",
                        "***! MODIFIED INTERFACE: PUBLIC ABSTRACT org.ranvier.api.model.Neuron  (not serializable)",
                        "\t---! REMOVED METHOD: PUBLIC(-) ABSTRACT(-) void step(double)",
                        "\t+++! NEW METHOD: PUBLIC(+) ABSTRACT(+) void advance(double)"))
                .text();

        assertThat(text).startsWith("""
                A plugin that was compiled against api 1.0.0 has to change where it uses one of these:

                - Old is gone
                - `void step(double)` of model.Neuron is gone
                - `void advance(double)` of model.Neuron is another
                """);
    }
}
