package org.ranvier.plugins.datasets.spikes.signal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.ranvier.api.RanvierException;
import org.ranvier.plugins.datasets.spikes.npz.NpyArray;
import org.ranvier.plugins.datasets.spikes.npz.NpzFile;
import org.ranvier.plugins.datasets.spikes.recording.ClassNames;
import org.ranvier.plugins.datasets.spikes.recording.Column;
import org.ranvier.plugins.datasets.spikes.recording.Request;
import org.ranvier.plugins.datasets.spikes.recording.SplitWords;
import org.ranvier.plugins.datasets.spikes.signal.Signals.Said;

/**
 * Signals from npz: an array {@code values}, or {@code x}, of shape [sample, time, channel], of shape [sample, time]
 * for one channel, or of shape [frame, channel] with an array {@code first} that has the first frame of each sample and
 * the total at the end; {@code labels}, or {@code y}, one per sample, or one per frame in the shape of the frames.
 * Optional: {@code lengths}, the frames of each sample before padding; {@code rate}, the sampling rate in Hz;
 * {@code channels}, the names of the channels; {@code group} and {@code split} per sample.
 */
public final class NpzSignals implements Signals.Reader {

    private static final List<String> VALUES = List.of("values", "x");
    private static final List<String> LABELS = List.of("labels", "y");
    private static final List<String> OTHERS = List.of("first", "lengths", "rate", "channels", "group", "split");

    @Override
    public Signals read(Request request) {
        Named arrays = new Named(request, lowerCase(NpzFile.read(request)));
        NpyArray.Numbers values = arrays.numbers(VALUES);
        List<Integer> shape = values.shape();
        boolean ragged = arrays.has("first");
        if (shape.size() < 2 || shape.size() > 3 || ragged && shape.size() != 2) {
            throw arrays.wrong(
                    arrays.name(VALUES),
                    "it has the shape " + shape
                            + ", neither [sample, time, channel] nor [sample, time], nor [frame, channel] beside an array first");
        }
        // Without a sampling rate, [sample, time] is a list of features: one frame each.
        boolean features = shape.size() == 2 && !ragged && arrays.rate() == 0 && !request.timed();
        int channels = shape.size() == 3 ? shape.get(2) : ragged || features ? shape.get(1) : 1;
        int[] first = ragged ? arrays.first(shape.getFirst()) : even(shape.get(0), features ? 1 : shape.get(1));
        int samples = ragged ? first.length - 1 : shape.getFirst();
        int[] length = new int[samples];
        Arrays.setAll(length, n -> first[n + 1] - first[n]);
        if (samples == 0 || channels == 0) {
            throw request.damaged("there is no sample in it");
        }
        if (arrays.has("lengths")) {
            if (ragged) {
                throw arrays.wrong("lengths", "there is an array first, which tells them already");
            }
            arrays.lengths(length);
        }
        int frames = first[samples];
        List<String> names = arrays.texts("channels", channels, "channels");
        finite(arrays, values.values(), channels, first, length);
        return new Signals(
                values.values(),
                names.isEmpty()
                        ? IntStream.range(0, channels)
                                .mapToObj(Integer::toString)
                                .toList()
                        : names,
                !names.isEmpty(),
                Arrays.copyOf(first, samples),
                length,
                arrays.rate(),
                said(arrays, samples, frames, features),
                unread(arrays));
    }

    private static Said said(Named arrays, int samples, int frames, boolean features) {
        NpyArray labels = arrays.get(LABELS);
        String name = arrays.name(LABELS);
        List<String> texts = labels.texts();
        List<String> groups = arrays.texts("group", samples, "samples");
        List<String> splits = arrays.texts("split", samples, "samples").stream()
                .map(word -> SplitWords.split(word)
                        .orElseThrow(() -> arrays.wrong("split", "'" + word + "' is " + SplitWords.EXPECTED)))
                .toList();
        if (texts.size() == samples && labels.rank() < 2) {
            return new Said(plain(arrays, name, texts), List.of(), groups, splits);
        }
        if (!features && texts.size() == frames) {
            return new Said(List.of(), FrameLabels.of(texts), groups, splits);
        }
        throw arrays.wrong(
                name,
                "it has the shape " + labels.shape() + " for " + samples + " samples of " + frames
                        + " frames in all: neither one label per sample nor one per frame");
    }

    private static List<String> plain(Named arrays, String name, List<String> texts) {
        return IntStream.range(0, texts.size())
                .mapToObj(i -> ClassNames.plain(texts.get(i).strip())
                        .orElseThrow(() -> arrays.wrong(
                                name,
                                "element " + i + " is '" + texts.get(i)
                                        + "', which is neither a whole number nor a word")))
                .toList();
    }

    private static void finite(Named arrays, Column values, int channels, int[] first, int[] length) {
        for (int n = 0; n < length.length; n++) {
            for (int i = first[n] * channels; i < (first[n] + length[n]) * channels; i++) {
                if (!Double.isFinite(values.get(i))) {
                    throw arrays.wrong(
                            arrays.name(VALUES),
                            "frame " + (i / channels - first[n]) + " of sample " + n + " is " + values.get(i)
                                    + " in channel " + i % channels
                                    + (Double.isNaN(values.get(i)) ? ": padding is told by an array lengths" : ""));
                }
            }
        }
    }

    private static int[] even(int samples, int frames) {
        int[] first = new int[samples + 1];
        Arrays.setAll(first, n -> n * frames);
        return first;
    }

    private static List<String> unread(Named arrays) {
        List<String> known = new ArrayList<>(OTHERS);
        known.add(arrays.name(VALUES));
        known.add(arrays.name(LABELS));
        return arrays.byName().keySet().stream()
                .filter(name -> !known.contains(name))
                .map(name -> "the array " + name)
                .toList();
    }

    private static Map<String, NpyArray> lowerCase(Map<String, NpyArray> arrays) {
        Map<String, NpyArray> lower = new TreeMap<>();
        arrays.forEach((name, array) -> lower.put(name.toLowerCase(Locale.ROOT), array));
        return lower;
    }

    /** The arrays of a file, with the checks that they need. */
    private record Named(Request request, Map<String, NpyArray> byName) {

        boolean has(String name) {
            return byName.containsKey(name);
        }

        /** The one of several names that the file uses. */
        String name(List<String> names) {
            return names.stream()
                    .filter(this::has)
                    .findFirst()
                    .orElseThrow(() -> request.damaged(
                            "it has no array '" + String.join("' or '", names) + "', only " + byName.keySet()));
        }

        NpyArray get(List<String> names) {
            return byName.get(name(names));
        }

        NpyArray.Numbers numbers(List<String> names) {
            if (get(names) instanceof NpyArray.Numbers numbers) {
                return numbers;
            }
            throw wrong(name(names), "it is not an array of numbers");
        }

        double rate() {
            if (!has("rate")) {
                return 0;
            }
            NpyArray.Numbers rate = numbers(List.of("rate"));
            if (rate.values().length() != 1
                    || !(rate.values().get(0) > 0)
                    || Double.isInfinite(rate.values().get(0))) {
                throw wrong("rate", "it is not one number of Hz above 0");
            }
            return rate.values().get(0);
        }

        /** The first frame of each sample, and the total. */
        int[] first(int frames) {
            int[] first = whole("first");
            if (first.length == 0 || first[0] != 0 || first[first.length - 1] != frames) {
                throw wrong("first", "it must go from 0 to " + frames + ", the number of frames");
            }
            for (int n = 1; n < first.length; n++) {
                if (first[n] <= first[n - 1]) {
                    throw wrong("first", "sample " + (n - 1) + " has no frame");
                }
            }
            return first;
        }

        /** Shortens samples to their lengths before padding. */
        void lengths(int[] length) {
            int[] given = whole("lengths");
            if (given.length != length.length) {
                throw wrong("lengths", "it has " + given.length + " elements for " + length.length + " samples");
            }
            for (int n = 0; n < given.length; n++) {
                if (given[n] < 1 || given[n] > length[n]) {
                    throw wrong("lengths", "element " + n + " is " + given[n] + ", not from 1 to " + length[n]);
                }
                length[n] = given[n];
            }
        }

        private int[] whole(String name) {
            Column values = numbers(List.of(name)).values();
            int[] whole = new int[values.length()];
            for (int i = 0; i < whole.length; i++) {
                whole[i] = (int) values.get(i);
                if (whole[i] != values.get(i)) {
                    throw wrong(name, "element " + i + " is " + values.get(i) + ", not a whole number");
                }
            }
            return whole;
        }

        /** Words or numbers as words; empty where the array is absent. */
        List<String> texts(String name, int length, String of) {
            if (!has(name)) {
                return List.of();
            }
            List<String> texts = byName.get(name).texts();
            if (texts.size() != length) {
                throw wrong(name, "it has " + texts.size() + " elements for " + length + " " + of);
            }
            return texts;
        }

        RanvierException wrong(String name, String message) {
            return request.damaged("array " + name, message);
        }
    }
}
