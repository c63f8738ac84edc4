package org.ranvier.plugins.backend.nd4j.arrays;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.nd4j.common.config.ND4JClassLoading;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.backend.Availability;

/** ND4J itself, which comes with native code for one platform, and for CPUs or for NVIDIA GPUs. */
public final class Library {

    private static final Path NVIDIA_DRIVER = Path.of("/proc/driver/nvidia/version");
    private static final String REMEDY =
            "take the archive of this plugin that was built for this platform, or another backend";

    private Library() {}

    /** The device on which ND4J computes, depending on the native code that the plugin includes. */
    private enum Device {
        CPU("the CPU, in one thread", "org/nd4j/linalg/cpu/nativecpu/bindings/", "nd4jcpu"),
        CUDA("an NVIDIA GPU (CUDA)", "org/nd4j/linalg/jcublas/bindings/", "nd4jcuda");

        private final String words;
        private final String folder;
        private final String library;

        Device(String words, String folder, String library) {
            this.words = words;
            this.folder = folder;
            this.library = library;
        }

        boolean isThere() {
            return loader().getResource(folder + platform() + "/" + System.mapLibraryName(library)) != null;
        }
    }

    private static ClassLoader loader() {
        return ND4JClassLoading.class.getClassLoader();
    }

    /** Looks for the native code without loading it. */
    public static Availability availability() {
        for (Device device : Device.values()) {
            if (device.isThere()) {
                return device == Device.CUDA && platform().startsWith("linux") && Files.notExists(NVIDIA_DRIVER)
                        ? Availability.unavailable(
                                "this machine has no driver of NVIDIA", "install it, or this plugin for CPUs")
                        : Availability.available("ND4J on " + device.words);
            }
        }
        return Availability.unavailable("it has no native code for " + platform(), REMEDY);
    }

    /** This machine as ND4J calls it. */
    private static String platform() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String name = os.startsWith("mac") ? "macosx" : os.startsWith("windows") ? "windows" : os.replace(' ', '-');
        return name + "-"
                + switch (System.getProperty("os.arch")) {
                    case "amd64" -> "x86_64";
                    case "aarch64" -> "arm64";
                    case String other -> other;
                };
    }

    /**
     * Loads it, which takes seconds the first time.
     *
     * @throws RanvierException if it does not load
     */
    public static void start() {
        // ND4J would look for its parts in the loader of whichever thread is the first.
        ND4JClassLoading.setNd4jClassloader(loader());
        try {
            Nd4j.getExecutioner();
        } catch (LinkageError | RuntimeException e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            throw new RanvierException(
                    Problem.plugin("backend-nd4j", "", "ND4J does not start (" + cause.getMessage() + ")", REMEDY), e);
        }
        // Sums in BLAS are taken in an order that depends on the number of threads; results must not.
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
        Nd4j.factory().blas().setMaxThreads(1);
    }

    /** Returns the number of bytes that the arrays of ND4J may occupy. */
    public static long memory() {
        return Runtime.getRuntime().maxMemory();
    }
}
