package org.ranvier.plugins.datasets.spikes;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ranvier.testkit.Machine;

/**
 * A Python with h5py, the library by which others write HDF5: the one that the tests of NIR use,
 * {@code RANVIER_NIR_PYTHON}, else the {@code python3} on the path. Where there is none, a test is skipped, or fails
 * where {@code RANVIER_REQUIRE} names {@code nir}.
 */
final class H5py {

    private static final String NAME = "nir";

    private H5py() {}

    /** Runs a script of the test resources. */
    static void run(String script, Object... arguments) throws IOException, InterruptedException {
        String python = Optional.ofNullable(System.getenv("RANVIER_NIR_PYTHON"))
                .filter(s -> !s.isBlank())
                .orElse("python3");
        boolean has = call(List.of(python, "-c", "import h5py")).isEmpty();
        List<String> command = new ArrayList<>(
                List.of(Machine.require(NAME, Optional.of(python).filter(_ -> has), python + " has no h5py")));
        try {
            command.add(Path.of(H5py.class.getResource(script).toURI()).toString());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
        Stream.of(arguments).map(Object::toString).forEach(command::add);
        call(command).ifPresent(problem -> {
            throw new AssertionError(String.join(" ", command) + " failed:\n" + problem);
        });
    }

    /** What a command that fails prints. */
    private static Optional<String> call(List<String> command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? Optional.empty() : Optional.of(output);
        } catch (IOException e) {
            return Optional.of(e.toString());
        }
    }
}
