package org.ranvier.plugins.datasets.spikes;

import java.util.List;

/**
 * The Spiking Speech Commands: the 35 words of Speech Commands v0.02 as spikes of a model of the inner ear.
 *
 * <p>Samples are events with a channel of 700 and a time in ms, of shape [700]; the files have seconds, often as
 * {@code float16}, with which times around one second are multiples of 1/2 to 1 ms. The speaker is the group of an
 * example, and the splits are the official ones. Samples are read when they are asked for.
 *
 * <p>Source: B. Cramer, Y. Stradmann, J. Schemmel, F. Zenke, "The Heidelberg spiking data sets for the systematic
 * evaluation of spiking neural networks", IEEE TNNLS 33(7), 2022.
 */
public final class Ssc extends HeidelbergDataset {

    private static final HeidelbergSet SET = new HeidelbergSet(
            "ssc",
            "Spiking Speech Commands",
            35,
            List.of(
                    new HeidelbergSet.File("train", "ssc_train.h5", "d102be95e7144fcc0553d1f45ba94170"),
                    new HeidelbergSet.File("validation", "ssc_valid.h5", "b4eee3516a4a90dd0c71a6ac23a8ae43"),
                    new HeidelbergSet.File("test", "ssc_test.h5", "a35ff1e9cffdd02a20eb850c17c37748")));

    /** For the service loader. */
    public Ssc() {
        super(SET);
    }

    @Override
    public String description() {
        return "spoken words as spikes of 700 channels (Spiking Speech Commands)";
    }
}
