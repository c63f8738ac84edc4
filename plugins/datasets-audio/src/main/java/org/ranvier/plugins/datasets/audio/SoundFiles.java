package org.ranvier.plugins.datasets.audio;

import java.util.List;
import org.ranvier.api.RanvierException;

/** Where sound files lie: in a folder, or in an archive that is read as it was published. */
sealed interface SoundFiles permits SoundFolder, SoundArchive {

    /** All paths, with forward slashes, in ascending order. */
    List<String> paths();

    /**
     * The bytes of a file. Safe for use by several threads.
     *
     * @throws RanvierException where it cannot be read
     */
    byte[] read(String path);

    /** The place of a file, for messages. */
    String place(String path);
}
