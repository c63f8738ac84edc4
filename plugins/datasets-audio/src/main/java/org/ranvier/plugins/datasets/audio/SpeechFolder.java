package org.ranvier.plugins.datasets.audio;

import java.nio.file.Path;
import java.util.List;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.data.Dataset;

/**
 * Recordings of words, or of anything else, of any sampling rate, one class a folder:
 * {@code yes/022cd682_nohash_0.wav}, or {@code .flac}. Speech Commands is stored so, and so can be a user's own
 * recordings.
 *
 * <p>The classes are the folders in alphabetical order; folders whose name begins with {@code _} are left out. What
 * stands before {@code _nohash_} is the speaker, and the group of an example. The splits are told by
 * {@code validation_list.txt} and {@code testing_list.txt}, which name files, everything else being for training; or by
 * {@code index.csv} with the columns {@code file}, {@code label}, {@code speaker} and {@code split}.
 *
 * <p>A sample is a {@linkplain org.ranvier.api.data.Sample.Waveform sound}, the mean of the channels, or with
 * {@code as: signal} a {@linkplain org.ranvier.api.data.Sample.Signal signal} of shape [channels], which a microphone
 * array or an accelerometer may have recorded.
 *
 * <p>Source of the layout: P. Warden, "Speech Commands: a dataset for limited-vocabulary speech recognition", 2018.
 */
public final class SpeechFolder implements Dataset {

    private static final String SOUND = "sound";
    private static final String SIGNAL = "signal";

    @Override
    public String name() {
        return "speech-folder";
    }

    @Override
    public String description() {
        return "recorded words or other sounds, one folder per class, from WAV or FLAC files";
    }

    @Override
    public Schema schema() {
        return Schema.of(
                Setting.text("folder", "folder of the classes or of their archive, within the data folders"),
                Setting.choice(
                                "as",
                                List.of(SOUND, SIGNAL),
                                "sound: the mean of the channels, for encoders of sounds; signal: every channel by itself,"
                                        + " resampled to ticks, for all others")
                        .withDefault(SOUND));
    }

    @Override
    public Opened open(Settings settings, DataFolders folders) {
        String name = settings.text("folder");
        Path folder = Places.folder(folders, name, name(), "put the folders of the classes into one of that name");
        SoundFiles files = Places.files(folder);
        SpeechIndex index = SpeechIndex.of(folder, files);
        boolean apart = settings.text("as").equals(SIGNAL);
        CommonForm form = new CommonForm(files, index.clips().getFirst().path(), apart);
        return new Speech(
                Description.of(name, List.of(form.channels()))
                        .withClasses(index.classes())
                        .withLicence("unknown")
                        .withSource("unknown"),
                form,
                index.clips());
    }
}
