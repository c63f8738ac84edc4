package org.ranvier.plugins.datasets.spikes;

import java.util.List;

/**
 * The Spiking Heidelberg Digits: the digits 0…9 in English and German, by twelve speakers, two of whom are only in the
 * test part, as spikes of a model of the inner ear.
 *
 * <p>Samples are events with a channel of 700 and a time in ms, of shape [700]; the files have seconds, often as
 * {@code float16}, with which times around one second are multiples of 1/2 to 1 ms. The speaker is the group of an
 * example, and the splits are the official ones. Samples are read when they are asked for.
 *
 * <p>Source: B. Cramer, Y. Stradmann, J. Schemmel, F. Zenke, "The Heidelberg spiking data sets for the systematic
 * evaluation of spiking neural networks", IEEE TNNLS 33(7), 2022.
 */
public final class Shd extends HeidelbergDataset {

    private static final HeidelbergSet SET = new HeidelbergSet(
            "shd",
            "Spiking Heidelberg Digits",
            20,
            List.of(
                    new HeidelbergSet.File("train", "shd_train.h5", "f3252aeb598ac776c1b526422d90eecb"),
                    new HeidelbergSet.File("test", "shd_test.h5", "1503a5064faa34311c398fb0a1ed0a6f")));

    /** For the service loader. */
    public Shd() {
        super(SET);
    }

    @Override
    public String description() {
        return "spoken digits as spikes of 700 channels (Spiking Heidelberg Digits)";
    }
}
