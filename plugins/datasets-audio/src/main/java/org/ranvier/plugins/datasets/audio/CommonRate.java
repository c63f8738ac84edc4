package org.ranvier.plugins.datasets.audio;

import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.Sample;

/**
 * The sampling rate that all sounds of a set must have, for bands of sound differ between rates: that of the first,
 * read when first asked for.
 */
final class CommonRate {

    private final SoundFiles files;
    private final String first;
    private double hertz;

    CommonRate(SoundFiles files, String first) {
        this.files = files;
        this.first = first;
    }

    /** A sound, unless its rate differs. */
    Sample.Waveform read(String path) {
        Sample.Waveform sound = SoundFormat.read(files.read(path), files.place(path));
        double common = path.equals(first) ? sound.hertz() : hertz();
        if (sound.hertz() != common) {
            throw new RanvierException(Problem.data(
                    files.place(path),
                    "it has " + rate(sound.hertz()) + " samples a second, but " + first + " has " + rate(common),
                    "give all sounds of the set one rate, as sox does with: sox OLD -r "
                            + rate(Math.min(common, sound.hertz())) + " NEW"));
        }
        return sound;
    }

    private synchronized double hertz() {
        if (hertz == 0) {
            hertz = SoundFormat.read(files.read(first), files.place(first)).hertz();
        }
        return hertz;
    }

    private static String rate(double hertz) {
        return Integer.toString((int) hertz);
    }
}
