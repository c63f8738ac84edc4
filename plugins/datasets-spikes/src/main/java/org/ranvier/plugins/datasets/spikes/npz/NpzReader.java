package org.ranvier.plugins.datasets.spikes.npz;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.ranvier.api.RanvierException;
import org.ranvier.plugins.datasets.spikes.recording.ClassNames;
import org.ranvier.plugins.datasets.spikes.recording.Column;
import org.ranvier.plugins.datasets.spikes.recording.Events;
import org.ranvier.plugins.datasets.spikes.recording.Polarity;
import org.ranvier.plugins.datasets.spikes.recording.Recordings;
import org.ranvier.plugins.datasets.spikes.recording.Request;
import org.ranvier.plugins.datasets.spikes.recording.SplitWords;
import org.ranvier.plugins.datasets.spikes.recording.TimeUnit;

/**
 * Recordings from npz: arrays {@code times} and {@code units} with one element per event, and either {@code sample},
 * the sample of each event, or {@code first}, the first event of each sample with the total at the end; {@code labels}
 * with one element per sample, whole numbers or words. Optional: {@code values} per event, {@code group} and
 * {@code split} (train, validation, test, or 0, 1, 2) per sample. {@code channels}, the names of the channels, and
 * {@code polarity} or {@code p} per event. Other arrays are not read.
 */
public final class NpzReader implements Recordings.Reader {

    private static final Set<String> KNOWN =
            Set.of("times", "units", "sample", "first", "labels", "values", "group", "split", "channels");

    @Override
    public Recordings read(Request request) {
        TimeUnit unit = request.requiredUnit();
        Named arrays = new Named(request, NpzFile.read(request));
        List<String> labels = arrays.labels();
        int samples = labels.size();
        if (samples == 0) {
            throw request.damaged("there is no sample in it");
        }
        Column time = arrays.numbers("times", -1);
        Column unitOf = arrays.numbers("units", time.length());
        Column value = arrays.has("values") ? arrays.numbers("values", time.length()) : null;
        int[] channel = new int[time.length()];
        for (int i = 0; i < channel.length; i++) {
            String fault =
                    Events.fault(time.get(i), unitOf.get(i), value == null ? 1 : value.get(i), request.channelLimit());
            if (fault != null) {
                throw request.damaged("event " + i, "it " + fault);
            }
            channel[i] = (int) unitOf.get(i);
        }
        String polarity = arrays.polarity(channel);
        Events events = arrays.has("first")
                ? new Events(request.channelLimit(), unit, first(arrays, samples, channel.length), channel, time, value)
                : Events.bySample(
                        request.channelLimit(),
                        unit,
                        samples,
                        samples(arrays, samples, channel.length),
                        channel,
                        time,
                        value);
        return new Recordings(
                events,
                labels,
                arrays.texts("group", samples),
                splits(request, arrays.texts("split", samples)),
                arrays.channels(channel, !polarity.isEmpty()),
                !polarity.isEmpty(),
                arrays.byName().keySet().stream()
                        .filter(name -> !KNOWN.contains(name) && !name.equals(polarity))
                        .map(name -> "the array " + name)
                        .toList());
    }

    private static int[] first(Named arrays, int samples, int events) {
        int[] first = arrays.indices("first", events + 1);
        if (first.length != samples + 1 || first[0] != 0 || first[samples] != events) {
            throw arrays.request.damaged(
                    "array first",
                    "it must have " + (samples + 1) + " elements that go from 0 to " + events
                            + ", one more than labels");
        }
        for (int s = 0; s < samples; s++) {
            if (first[s + 1] < first[s]) {
                throw arrays.request.damaged(
                        "array first", "element " + (s + 1) + " is smaller than the one before it");
            }
        }
        return first;
    }

    private static int[] samples(Named arrays, int samples, int events) {
        if (!arrays.has("sample")) {
            throw arrays.request.damaged("it has neither an array sample nor an array first");
        }
        int[] sample = arrays.indices("sample", samples);
        if (sample.length != events) {
            throw arrays.request.damaged(
                    "array sample", "it has " + sample.length + " elements for " + events + " events");
        }
        return sample;
    }

    private static List<String> splits(Request request, List<String> words) {
        return words.stream()
                .map(word -> SplitWords.split(word)
                        .orElseThrow(() -> request.damaged("array split", "'" + word + "' is " + SplitWords.EXPECTED)))
                .toList();
    }

    /** The arrays of a file, with the checks that all of them need. */
    private record Named(Request request, Map<String, NpyArray> byName) {

        boolean has(String name) {
            return byName.containsKey(name);
        }

        /** Numbers of one dimension, as many as asked for unless that is negative. */
        Column numbers(String name, int length) {
            if (get(name) instanceof NpyArray.Numbers(List<Integer> _, Column values)
                    && get(name).rank() == 1) {
                if (length >= 0 && values.length() != length) {
                    throw wrong(name, "it has " + values.length() + " elements, not " + length);
                }
                return values;
            }
            throw wrong(name, "it is not a list of numbers");
        }

        /** The class of each sample, a word or a whole number. */
        List<String> labels() {
            List<String> labels = get("labels") instanceof NpyArray.Texts(List<Integer> _, List<String> words)
                    ? words
                    : new NpyArray.Numbers(List.of(), numbers("labels", -1)).texts();
            return IntStream.range(0, labels.size())
                    .mapToObj(i -> ClassNames.plain(labels.get(i).strip())
                            .orElseThrow(() -> wrong(
                                    "labels",
                                    "element " + i + " is '" + labels.get(i)
                                            + "', which is neither a whole number nor a word")))
                    .toList();
        }

        /** Codes polarities into channels where they are wanted; returns the name of their array, or nothing. */
        String polarity(int[] channel) {
            if (request.polarity() == Polarity.IGNORE) {
                return "";
            }
            String name = Polarity.NAMES.stream()
                    .filter(this::has)
                    .findFirst()
                    .orElseThrow(() ->
                            request.damaged("it has no array polarity or p, which the setting polarity asks for"));
            List<String> texts = texts(name, channel.length, "events");
            for (int i = 0; i < channel.length; i++) {
                int off = Polarity.off(texts.get(i));
                if (off < 0) {
                    throw wrong(name, "element " + i + " is '" + texts.get(i) + "', " + Polarity.expected());
                }
                channel[i] = 2 * channel[i] + off;
            }
            return name;
        }

        /** The names of the channels, as many as the events have at least; or empty. */
        List<String> channels(int[] channel, boolean coded) {
            if (!has("channels")) {
                return List.of();
            }
            List<String> names = get("channels").texts();
            int largest = IntStream.of(channel).max().orElse(0) / (coded ? 2 : 1);
            if (largest >= names.size()) {
                throw wrong("channels", "it names " + names.size() + " channels, but an event is on " + largest);
            }
            if (names.stream().distinct().count() < names.size()) {
                throw wrong("channels", "two channels have one name");
            }
            return names;
        }

        /** Whole numbers from 0 to below a limit. */
        int[] indices(String name, int limit) {
            Column values = numbers(name, -1);
            int[] indices = new int[values.length()];
            for (int i = 0; i < indices.length; i++) {
                double x = values.get(i);
                indices[i] = (int) x;
                if (indices[i] != x || x < 0 || x >= limit) {
                    throw wrong(name, "element " + i + " is " + x + ", not a whole number from 0 to " + (limit - 1));
                }
            }
            return indices;
        }

        /** Words or numbers as words; empty when the array is absent. */
        List<String> texts(String name, int length) {
            return texts(name, length, "samples");
        }

        private List<String> texts(String name, int length, String of) {
            if (!has(name)) {
                return List.of();
            }
            List<String> texts = get(name).texts();
            if (texts.size() != length) {
                throw wrong(name, "it has " + texts.size() + " elements for " + length + " " + of);
            }
            return texts;
        }

        private NpyArray get(String name) {
            NpyArray array = byName.get(name);
            if (array == null) {
                throw request.damaged("it has no array '" + name + "', only " + byName.keySet());
            }
            return array;
        }

        private RanvierException wrong(String name, String message) {
            return request.damaged("array " + name, message);
        }
    }
}
