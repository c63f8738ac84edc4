package org.ranvier.plugins.datasets.spikes.hdf5;

import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.Example;
import org.ranvier.api.data.Sample;
import org.ranvier.api.data.Target;
import org.ranvier.plugins.datasets.spikes.recording.Events;
import org.ranvier.plugins.datasets.spikes.recording.Request;
import org.ranvier.plugins.datasets.spikes.recording.TimeUnit;

/**
 * The samples of an HDF5 file, each read when it is asked for: of the others only labels, speakers and places are kept,
 * so that a file may be larger than memory. Times in the file are seconds, those of samples milliseconds.
 */
public final class StreamedSamples implements Dataset.Split, AutoCloseable {

    /** No recording of a word lasts as long, unless its milliseconds are taken for seconds. */
    private static final double LONGEST_SECONDS = 100;

    private final Path path;
    private final Hdf5File file;
    private final int channels;
    private final int[] labels;
    private final List<String> speakers;
    private final List<String> keys;
    private final Hdf5Lists times;
    private final Hdf5Lists units;

    private StreamedSamples(Path path, Hdf5File file, int channels) {
        this.path = path;
        this.file = file;
        this.channels = channels;
        this.labels = file.labels();
        this.speakers = file.speakers(labels.length);
        this.keys = file.keys();
        this.times = file.times(labels.length);
        this.units = file.units(labels.length);
    }

    /** Opens a file and reads its first sample, so that a wrong unit or layout shows before any training begins. */
    public static StreamedSamples open(Path path, int channels, int classes) {
        Hdf5File file = Hdf5File.open(path);
        try {
            return Hdf5File.reading(path, () -> {
                StreamedSamples samples = new StreamedSamples(path, file, channels);
                samples.checkLabels(classes);
                samples.events(0);
                return samples;
            });
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** The names of the classes, or empty when the file has none. */
    public List<String> keys() {
        return keys;
    }

    @Override
    public int size() {
        return labels.length;
    }

    @Override
    public Example get(int index) {
        Sample.Events events = Hdf5File.reading(path, () -> events(index));
        return Example.of(events, new Target.ClassLabel(labels[index])).withGroup(groupOf(index));
    }

    @Override
    public int labelOf(int index) {
        return labels[index];
    }

    @Override
    public String groupOf(int index) {
        return speakers.isEmpty() ? "" : speakers.get(index);
    }

    @Override
    public void close() {
        file.close();
    }

    private void checkLabels(int classes) {
        int beyond = IntStream.range(0, labels.length)
                .filter(i -> labels[i] >= classes)
                .findFirst()
                .orElse(-1);
        if (beyond >= 0) {
            throw file.damaged(
                    "sample " + beyond, "its label is " + labels[beyond] + ", but there are " + classes + " classes");
        }
    }

    private Sample.Events events(int sample) {
        Object time = times.get(sample);
        Object unit = units.get(sample);
        int count = Array.getLength(time);
        if (Array.getLength(unit) != count) {
            throw file.damaged(
                    "sample " + sample, "it has " + count + " times but " + Array.getLength(unit) + " units");
        }
        IntToDoubleFunction timeOf = Hdf5File.numbers(time);
        IntToDoubleFunction unitOf = Hdf5File.numbers(unit);
        int[] channel = new int[count];
        double[] timeMs = new double[count];
        for (int i = 0; i < count; i++) {
            double seconds = timeOf.applyAsDouble(i);
            String fault = Events.fault(seconds, unitOf.applyAsDouble(i), channels);
            if (fault != null) {
                throw file.damaged("sample " + sample + ", event " + i, "it " + fault);
            }
            if (seconds > LONGEST_SECONDS) {
                throw milliseconds(sample, seconds);
            }
            channel[i] = (int) unitOf.applyAsDouble(i);
            timeMs[i] = TimeUnit.SECONDS.toMs(seconds);
        }
        return new Sample.Events(channels, channel, timeMs, null);
    }

    private RanvierException milliseconds(int sample, double seconds) {
        return Request.problem(
                path,
                "sample " + sample,
                "it has an event at " + seconds + " s: its times look like milliseconds, but have to be seconds",
                "divide the times by 1000, or read the file with the dataset spikes, which has time_unit");
    }
}
