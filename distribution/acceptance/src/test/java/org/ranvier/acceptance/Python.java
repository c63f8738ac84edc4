package org.ranvier.acceptance;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ranvier.testkit.Machine;

/**
 * A Python with packages of others: that of a variable, else the {@code python3} on the path. Where it lacks one, a
 * test is skipped, or fails where {@code RANVIER_REQUIRE} says so.
 *
 * @param interpreter how it is called
 */
record Python(String interpreter) {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    /** One with TensorBoard, safetensors and numpy. */
    static Python withTensorBoard() throws IOException, InterruptedException {
        return require("tensorboard", "tensorboard, safetensors, numpy");
    }

    /** One with what MLflow's server needs. */
    static Python withMlflow() throws IOException, InterruptedException {
        return require("mlflow", "mlflow, flask, alembic");
    }

    /** One that writes HDF5, as that for NIR does. */
    static Python withHdf5() throws IOException, InterruptedException {
        return require("nir", "h5py, numpy");
    }

    private static Python require(String name, String packages) throws IOException, InterruptedException {
        String variable = "RANVIER_" + name.toUpperCase(java.util.Locale.ROOT) + "_PYTHON";
        String wanted = Optional.ofNullable(System.getenv(variable))
                .filter(s -> !s.isBlank())
                .orElse("python3");
        Python python = new Python(wanted);
        boolean has = python.has(packages);
        return Machine.require(name, Optional.of(python).filter(_ -> has), wanted + " has not all of " + packages);
    }

    private boolean has(String packages) throws InterruptedException {
        try {
            return run(Path.of("."), "-c", "import " + packages).exitCode() == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    /** Runs a program text. */
    String program(Path directory, String text, String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("-c", text));
        all.addAll(List.of(arguments));
        return run(directory, all.toArray(String[]::new)).requireSuccess().stdout();
    }

    private Result run(Path directory, String... arguments) throws IOException, InterruptedException {
        return ChildProcess.run(command(arguments), directory, Map.of("PYTHONUTF8", "1"), TIMEOUT);
    }

    /** Starts it, to be ended by whoever closes it. */
    ChildProcess start(Path directory, Map<String, String> environment, String... arguments) throws IOException {
        return ChildProcess.start(command(arguments), directory, environment);
    }

    private List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(interpreter));
        command.addAll(List.of(arguments));
        return command;
    }
}
