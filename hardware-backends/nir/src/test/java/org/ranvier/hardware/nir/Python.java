package org.ranvier.hardware.nir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.ranvier.testkit.Machine;

/**
 * A Python with nir and h5py: {@code RANVIER_NIR_PYTHON}, else the {@code python3} on the path. Where there is none, a
 * test is skipped, or fails where {@code RANVIER_REQUIRE} names {@code nir}.
 *
 * @param interpreter how it is called
 */
record Python(String interpreter) {

    private static final String NAME = "nir";

    static Python require() {
        String wanted = Optional.ofNullable(System.getenv("RANVIER_NIR_PYTHON"))
                .filter(s -> !s.isBlank())
                .orElse("python3");
        Python python = new Python(wanted);
        boolean has = python.has("import nir, h5py");
        return Machine.require(NAME, Optional.of(python).filter(_ -> has), wanted + " has no nir and h5py");
    }

    private boolean has(String imports) {
        try {
            run("-c", imports);
            return true;
        } catch (IOException | AssertionError e) {
            return false;
        }
    }

    /** Runs a script of the test resources; what it prints. */
    String script(String name, Object... arguments) throws IOException {
        List<String> all = new ArrayList<>();
        try {
            all.add(Path.of(getClass().getResource(name).toURI()).toString());
        } catch (java.net.URISyntaxException e) {
            throw new IOException(e);
        }
        for (Object argument : arguments) {
            all.add(argument.toString());
        }
        return run(all.toArray(String[]::new));
    }

    private String run(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(interpreter));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new AssertionError(String.join(" ", command) + " failed:\n" + output);
            }
            return output;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
