package org.ranvier.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.assertj.core.api.ThrowableAssert;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;

/** What the tests of all formats share. */
final class Fixtures {

    private Fixtures() {}

    /** Copies a file that another program wrote from the test resources. */
    static Path copy(String resource, Path folder) throws IOException {
        Path file = folder.resolve(resource);
        try (InputStream in = Fixtures.class.getResourceAsStream(resource)) {
            Files.copy(in, file);
        }
        return file;
    }

    /** A file that lacks its last bytes. */
    static Path truncate(Path file, int missing) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        return Files.write(file, Arrays.copyOf(whole, whole.length - missing));
    }

    static double[] normals(RandomGenerator random, int length) {
        double[] values = new double[length];
        Arrays.setAll(values, i -> random.nextGaussian());
        return values;
    }

    static void assertDataProblem(ThrowableAssert.ThrowingCallable action, String... fragments) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(RanvierException.class, e -> {
                    Problem problem = e.problems().getFirst();
                    assertThat(problem.kind()).isEqualTo(Problem.Kind.DATA);
                    assertThat(problem.where()).isNotEmpty();
                    assertThat(problem.remedy()).isNotEmpty();
                })
                .hasMessageContainingAll(fragments);
    }
}
