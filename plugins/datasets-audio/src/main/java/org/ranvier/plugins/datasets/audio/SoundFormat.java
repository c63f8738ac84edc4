package org.ranvier.plugins.datasets.audio;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The formats that sounds may have; a file's first bytes tell, whatever its name says. */
final class SoundFormat {

    private static final List<String> ENDINGS = List.of(".wav", ".flac");
    private static final byte[] FLAC = "fLaC".getBytes(StandardCharsets.US_ASCII);

    private SoundFormat() {}

    /** Whether a file of this name is a sound. */
    static boolean isSound(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(lower::endsWith);
    }

    /**
     * The sound in a file.
     *
     * @param where the file, for messages
     */
    static Sound read(byte[] file, String where) {
        boolean flac =
                file.length >= FLAC.length && java.util.Arrays.equals(file, 0, FLAC.length, FLAC, 0, FLAC.length);
        return flac ? Flac.read(file, where) : Wav.read(file, where);
    }
}
