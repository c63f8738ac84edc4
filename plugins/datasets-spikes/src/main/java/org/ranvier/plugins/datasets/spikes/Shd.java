package org.ranvier.plugins.datasets.spikes;

import java.util.List;
import java.util.Optional;
import org.ranvier.api.Schema;
import org.ranvier.api.Settings;
import org.ranvier.api.data.DataSource;
import org.ranvier.api.data.Dataset;

/**
 * The Spiking Heidelberg Digits: the digits 0…9 in English and German, by twelve speakers, two of whom are only in the test part, as
 * spikes of a model of the inner ear.
 *
 * <p>Samples are events with a channel of 700 and a time in ms, of shape [700]; the files have seconds, often as {@code float16},
 * with which times around one second are multiples of 1/2 to 1 ms. The speaker is the group of an example, and the splits are the
 * official ones. Samples are read when they are asked for.
 *
 * <p>Source: B. Cramer, Y. Stradmann, J. Schemmel, F. Zenke, "The Heidelberg spiking data sets for the systematic evaluation of spiking
 * neural networks", IEEE TNNLS 33(7), 2022.
 */
public final class Shd implements Dataset {

    private static final HeidelbergSet SET = new HeidelbergSet(
            "shd",
            "Spiking Heidelberg Digits",
            20,
            List.of(
                    new HeidelbergSet.File("train", "shd_train.h5", "f3252aeb598ac776c1b526422d90eecb"),
                    new HeidelbergSet.File("test", "shd_test.h5", "1503a5064faa34311c398fb0a1ed0a6f")));

    @Override
    public String name() {
        return SET.name();
    }

    @Override
    public String description() {
        return "spoken digits as spikes of 700 channels (Spiking Heidelberg Digits)";
    }

    @Override
    public Schema schema() {
        return SET.schema();
    }

    @Override
    public List<DataSource> sources() {
        return List.of(SET.source());
    }

    @Override
    public Optional<Description> known(Settings settings) {
        return Optional.of(SET.known());
    }

    @Override
    public Opened open(Settings settings, DataFolders folders) {
        return SET.open(settings.text("folder"), folders);
    }
}
