package org.ranvier.distribution;

import java.util.Optional;

/**
 * What a runtime image is for.
 *
 * @param os {@code linux} or {@code macos}, as file names have it
 * @param architecture {@code x64} or {@code aarch64}, say
 */
record Platform(String os, String architecture) {

    /** That of this machine; empty where the launcher, a script for the POSIX shell, cannot start the image. */
    static Optional<Platform> current() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    static Optional<Platform> of(String osName, String osArch) {
        String architecture = switch (osArch) {
            case "amd64", "x86_64" -> "x64";
            case "arm64" -> "aarch64";
            default -> osArch;
        };
        return switch (osName) {
            case "Linux" -> Optional.of(new Platform("linux", architecture));
            case "Mac OS X" -> Optional.of(new Platform("macos", architecture));
            default -> Optional.empty();
        };
    }

    @Override
    public String toString() {
        return os + "-" + architecture;
    }
}
