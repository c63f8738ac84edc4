package org.ranvier.cli.data;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.Example;
import org.ranvier.api.data.Sample;
import org.ranvier.api.data.Target;
import org.ranvier.training.data.TimesLook;

/**
 * Contents of a split.
 *
 * @param name its name
 * @param perClass how many samples each class has
 * @param events how many events each sample has, or empty where samples are not events
 * @param lengths how long each sample lasts in ms: until its last event, or the whole sound; empty where samples have
 *     no time
 * @param times when each sample that has events has its first and its last
 * @param channels the channels that have an event
 * @param groups the groups that samples are from, without the empty one
 */
record SplitSummary(
        String name,
        int samples,
        Map<Integer, Integer> perClass,
        List<Double> events,
        List<Double> lengths,
        List<TimesLook.Times> times,
        BitSet channels,
        List<String> groups) {

    private static final double MS_PER_SECOND = 1000;

    static SplitSummary of(String name, Dataset.Split split) {
        Map<Integer, Integer> perClass = new TreeMap<>();
        List<Double> events = new ArrayList<>();
        List<Double> lengths = new ArrayList<>();
        List<TimesLook.Times> times = new ArrayList<>();
        BitSet channels = new BitSet();
        Map<String, Boolean> groups = new TreeMap<>();
        for (int n = 0; n < split.size(); n++) {
            Example example = split.get(n);
            if (example.target() instanceof Target.ClassLabel(int label)) {
                perClass.merge(label, 1, Integer::sum);
            }
            if (!example.group().isEmpty()) {
                groups.put(example.group(), true);
            }
            switch (example.sample()) {
                case Sample.Events(int _, int[] channel, double[] timeMs, double[] _) -> {
                    double first = Double.POSITIVE_INFINITY;
                    double last = 0;
                    for (int i = 0; i < channel.length; i++) {
                        channels.set(channel[i]);
                        first = Math.min(first, timeMs[i]);
                        last = Math.max(last, timeMs[i]);
                    }
                    events.add((double) channel.length);
                    lengths.add(last);
                    if (channel.length > 0) {
                        times.add(new TimesLook.Times(first, last));
                    }
                }
                case Sample.Waveform(double[] amplitudes, double hertz) ->
                    lengths.add(amplitudes.length / hertz * MS_PER_SECOND);
                case Sample.Signal signal -> lengths.add(signal.frames() / signal.hertz() * MS_PER_SECOND);
                default -> {}
            }
        }
        return new SplitSummary(
                name, split.size(), perClass, events, lengths, times, channels, List.copyOf(groups.keySet()));
    }

    /** Counts the samples without an event. */
    long silent() {
        return events.stream().filter(count -> count == 0).count();
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("samples", samples);
        Map<String, Object> classes = new LinkedHashMap<>();
        perClass.forEach((label, count) -> classes.put(label.toString(), count));
        json.put("per_class", classes);
        if (!events.isEmpty()) {
            json.put("events_min_median_max", minMedianMax(events));
            json.put("silent", silent());
        }
        if (!lengths.isEmpty()) {
            json.put("length_ms_min_median_max", minMedianMax(lengths));
        }
        return json;
    }

    /** The smallest, the middle and the largest of some numbers. */
    static List<Double> minMedianMax(List<Double> numbers) {
        List<Double> sorted = numbers.stream().sorted().toList();
        int size = sorted.size();
        double median = (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
        return List.of(sorted.getFirst(), median, sorted.getLast());
    }
}
