package org.ranvier.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ranvier.api.Problem;
import org.ranvier.runtime.platform.Vectors;

/** Whether the machine is fit to run. */
final class MachineChecks {

    private static final long MEGABYTE = 1 << 20;
    private static final long LITTLE_MEMORY = 1024 * MEGABYTE;

    private MachineChecks() {}

    static List<Finding> all(Path folder) {
        return List.of(java(), processors(), memory(), vectors(), writable(folder));
    }

    private static Finding java() {
        return Finding.ok("Java", Runtime.version() + ", " + System.getProperty("java.vendor"));
    }

    private static Finding processors() {
        return Finding.ok(
                "processors", Runtime.getRuntime().availableProcessors() + ", " + System.getProperty("os.arch"));
    }

    private static Finding memory() {
        long most = Runtime.getRuntime().maxMemory();
        String detail = most / MEGABYTE + " MB for Java";
        return most < LITTLE_MEMORY
                ? Finding.warn("memory", detail, "start Java with -Xmx2g or more for large experiments")
                : Finding.ok("memory", detail);
    }

    private static Finding vectors() {
        return Vectors.module().isPresent()
                ? Finding.ok("vectors", "the module " + Vectors.MODULE + " is there")
                : Finding.warn(
                        "vectors",
                        "the module " + Vectors.MODULE + " is not loaded",
                        "start Java with --add-modules " + Vectors.MODULE);
    }

    private static Finding writable(Path folder) {
        String name = folder.toAbsolutePath().normalize().toString();
        try {
            Files.delete(Files.createTempFile(folder.toAbsolutePath(), "ranvier", ".tmp"));
            return Finding.ok("current folder", name);
        } catch (IOException e) {
            return Finding.fail(
                    Problem.Kind.RUN,
                    "current folder",
                    name + " cannot be written to",
                    "change to a folder of yours, where runs can be kept");
        }
    }
}
