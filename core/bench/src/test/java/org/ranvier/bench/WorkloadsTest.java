package org.ranvier.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WorkloadsTest {

    static List<Workload> workloads() {
        return Workloads.all();
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void theDocumentShowsTheExperimentThatIsMeasured(Workload workload) throws IOException {
        String page = Files.readString(Path.of("../../docs/benchmarks.md"));

        assertThat(page).contains("```yaml\n" + workload.text() + "```");
    }
}
