package org.ranvier.plugins.datasets.spikes.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.ranvier.plugins.datasets.spikes.recording.Column;
import org.ranvier.plugins.datasets.spikes.recording.Events;
import org.ranvier.plugins.datasets.spikes.recording.Recordings;
import org.ranvier.plugins.datasets.spikes.recording.Request;
import org.ranvier.plugins.datasets.spikes.recording.TimeUnit;

/**
 * Recordings from CSV: one event per line, with columns {@code sample}, {@code channel}, {@code time} and perhaps
 * {@code value} and {@code polarity} or {@code p}. Channels are numbers from 0, or names. The class of a sample is in a
 * column {@code label}, whom it is from in a column {@code group}, its split in a column {@code split}, the same in all
 * of its lines; or they are in a second file with a line for each sample, where samples without any event can stand
 * too. Samples are numbered from 0. Other columns are not read.
 */
public final class CsvReader implements Recordings.Reader {

    private static final String SAMPLE = "sample";
    private static final List<String> EVENT =
            List.of(SAMPLE, "channel", "time", "value", Labels.LABEL, Labels.GROUP, Labels.SPLIT);
    private static final List<String> OF_SAMPLE = List.of(SAMPLE, Labels.LABEL, Labels.GROUP, Labels.SPLIT);

    @Override
    public Recordings read(Request request) {
        TimeUnit unit = request.requiredUnit();
        Labels labels = new Labels();
        List<String> unread = new ArrayList<>();
        request.labels()
                .ifPresent(file -> unread.addAll(unread(
                        OF_SAMPLE,
                        CsvTable.read(
                                file,
                                List.of(SAMPLE, Labels.LABEL),
                                row -> labels.put(row, row.wholeNumber(SAMPLE))))));
        IntStream.Builder samples = IntStream.builder();
        EventChannels channels = new EventChannels(request);
        IntStream.Builder coded = IntStream.builder();
        DoubleStream.Builder times = DoubleStream.builder();
        DoubleStream.Builder values = DoubleStream.builder();
        List<String> columns = CsvTable.read(request.file(), List.of(SAMPLE, "channel", "time"), row -> {
            int sample = row.wholeNumber(SAMPLE);
            double time = row.number("time");
            double value = row.has("value") ? row.number("value") : 1;
            int channel = channels.number(row);
            String fault = Events.fault(time, channel, value, request.channelLimit());
            if (fault != null) {
                throw row.wrong("the event " + fault);
            }
            samples.add(sample);
            coded.add(channel);
            times.add(time);
            values.add(value);
            labels.put(row, sample);
        });
        channels.requirePolarity();
        unread.addAll(unread(channels.known(EVENT), columns));
        List<String> classes = labels.labels(request);
        Events events = Events.bySample(
                request.channels(),
                unit,
                classes.size(),
                samples.build().toArray(),
                channels.codes(coded.build().toArray()),
                new Column.Doubles(times.build().toArray()),
                columns.contains("value") ? new Column.Doubles(values.build().toArray()) : null);
        return new Recordings(
                events, classes, labels.groups(), labels.splits(request), channels.names(), channels.coded(), unread);
    }

    /** A column without a name is what R numbers its rows with. */
    private static List<String> unread(List<String> known, List<String> columns) {
        return columns.stream()
                .filter(column -> !known.contains(column) && !column.isEmpty())
                .map(column -> "the column " + column)
                .toList();
    }
}
