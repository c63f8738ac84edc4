package org.ranvier.distribution.image;

import java.util.Optional;

/**
 * The target platform of a runtime image.
 *
 * @param os {@code linux} or {@code macos}, as in file names
 * @param architecture for example {@code x64} or {@code aarch64}
 */
record Platform(String os, String architecture) {

    /**
     * Returns the platform of this machine; empty where the launcher, a script for the POSIX shell, cannot start the
     * image.
     */
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
