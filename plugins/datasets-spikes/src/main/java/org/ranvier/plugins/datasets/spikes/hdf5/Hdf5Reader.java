package org.ranvier.plugins.datasets.spikes.hdf5;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.ranvier.plugins.datasets.spikes.recording.Column;
import org.ranvier.plugins.datasets.spikes.recording.Events;
import org.ranvier.plugins.datasets.spikes.recording.Polarity;
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
        Optional<Hdf5Lists> polarityOf =
                request.polarity() == Polarity.IGNORE ? Optional.empty() : Optional.of(file.polarity(labels.size()));
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
            Object signs = polarities(file, polarityOf, s, first[s + 1] - first[s]);
            for (int i = first[s]; i < first[s + 1]; i++) {
                double time = timeOf.applyAsDouble(i - first[s]);
                double unit = unitOf.applyAsDouble(i - first[s]);
                String fault = Events.fault(time, unit, request.channelLimit());
                if (fault != null) {
                    throw file.damaged("sample " + s + ", event " + (i - first[s]), "it " + fault);
                }
                channel[i] = signs == null ? (int) unit : 2 * (int) unit + off(file, signs, s, i - first[s]);
                if (single) {
                    floats[i] = (float) time;
                } else {
                    doubles[i] = time;
                }
            }
        }
        Column time = single ? new Column.Floats(floats) : new Column.Doubles(doubles);
        Events events =
                new Events(request.channelLimit(), request.unit().orElse(TimeUnit.SECONDS), first, channel, time, null);
        return new Recordings(
                events,
                labels,
                file.speakers(labels.size()),
                List.of(),
                List.of(),
                polarityOf.isPresent(),
                file.unread(polarityOf.isPresent()));
    }

    private static Object polarities(Hdf5File file, Optional<Hdf5Lists> of, int sample, int events) {
        Object signs = of.map(lists -> lists.get(sample)).orElse(null);
        if (signs != null && Array.getLength(signs) != events) {
            throw file.damaged(
                    "sample " + sample, "it has " + events + " times but " + Array.getLength(signs) + " polarities");
        }
        return signs;
    }

    private static int off(Hdf5File file, Object signs, int sample, int event) {
        double sign = Hdf5File.numbers(signs).applyAsDouble(event);
        int off = Polarity.off(sign);
        if (off < 0) {
            throw file.damaged(
                    "sample " + sample + ", event " + event,
                    "it has the polarity " + sign + ", " + Polarity.expected());
        }
        return off;
    }
}
