package org.ranvier.plugins.datasets.audio;

import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.Sample;

/**
 * What all sounds of a set must have alike: the sampling rate, for bands of sound differ between rates, and where every
 * channel is taken by itself the number of channels. Those of the first count, which is read when first asked for.
 */
final class CommonForm {

    private final SoundFiles files;
    private final String first;
    private final boolean apart;
    private Sound form;

    CommonForm(SoundFiles files, String first, boolean apart) {
        this.files = files;
        this.first = first;
        this.apart = apart;
    }

    /** How many channels samples have. */
    int channels() {
        return apart ? first().channels() : 1;
    }

    /** A sound, unless its form differs. */
    Sample read(String path) {
        Sound sound = SoundFormat.read(files.read(path), files.place(path));
        Sound common = path.equals(first) ? sound : first();
        if (sound.hertz() != common.hertz()) {
            throw differs(
                    path,
                    rate(sound) + " samples a second",
                    rate(common),
                    "give all sounds of the set one rate, as sox does with: sox OLD -r "
                            + Math.min(rate(common), rate(sound)) + " NEW");
        }
        if (apart && sound.channels() != common.channels()) {
            throw differs(
                    path,
                    sound.channels() + (sound.channels() == 1 ? " channel" : " channels"),
                    common.channels(),
                    "give all sounds as many channels, or take their mean with as: sound");
        }
        return apart ? sound.signal() : sound.mean();
    }

    private RanvierException differs(String path, String has, int others, String remedy) {
        return new RanvierException(
                Problem.data(files.place(path), "it has " + has + ", but " + first + " has " + others, remedy));
    }

    /** The first sound; its values are not kept. */
    private synchronized Sound first() {
        if (form == null) {
            Sound sound = SoundFormat.read(files.read(first), files.place(first));
            form = new Sound(sound.channels(), sound.hertz(), new double[0]);
        }
        return form;
    }

    private static int rate(Sound sound) {
        return (int) sound.hertz();
    }
}
