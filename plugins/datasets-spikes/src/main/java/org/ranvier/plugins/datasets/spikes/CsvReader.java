package org.ranvier.plugins.datasets.spikes;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Recordings from CSV: one event per line, with columns {@code sample}, {@code channel}, {@code time} and perhaps
 * {@code value}. The classes of the samples are in a column {@code label}, or in a second file with columns
 * {@code sample}, {@code label} and perhaps {@code group}, where samples without any event can stand too. Samples are
 * numbered from 0.
 */
final class CsvReader implements Recordings.Reader {

    @Override
    public Recordings read(Request request) {
        TimeUnit unit = request.requiredUnit();
        Labels labels = new Labels();
        request.labels().ifPresent(file -> CsvTable.read(file, List.of("sample", "label"), row -> {
            labels.put(row, row.wholeNumber("sample"), row.wholeNumber("label"));
            row.text("group").ifPresent(group -> labels.group(row.wholeNumber("sample"), group));
        }));
        IntStream.Builder samples = IntStream.builder();
        IntStream.Builder channels = IntStream.builder();
        DoubleStream.Builder times = DoubleStream.builder();
        DoubleStream.Builder values = DoubleStream.builder();
        boolean graded = CsvTable.read(request.file(), List.of("sample", "channel", "time"), row -> {
                    int sample = row.wholeNumber("sample");
                    double time = row.number("time");
                    double channel = row.number("channel");
                    double value = row.has("value") ? row.number("value") : 1;
                    String fault = Events.fault(time, channel, value, request.channels());
                    if (fault != null) {
                        throw row.wrong("the event " + fault);
                    }
                    samples.add(sample);
                    channels.add((int) channel);
                    times.add(time);
                    values.add(value);
                    if (row.has("label")) {
                        labels.put(row, sample, row.wholeNumber("label"));
                    } else {
                        labels.see(sample);
                    }
                })
                .contains("value");
        int[] byIndex = labels.toArray(request);
        Events events = Events.bySample(
                request.channels(),
                unit,
                byIndex.length,
                samples.build().toArray(),
                channels.build().toArray(),
                new Column.Doubles(times.build().toArray()),
                graded ? new Column.Doubles(values.build().toArray()) : null);
        return new Recordings(events, byIndex, labels.groups(byIndex.length), List.of());
    }
}
