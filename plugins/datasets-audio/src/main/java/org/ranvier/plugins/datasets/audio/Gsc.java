package org.ranvier.plugins.datasets.audio;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.data.Checksum;
import org.ranvier.api.data.DataSource;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.RemoteFile;

/**
 * Speech Commands v0.02: 105,829 recordings of 35 words at 16 kHz, a second each.
 *
 * <p>The splits are those of its lists {@code validation_list.txt} and {@code testing_list.txt}; no speaker is in two
 * of them. The speaker is the group of an example. Sounds are read when they are asked for, from the unpacked archive.
 *
 * <p>Source: P. Warden, "Speech Commands: a dataset for limited-vocabulary speech recognition", 2018; size and checksum
 * of the archive are those that TensorFlow Datasets and torchaudio agree on.
 */
public final class Gsc implements Dataset {

    private static final String TITLE = "Speech Commands v0.02";
    private static final String ARCHIVE = "speech_commands_v0.02.tar.gz";
    private static final String CITATION =
            "Warden, Speech Commands: a dataset for limited-vocabulary speech recognition, 2018";
    private static final String LICENCE = "CC BY 4.0";
    private static final List<String> WORDS = List.of(
            "backward",
            "bed",
            "bird",
            "cat",
            "dog",
            "down",
            "eight",
            "five",
            "follow",
            "forward",
            "four",
            "go",
            "happy",
            "house",
            "learn",
            "left",
            "marvin",
            "nine",
            "no",
            "off",
            "on",
            "one",
            "right",
            "seven",
            "sheila",
            "six",
            "stop",
            "three",
            "tree",
            "two",
            "up",
            "visual",
            "wow",
            "yes",
            "zero");

    @Override
    public String name() {
        return "gsc";
    }

    @Override
    public String description() {
        return "35 spoken words (Speech Commands v0.02), from WAV files";
    }

    @Override
    public Schema schema() {
        return Schema.of(Setting.text("folder", "folder of the words and lists, within the data folders")
                .withDefault("gsc"));
    }

    @Override
    public List<DataSource> sources() {
        return List.of(DataSource.of(
                        name(),
                        TITLE,
                        List.of(RemoteFile.in(
                                List.of(
                                        "https://storage.googleapis.com/download.tensorflow.org/data/",
                                        "http://download.tensorflow.org/data/"),
                                ARCHIVE,
                                2_428_923_189L,
                                Checksum.sha256("af14739ee7dc311471de98f5f9d2c9191b18aedfe957f4a6ff791c709868ff58"))))
                .withLicence(LICENCE)
                .withCitation(CITATION));
    }

    @Override
    public Optional<Description> staticDescription(Settings settings) {
        return Optional.of(description(WORDS));
    }

    private static Description description(List<String> words) {
        return Description.of(TITLE, Speech.SHAPE)
                .withClasses(words)
                .withLicence(LICENCE)
                .withSource(CITATION);
    }

    @Override
    public Opened open(Settings settings, DataFolders folders) {
        Path folder = Places.folder(
                folders,
                settings.text("folder"),
                name(),
                folders.howToGet(sources().getFirst()));
        SoundFolder files = SoundFolder.of(folder);
        if (files.paths().contains(ARCHIVE) && files.paths().stream().noneMatch(SoundFormat::isSound)) {
            throw new RanvierException(Problem.data(
                    folder.resolve(ARCHIVE).toString(),
                    "it is packed, and 3.7 GB of sounds cannot be kept in memory",
                    "unpack it in its folder, with: tar xzf " + ARCHIVE));
        }
        SpeechIndex index = SpeechIndex.of(folder, files);
        index.requireLists(folder);
        return Speech.of(description(index.classes()), files, index.clips());
    }
}
