package org.ranvier.plugins.datasets.spikes.hdf5;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.ranvier.plugins.datasets.spikes.recording.Column;
import org.ranvier.plugins.datasets.spikes.recording.Events;
import org.ranvier.plugins.datasets.spikes.recording.Recordings;
import org.ranvier.plugins.datasets.spikes.recording.Request;
import org.ranvier.plugins.datasets.spikes.recording.TimeUnit;

/**
 * Recordings from HDF5 in the layout of the Spiking Heidelberg Digits, all of them kept in memory; times in seconds
 * unless said otherwise. Where there is {@code extra/speaker}, it is the group of a sample.
 */
public final class Hdf5Reader implements Recordings.Reader {

    @Override
    public Recordings read(Request request) {
        try (Hdf5File file = Hdf5File.open(request.file())) {
            return Hdf5File.reading(request.file(), () -> read(request, file));
        }
    }

    private static Recordings read(Request request, Hdf5File file) {
        List<String> labels = file.labelNames();
        Hdf5Lists timesOf = file.times(labels.size());
        Hdf5Lists unitsOf = file.units(labels.size());
        Object[] times = new Object[labels.size()];
        Object[] units = new Object[labels.size()];
        int[] first = new int[labels.size() + 1];
        for (int s = 0; s < labels.size(); s++) {
            times[s] = timesOf.get(s);
            units[s] = unitsOf.get(s);
            int count = Array.getLength(times[s]);
            if (Array.getLength(units[s]) != count) {
                throw file.damaged(
                        "sample " + s, "it has " + count + " times but " + Array.getLength(units[s]) + " units");
            }
            first[s + 1] = Math.addExact(first[s], count);
        }
        boolean single = Arrays.stream(times).allMatch(float[].class::isInstance);
        float[] floats = single ? new float[first[labels.size()]] : null;
        double[] doubles = single ? null : new double[first[labels.size()]];
        int[] channel = new int[first[labels.size()]];
        for (int s = 0; s < labels.size(); s++) {
            IntToDoubleFunction timeOf = Hdf5File.numbers(times[s]);
            IntToDoubleFunction unitOf = Hdf5File.numbers(units[s]);
            for (int i = first[s]; i < first[s + 1]; i++) {
                double time = timeOf.applyAsDouble(i - first[s]);
                double unit = unitOf.applyAsDouble(i - first[s]);
                String fault = Events.fault(time, unit, request.channels());
                if (fault != null) {
                    throw file.damaged("sample " + s + ", event " + (i - first[s]), "it " + fault);
                }
                channel[i] = (int) unit;
                if (single) {
                    floats[i] = (float) time;
                } else {
                    doubles[i] = time;
                }
            }
        }
        Column time = single ? new Column.Floats(floats) : new Column.Doubles(doubles);
        Events events =
                new Events(request.channels(), request.unit().orElse(TimeUnit.SECONDS), first, channel, time, null);
        return new Recordings(events, labels, file.speakers(labels.size()), List.of(), file.unread());
    }
}
