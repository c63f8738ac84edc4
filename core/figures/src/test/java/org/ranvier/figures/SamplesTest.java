package org.ranvier.figures;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SamplesTest {
    @Test
    void write() throws Exception {
        Path out = Files.createDirectories(Path.of("target/samples"));
        for (var e : Samples.all().entrySet()) {
            Files.writeString(out.resolve(e.getKey() + ".svg"), e.getValue().svg());
            Files.writeString(
                    out.resolve(e.getKey() + "-dark.svg"),
                    e.getValue().on(Theme.DARK).svg());
        }
    }
}
