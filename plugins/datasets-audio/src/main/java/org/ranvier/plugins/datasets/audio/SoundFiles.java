package org.ranvier.plugins.datasets.audio;

import java.util.List;
import org.ranvier.api.RanvierException;

/** Sound files in a folder, or in an archive that is read as it was published. */
sealed interface SoundFiles permits SoundFolder, SoundArchive {

    /** All paths but hidden ones, with forward slashes, in ascending order. */
    List<String> paths();

    /**
     * Whether a file is for the system or a tool: macOS puts {@code ._x.wav} beside {@code x.wav}, which is no sound.
     */
    static boolean isHidden(String path) {
        return ("/" + path).contains("/.") || ("/" + path).contains("/__MACOSX/");
    }

    /**
     * The bytes of a file. Safe for use by several threads.
     *
     * @throws RanvierException where it cannot be read
     */
    byte[] read(String path);

    /** The place of a file, for messages. */
    String place(String path);
}
