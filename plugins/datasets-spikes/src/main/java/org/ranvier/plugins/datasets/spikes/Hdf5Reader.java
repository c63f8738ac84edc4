package org.ranvier.plugins.datasets.spikes;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * Recordings from HDF5 in the layout of the Spiking Heidelberg Digits, all of them kept in memory; times in seconds unless said
 * otherwise. Where there is {@code extra/speaker}, it is the group of a sample.
 */
final class Hdf5Reader implements Recordings.Reader {

    @Override
    public Recordings read(Request request) {
        try (Hdf5File file = Hdf5File.open(request.file())) {
            return Hdf5File.reading(request.file(), () -> read(request, file));
        }
    }

    private static Recordings read(Request request, Hdf5File file) {
        int[] labels = file.labels();
        Hdf5Lists timesOf = file.times(labels.length);
        Hdf5Lists unitsOf = file.units(labels.length);
        Object[] times = new Object[labels.length];
        Object[] units = new Object[labels.length];
        int[] first = new int[labels.length + 1];
        for (int s = 0; s < labels.length; s++) {
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
        float[] floats = single ? new float[first[labels.length]] : null;
        double[] doubles = single ? null : new double[first[labels.length]];
        int[] channel = new int[first[labels.length]];
        for (int s = 0; s < labels.length; s++) {
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
        Events events = new Events(
                request.channels(), request.unit().orElse(TimeUnit.SECONDS), first, channel, time, null);
        return new Recordings(events, Arrays.stream(labels).mapToObj(Integer::toString).toList(), file.speakers(labels.length), List.of(), file.unread());
    }
}
