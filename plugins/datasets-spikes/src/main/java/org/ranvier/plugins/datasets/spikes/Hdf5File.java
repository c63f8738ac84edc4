package org.ranvier.plugins.datasets.spikes;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.dataset.DatasetBase;
import io.jhdf.exceptions.HdfException;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.Supplier;
import org.ranvier.api.RanvierException;

/**
 * An HDF5 file in the layout of the Spiking Heidelberg Digits: {@code spikes/times} and {@code spikes/units}, a list of variable
 * length for each sample, {@code labels}, and perhaps {@code extra/speaker} and {@code extra/keys}. Whatever is wrong with it is a
 * {@code DATA} problem.
 *
 * <p>Source of the layout: B. Cramer et al., "The Heidelberg spiking data sets for the systematic evaluation of spiking neural
 * networks", IEEE TNNLS 33(7), 2022.
 */
final class Hdf5File implements AutoCloseable {

    private static final String TIMES = "spikes/times";
    private static final String UNITS = "spikes/units";
    private static final String LABELS = "labels";
    private static final String SPEAKER = "extra/speaker";
    private static final String KEYS = "extra/keys";

    private final Path path;
    private final HdfFile file;

    private Hdf5File(Path path, HdfFile file) {
        this.path = path;
        this.file = file;
    }

    static Hdf5File open(Path path) {
        return new Hdf5File(path, reading(path, () -> new HdfFile(path)));
    }

    /** A damaged file makes the library fail in many ways, not only with its own exceptions. */
    static <T> T reading(Path path, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (RanvierException e) {
            throw e;
        } catch (RuntimeException e) {
            RanvierException damaged =
                    damaged(path, "", "it cannot be read as HDF5 (" + (e instanceof HdfException ? e.getMessage() : e) + ")");
            damaged.initCause(e);
            throw damaged;
        }
    }

    /** The class of every sample; there is at least one. */
    int[] labels() {
        int[] labels = wholeNumbers(LABELS);
        if (labels.length == 0) {
            throw damaged("", "there is no sample in it");
        }
        return labels;
    }

    /** The speaker of every sample, or empty when the file names none. */
    List<String> speakers(int samples) {
        if (find(SPEAKER) == null) {
            return List.of();
        }
        int[] speakers = wholeNumbers(SPEAKER);
        if (speakers.length != samples) {
            throw damaged(SPEAKER, "it has " + speakers.length + " elements for " + samples + " samples");
        }
        return Arrays.stream(speakers).mapToObj(Integer::toString).toList();
    }

    /** The names of the classes, or empty when the file has none. */
    List<String> keys() {
        Dataset dataset = find(KEYS);
        return dataset != null && dataset.getData() instanceof String[] names ? List.of(names) : List.of();
    }

    /** When the events of each sample were. */
    Hdf5Lists times(int samples) {
        return lists(TIMES, samples);
    }

    /** The channels of the events of each sample. */
    Hdf5Lists units(int samples) {
        return lists(UNITS, samples);
    }

    /** The elements of an array of whatever number type the file has; 64-bit unsigned ones come as objects. */
    static IntToDoubleFunction numbers(Object array) {
        return switch (array) {
            case float[] x -> i -> x[i];
            case double[] x -> i -> x[i];
            case int[] x -> i -> x[i];
            case Number[] x -> i -> x[i].doubleValue();
            default -> i -> Array.getDouble(array, i);
        };
    }

    /** A problem at a place in the file. */
    RanvierException damaged(String place, String message) {
        return damaged(path, place, message);
    }

    @Override
    public void close() {
        file.close();
    }

    private Hdf5Lists lists(String name, int samples) {
        Dataset dataset = require(name);
        if (!dataset.isVariableLength() || dataset.getDimensions().length != 1) {
            throw damaged(name, "it is not a list of variable length for each sample");
        }
        if (dataset.getDimensions()[0] != samples) {
            throw damaged(name, "it has " + dataset.getDimensions()[0] + " samples, but there are " + samples + " labels");
        }
        return Hdf5Lists.of((DatasetBase) dataset, file.getHdfBackingStorage());
    }

    private int[] wholeNumbers(String name) {
        Object data = require(name).getData();
        if (!data.getClass().isArray()) {
            throw damaged(name, "it is not a list");
        }
        int[] numbers = new int[Array.getLength(data)];
        IntToDoubleFunction element = numbers(data);
        for (int i = 0; i < numbers.length; i++) {
            double x = element.applyAsDouble(i);
            numbers[i] = (int) x;
            if (numbers[i] != x || x < 0) {
                throw damaged(name, "element " + i + " is " + x + ", not a whole number from 0");
            }
        }
        return numbers;
    }

    private Dataset require(String name) {
        Dataset dataset = find(name);
        if (dataset == null) {
            throw damaged("", "it has no dataset '" + name + "' as the Spiking Heidelberg Digits have");
        }
        return dataset;
    }

    private Dataset find(String name) {
        int slash = name.indexOf('/');
        Group group = file;
        if (slash >= 0) {
            if (!(file.getChild(name.substring(0, slash)) instanceof Group folder)) {
                return null;
            }
            group = folder;
        }
        return group.getChild(name.substring(slash + 1)) instanceof Dataset dataset ? dataset : null;
    }

    private static RanvierException damaged(Path path, String place, String message) {
        return Request.problem(path, place, message, "mend or rewrite the file");
    }
}
