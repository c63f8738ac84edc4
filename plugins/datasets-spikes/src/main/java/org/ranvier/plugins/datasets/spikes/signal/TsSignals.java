package org.ranvier.plugins.datasets.spikes.signal;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.ranvier.api.RanvierException;
import org.ranvier.plugins.datasets.spikes.recording.ClassNames;
import org.ranvier.plugins.datasets.spikes.recording.Column;
import org.ranvier.plugins.datasets.spikes.recording.Request;
import org.ranvier.plugins.datasets.spikes.signal.Signals.Said;

/**
 * Signals from {@code .ts} files, in which the UEA and UCR archives of time series are published: after lines that
 * begin with {@code @} and the line {@code @data}, a line for every sample, with its channels between colons, their
 * values between commas, and its class at the end.
 *
 * <p>Source of the format: the documentation of aeon and sktime. Files with time stamps, missing values or targets
 * other than a class are refused.
 */
public final class TsSignals implements Signals.Reader {

    @Override
    public Signals read(Request request) {
        try (BufferedReader in = Files.newBufferedReader(request.file(), StandardCharsets.UTF_8)) {
            return new Reading(request).read(in);
        } catch (CharacterCodingException e) {
            throw request.damaged("it is not a text in UTF-8");
        } catch (IOException e) {
            throw Request.unreadable(request.file(), e);
        }
    }

    /** One file while it is read. */
    private static final class Reading {

        private final Request request;
        private final List<double[][]> samples = new ArrayList<>();
        private final List<String> labels = new ArrayList<>();
        private boolean labelled;
        private int number;

        Reading(Request request) {
            this.request = request;
        }

        Signals read(BufferedReader in) throws IOException {
            boolean data = false;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                String text = line.strip();
                if (text.isEmpty() || text.startsWith("#")) {
                    continue;
                }
                if (data) {
                    sample(text);
                } else if (text.startsWith("@")) {
                    data = text.equalsIgnoreCase("@data");
                    head(text.toLowerCase(Locale.ROOT).split("\\s+"));
                } else {
                    throw wrong("it begins with neither @ nor #, and there was no line @data before it");
                }
            }
            if (samples.isEmpty()) {
                throw request.damaged("there is no sample in it, below a line @data");
            }
            return assembled();
        }

        private void head(String[] words) {
            String value = words.length > 1 ? words[1] : "";
            switch (words[0]) {
                case "@timestamps" -> requireFalse(value, "its values have time stamps");
                case "@targetlabel" -> requireFalse(value, "its samples have a number to predict, not a class");
                case "@classlabel" -> labelled = value.equals("true");
                case "@data" -> {
                    if (!labelled) {
                        throw wrong("there was no line '@classLabel true' before it, so samples have no class");
                    }
                }
                default -> {} // What the others say, the data say too.
            }
        }

        private void requireFalse(String value, String message) {
            if (value.equals("true")) {
                throw wrong(message + ", which is not supported");
            }
        }

        private void sample(String line) {
            String[] parts = line.split(":");
            if (parts.length < 2) {
                throw wrong("there is no ':' before the class");
            }
            String label = parts[parts.length - 1].strip();
            labels.add(ClassNames.plain(label).orElseThrow(() -> wrong("the class '" + label + "' is missing")));
            double[][] channels = new double[parts.length - 1][];
            for (int c = 0; c < channels.length; c++) {
                channels[c] = numbers(parts[c], c);
                if (channels[c].length != channels[0].length) {
                    throw wrong("channel " + c + " has " + channels[c].length + " values, channel 0 has "
                            + channels[0].length);
                }
            }
            if (!samples.isEmpty() && samples.getFirst().length != channels.length) {
                throw wrong(
                        "it has " + channels.length + " channels, the first sample has " + samples.getFirst().length);
            }
            samples.add(channels);
        }

        private double[] numbers(String text, int channel) {
            String[] words = text.split(",");
            double[] numbers = new double[words.length];
            for (int i = 0; i < numbers.length; i++) {
                String word = words[i].strip();
                try {
                    numbers[i] = Double.parseDouble(word);
                } catch (NumberFormatException e) {
                    numbers[i] = Double.NaN;
                }
                if (!Double.isFinite(numbers[i])) {
                    throw wrong("value " + i + " of channel " + channel
                            + (word.equals("?") ? " is missing" : " is '" + word + "', not a finite number"));
                }
            }
            return numbers;
        }

        private Signals assembled() {
            int channels = samples.getFirst().length;
            int[] length = samples.stream().mapToInt(sample -> sample[0].length).toArray();
            int[] first = new int[length.length];
            for (int n = 1; n < first.length; n++) {
                first[n] = Math.addExact(first[n - 1], length[n - 1]);
            }
            double[] values =
                    new double[Math.multiplyExact(channels, IntStream.of(length).sum())];
            for (int n = 0; n < first.length; n++) {
                for (int frame = 0; frame < length[n]; frame++) {
                    for (int c = 0; c < channels; c++) {
                        values[(first[n] + frame) * channels + c] = samples.get(n)[c][frame];
                    }
                }
            }
            return new Signals(
                    new Column.Doubles(values),
                    IntStream.range(0, channels).mapToObj(Integer::toString).toList(),
                    false,
                    first,
                    length,
                    0,
                    new Said(labels, List.of(), List.of(), List.of()),
                    List.of());
        }

        private RanvierException wrong(String message) {
            return request.damaged("line " + number, message);
        }
    }
}
