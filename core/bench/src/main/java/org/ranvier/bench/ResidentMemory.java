package org.ranvier.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** The memory of this process, where the system tells. */
final class ResidentMemory {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String PEAK = "VmHWM:";

    private ResidentMemory() {}

    /** The most that was resident so far, in MB (10⁶ bytes); Linux tells it in KiB. */
    static OptionalLong peakMb() {
        try (var lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith(PEAK))
                    .mapToLong(line -> Math.round(Long.parseLong(line.replaceAll("\\D", "")) * 1024 / 1e6))
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
