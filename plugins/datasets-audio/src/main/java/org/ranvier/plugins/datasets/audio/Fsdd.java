package org.ranvier.plugins.datasets.audio;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.data.Dataset;

/**
 * The Free Spoken Digit Dataset: 3,000 recordings of the digits 0…9 by six speakers, at 8 kHz.
 *
 * <p>Its published split has the recordings of index 0…4 of each digit and speaker in the test part, and the rest in
 * the training part, so that both have all speakers. The speaker is the group of an example, by which an experiment can
 * divide it otherwise.
 *
 * <p>Source: Z. Jackson, C. Souza, J. Flaks, Y. Pan, H. Nicolas, A. Thite, "Free Spoken Digit Dataset", v1.0.10, 2018.
 */
public final class Fsdd implements Dataset {

    private static final Pattern RECORDING =
            Pattern.compile("(?:.*/)?recordings/([0-9])_([^_/]+)_([0-9]{1,9})\\.(?i:wav)");
    private static final int TESTED = 5;

    @Override
    public String name() {
        return "fsdd";
    }

    @Override
    public String description() {
        return "spoken digits of six speakers, from WAV files";
    }

    @Override
    public Schema schema() {
        return Schema.of(Setting.text("folder", "folder of the recordings or of their archive, within the data folders")
                .withDefault("fsdd"));
    }

    @Override
    public Opened open(Settings settings, DataFolders folders) {
        Path folder = Places.folder(
                folders,
                settings.text("folder"),
                name(),
                "clone https://github.com/Jakobovski/free-spoken-digit-dataset there, or put its .tar.gz there");
        SoundFiles files = Places.files(folder);
        List<Clip> clips =
                files.paths().stream().map(Fsdd::clip).flatMap(Optional::stream).toList();
        if (clips.isEmpty()) {
            throw new RanvierException(Problem.data(
                    folder.toString(),
                    "it has no recordings/DIGIT_SPEAKER_INDEX.wav",
                    "put the folder 'recordings' of the dataset there, or its .tar.gz"));
        }
        return Speech.of(
                Description.of("Free Spoken Digit Dataset", Speech.SHAPE)
                        .withClasses(IntStream.range(0, 10)
                                .mapToObj(Integer::toString)
                                .toList())
                        .withLicence("CC BY-SA 4.0")
                        .withSource("Jackson et al., Free Spoken Digit Dataset"),
                files,
                clips);
    }

    private static Optional<Clip> clip(String path) {
        Matcher name = RECORDING.matcher(path);
        if (!name.matches()) {
            return Optional.empty();
        }
        boolean tested = Integer.parseInt(name.group(3)) < TESTED;
        return Optional.of(new Clip(path, Integer.parseInt(name.group(1)), name.group(2), tested ? "test" : "train"));
    }
}
