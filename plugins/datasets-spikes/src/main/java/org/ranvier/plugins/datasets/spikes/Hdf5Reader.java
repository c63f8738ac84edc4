package org.ranvier.plugins.datasets.spikes;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.exceptions.HdfException;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.ranvier.api.RanvierException;

/**
 * Recordings from HDF5 in the layout of the Spiking Heidelberg Digits: {@code spikes/times} and {@code spikes/units}, a
 * list of variable length for each sample, and {@code labels}; times in seconds unless said otherwise. Where there is
 * {@code extra/speaker}, it is the group of a sample.
 *
 * <p>Source of the layout: B. Cramer et al., "The Heidelberg spiking data sets for the systematic evaluation of spiking
 * neural networks", IEEE TNNLS 33(7), 2022.
 */
final class Hdf5Reader implements Recordings.Reader {

    private static final String TIMES = "spikes/times";
    private static final String UNITS = "spikes/units";
    private static final String LABELS = "labels";
    private static final String SPEAKER = "extra/speaker";

    @Override
    public Recordings read(Request request) {
        try (HdfFile file = new HdfFile(request.file())) {
            return read(request, file);
        } catch (RanvierException e) {
            throw e;
        } catch (RuntimeException e) {
            // A damaged file makes the library fail in many ways, not only with its own exceptions.
            RanvierException damaged = request.damaged(
                    "it cannot be read as HDF5 (" + (e instanceof HdfException ? e.getMessage() : e) + ")");
            damaged.initCause(e);
            throw damaged;
        }
    }

    private static Recordings read(Request request, HdfFile file) {
        int[] labels = wholeNumbers(request, file, LABELS);
        if (labels.length == 0) {
            throw request.damaged("there is no sample in it");
        }
        Object[] times = lists(request, file, TIMES, labels.length);
        Object[] units = lists(request, file, UNITS, labels.length);
        int[] first = new int[labels.length + 1];
        for (int s = 0; s < labels.length; s++) {
            int count = Array.getLength(times[s]);
            if (Array.getLength(units[s]) != count) {
                throw request.damaged(
                        "sample " + s, "it has " + count + " times but " + Array.getLength(units[s]) + " units");
            }
            first[s + 1] = Math.addExact(first[s], count);
        }
        boolean single = Arrays.stream(times).allMatch(float[].class::isInstance);
        float[] floats = single ? new float[first[labels.length]] : null;
        double[] doubles = single ? null : new double[first[labels.length]];
        int[] channel = new int[first[labels.length]];
        for (int s = 0; s < labels.length; s++) {
            IntToDoubleFunction timeOf = numbers(times[s]);
            IntToDoubleFunction unitOf = numbers(units[s]);
            for (int i = first[s]; i < first[s + 1]; i++) {
                double time = timeOf.applyAsDouble(i - first[s]);
                double unit = unitOf.applyAsDouble(i - first[s]);
                String fault = Events.fault(time, unit, request.channels());
                if (fault != null) {
                    throw request.damaged("sample " + s + ", event " + (i - first[s]), "it " + fault);
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
        return new Recordings(events, labels, groups(request, file, labels.length), List.of());
    }

    private static Object[] lists(Request request, HdfFile file, String path, int samples) {
        Dataset dataset = dataset(request, file, path);
        if (!dataset.isVariableLength() || !(dataset.getData() instanceof Object[] lists)) {
            throw request.damaged(path, "it is not a list of variable length for each sample");
        }
        if (lists.length != samples) {
            throw request.damaged(path, "it has " + lists.length + " samples, but there are " + samples + " labels");
        }
        return lists;
    }

    private static int[] wholeNumbers(Request request, HdfFile file, String path) {
        Object data = dataset(request, file, path).getData();
        if (!data.getClass().isArray()) {
            throw request.damaged(path, "it is not a list");
        }
        int[] numbers = new int[Array.getLength(data)];
        IntToDoubleFunction element = numbers(data);
        for (int i = 0; i < numbers.length; i++) {
            double x = element.applyAsDouble(i);
            numbers[i] = (int) x;
            if (numbers[i] != x || x < 0) {
                throw request.damaged(path, "element " + i + " is " + x + ", not a whole number from 0");
            }
        }
        return numbers;
    }

    /** The elements of an array of whatever number type the file has; 64-bit unsigned ones come as objects. */
    private static IntToDoubleFunction numbers(Object array) {
        return switch (array) {
            case float[] x -> i -> x[i];
            case double[] x -> i -> x[i];
            case int[] x -> i -> x[i];
            case Number[] x -> i -> x[i].doubleValue();
            default -> i -> Array.getDouble(array, i);
        };
    }

    private static List<String> groups(Request request, HdfFile file, int samples) {
        if (!has(file, SPEAKER)) {
            return List.of();
        }
        int[] speakers = wholeNumbers(request, file, SPEAKER);
        if (speakers.length != samples) {
            throw request.damaged(SPEAKER, "it has " + speakers.length + " elements for " + samples + " samples");
        }
        return Arrays.stream(speakers).mapToObj(Integer::toString).toList();
    }

    private static Dataset dataset(Request request, HdfFile file, String path) {
        if (!has(file, path) || !(file.getByPath("/" + path) instanceof Dataset dataset)) {
            throw request.damaged("it has no dataset '" + path + "' as the Spiking Heidelberg Digits have");
        }
        return dataset;
    }

    private static boolean has(HdfFile file, String path) {
        int slash = path.indexOf('/');
        if (slash < 0) {
            return file.getChild(path) != null;
        }
        Node folder = file.getChild(path.substring(0, slash));
        return folder instanceof Group group && group.getChild(path.substring(slash + 1)) != null;
    }
}
