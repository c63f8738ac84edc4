package org.ranvier.plugins.datasets.spikes.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.ranvier.api.RanvierException;
import org.ranvier.plugins.datasets.spikes.csv.CsvTable;
import org.ranvier.plugins.datasets.spikes.csv.Labels;
import org.ranvier.plugins.datasets.spikes.recording.Column;
import org.ranvier.plugins.datasets.spikes.recording.Request;
import org.ranvier.plugins.datasets.spikes.signal.Signals.Said;

/**
 * Signals from CSV, in one of two forms. Wide: a line for every frame, with a column {@code sample}, perhaps
 * {@code time}, and a column for every channel, which is called as the channel is. Long: a line for every value, with
 * columns {@code sample}, {@code channel}, {@code value}, and perhaps {@code time}. Both: {@code label}, {@code group}
 * and {@code split}, the same in all lines of a sample; or {@code frame_label}, a class for every frame. Samples are
 * numbered from 0; their frames come in order.
 */
public final class CsvSignals implements Signals.Reader {

    private static final String SAMPLE = "sample";
    private static final String TIME = "time";
    private static final String CHANNEL = "channel";
    private static final String VALUE = "value";
    private static final String FRAME_LABEL = "frame_label";
    private static final Set<String> KNOWN =
            Set.of(SAMPLE, TIME, Labels.LABEL, Labels.GROUP, Labels.SPLIT, FRAME_LABEL, "");

    @Override
    public Signals read(Request request) {
        List<String> titles = CsvTable.titles(request.file(), List.of(SAMPLE));
        List<String> columns = titles.stream()
                .map(title -> title.toLowerCase(java.util.Locale.ROOT))
                .toList();
        boolean isLong = columns.contains(CHANNEL) && columns.contains(VALUE);
        List<String> channels = new ArrayList<>();
        if (!isLong) {
            titles.stream()
                    .filter(title -> !KNOWN.contains(title.toLowerCase(java.util.Locale.ROOT)))
                    .forEach(channels::add);
        }
        Labels labels = new Labels();
        TreeMap<Integer, FrameTable> samples = new TreeMap<>();
        CsvTable.read(request.file(), List.of(SAMPLE), row -> {
            int sample = row.wholeNumber(SAMPLE);
            labels.put(row, sample);
            FrameTable frames = samples.computeIfAbsent(sample, n -> new FrameTable());
            double time = row.has(TIME) ? row.number(TIME) : Double.NaN;
            String label = row.text(FRAME_LABEL).map(FrameLabels::of).orElse("");
            if (isLong) {
                String channel = row.text(CHANNEL).orElseThrow();
                if (!channels.contains(channel)) {
                    channels.add(channel);
                }
                frames.value(channels.indexOf(channel), time, finite(row, VALUE), label, row);
            } else {
                double[] values =
                        channels.stream().mapToDouble(name -> finite(row, name)).toArray();
                frames.frame(values, time, label, row);
            }
        });
        if (channels.isEmpty()) {
            throw request.damaged("it has no column for a channel beside " + String.join(", ", titles));
        }
        boolean perFrame = columns.contains(FRAME_LABEL);
        if (!perFrame && !columns.contains(Labels.LABEL)) {
            throw request.damaged(
                    "there is no column 'label', the class of a sample, nor 'frame_label', the class of a frame, among "
                            + String.join(", ", titles));
        }
        if (samples.isEmpty()) {
            throw request.damaged("there is no frame in it");
        }
        if (samples.lastKey() != samples.size() - 1) {
            throw request.damaged("it has " + samples.size() + " samples, of which the last is number "
                    + samples.lastKey() + ": number them from 0 without gaps");
        }
        List<String> sorted = isLong ? inOrder(channels) : channels;
        return assembled(
                request, List.copyOf(samples.values()), channels, sorted, perFrame, labels, columns.contains(TIME));
    }

    private static Signals assembled(
            Request request,
            List<FrameTable> samples,
            List<String> channels,
            List<String> sorted,
            boolean perFrame,
            Labels labels,
            boolean timed) {
        int[] order = sorted.stream().mapToInt(channels::indexOf).toArray();
        int[] first = new int[samples.size()];
        int[] length = new int[samples.size()];
        int frames = 0;
        for (int n = 0; n < samples.size(); n++) {
            length[n] = samples.get(n).complete(request, n, channels);
            first[n] = frames;
            frames = Math.addExact(frames, length[n]);
        }
        double[] values = new double[Math.multiplyExact(frames, channels.size())];
        List<String> frameLabels = new ArrayList<>();
        for (int n = 0; n < samples.size(); n++) {
            samples.get(n).copy(order, values, first[n] * channels.size());
            if (perFrame) {
                frameLabels.addAll(samples.get(n).labels());
            }
        }
        double hertz = timed && !request.timed() ? EvenTimes.hertz(request, samples) : 0;
        List<String> classes = perFrame ? List.of() : labels.labels(request);
        return new Signals(
                new Column.Doubles(values),
                sorted,
                true,
                first,
                length,
                hertz,
                new Said(classes, frameLabels, labels.groups(), labels.splits(request)),
                List.of());
    }

    /** Channels that are called by numbers are in the order of these. */
    private static List<String> inOrder(List<String> channels) {
        boolean numbers = channels.stream().allMatch(name -> name.matches("\\d{1,9}"));
        return channels.stream()
                .sorted(
                        numbers
                                ? java.util.Comparator.comparingInt(Integer::parseInt)
                                : java.util.Comparator.naturalOrder())
                .toList();
    }

    private static double finite(CsvTable.Row row, String column) {
        double x = row.number(column.toLowerCase(java.util.Locale.ROOT));
        if (!Double.isFinite(x)) {
            throw notFinite(row, column, x);
        }
        return x;
    }

    private static RanvierException notFinite(CsvTable.Row row, String column, double x) {
        return row.wrong("the " + column + " is " + x + ", not a finite number");
    }
}
