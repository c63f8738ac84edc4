package org.ranvier.plugins.datasets.spikes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Settings;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.Sample;

/**
 * What the tests of all formats share.
 *
 * @param folder the only data folder
 */
record Opening(Path folder) implements Dataset.DataFolders {

    @Override
    public Optional<Path> find(String relative) {
        return Optional.of(folder.resolve(relative)).filter(Files::exists);
    }

    @Override
    public List<Path> searched() {
        return List.of(folder);
    }

    Dataset.Opened open(Map<String, ?> settings) {
        Spikes dataset = new Spikes();
        return dataset.open(Settings.of(dataset.schema(), settings), this);
    }

    /** Copies files that another program wrote from the test resources. */
    void copy(String... resources) throws IOException {
        for (String resource : resources) {
            copy(resource, folder.resolve(resource));
        }
    }

    /** Copies a file that another program wrote, over what may be there. */
    static void copy(String resource, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (InputStream in = Opening.class.getResourceAsStream(resource)) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    void write(String name, String... lines) throws IOException {
        Files.write(folder.resolve(name), List.of(lines));
    }

    static Sample.Events events(Dataset.Split split, int index) {
        return (Sample.Events) split.get(index).sample();
    }

    static void assertProblem(Problem.Kind kind, ThrowableAssert.ThrowingCallable action, String... fragments) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(RanvierException.class, e -> {
                    Problem problem = e.problems().getFirst();
                    assertThat(problem.kind()).isEqualTo(kind);
                    assertThat(problem.remedy()).isNotEmpty();
                })
                .hasMessageContainingAll(fragments);
    }
}
