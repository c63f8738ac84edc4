package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive for platforms that have none with a Java of its own. */
class WithoutJavaIT {

    @TempDir
    Path directory;

    @Test
    void itRunsOnAJdkOfTheUsers() throws Exception {
        Installation program = Archives.unpack(Archives.withoutJava(), directory.resolve("a place"));

        Result result =
                RanvierProcess.of(program).in(directory).run("plugin", "list").requireSuccess();

        assertThat(result.stdout()).contains("lif", "slayer", "backend-simd");
        assertThat(result.stderr()).isEmpty();
        assertThat(program.home().resolve("runtime")).doesNotExist();
    }
}
