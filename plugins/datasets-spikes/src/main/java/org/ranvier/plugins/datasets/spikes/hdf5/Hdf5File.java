package org.ranvier.plugins.datasets.spikes.hdf5;

import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.dataset.DatasetBase;
import io.jhdf.exceptions.HdfException;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ranvier.api.RanvierException;
import org.ranvier.plugins.datasets.spikes.recording.ClassNames;
import org.ranvier.plugins.datasets.spikes.recording.Request;

/**
 * An HDF5 file in the layout of the Spiking Heidelberg Digits: {@code spikes/times} and {@code spikes/units}, a list of
 * variable length for each sample, {@code labels}, and perhaps {@code extra/speaker} and {@code extra/keys}. Whatever
 * is wrong with it is a {@code DATA} problem.
 *
 * <p>Source of the layout: B. Cramer et al., "The Heidelberg spiking data sets for the systematic evaluation of spiking
 * neural networks", IEEE TNNLS 33(7), 2022.
 */
final class Hdf5File implements AutoCloseable {

    private static final String TIMES = "spikes/times";
    private static final String UNITS = "spikes/units";
    private static final String LABELS = "labels";
    private static final String SPEAKER = "extra/speaker";
    private static final String KEYS = "extra/keys";
    private static final List<String> POLARITIES = List.of("spikes/polarity", "spikes/p");

    private final Path path;
    private final Hdf5Nodes nodes;

    private Hdf5File(Path path, Hdf5Nodes nodes) {
        this.path = path;
        this.nodes = nodes;
    }

    static Hdf5File open(Path path) {
        return new Hdf5File(path, reading(path, () -> Hdf5Nodes.open(path)));
    }

    /** A damaged file makes the library fail in many ways, not only with its own exceptions. */
    static <T> T reading(Path path, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (RanvierException e) {
            throw e;
        } catch (RuntimeException e) {
            RanvierException damaged = damaged(path, "", "it cannot be read as HDF5: " + reason(e));
            damaged.initCause(e);
            throw damaged;
        } catch (InternalError e) {
            // What Java makes of a fault in mapped memory.
            throw damaged(path, "", "it has become shorter while it was read, or its disk has failed");
        }
    }

    /**
     * Returns the first message of the library; for errors that it did not foresee, none that a user would understand.
     */
    private static String reason(RuntimeException e) {
        String reason = "it is damaged, or has something that is not read here";
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof HdfException && cause.getMessage() != null) {
                reason = cause.getMessage().replace(", this is not supported by jHDF", ", which is not read");
            }
        }
        return reason;
    }

    /** The class of every sample; there is at least one. */
    int[] labels() {
        int[] labels = wholeNumbers(require(LABELS));
        if (labels.length == 0) {
            throw damaged("", "there is no sample in it");
        }
        return labels;
    }

    /** Returns the name of each sample's class: a word, or a whole number; there is at least one. */
    List<String> labelNames() {
        Hdf5Dataset dataset = require(LABELS);
        if (!dataset.isText()) {
            return Arrays.stream(labels()).mapToObj(Integer::toString).toList();
        }
        List<String> texts = dataset.texts();
        if (texts.isEmpty()) {
            throw damaged("", "there is no sample in it");
        }
        return IntStream.range(0, texts.size())
                .mapToObj(i -> ClassNames.plain(texts.get(i).strip())
                        .orElseThrow(() -> damaged(
                                LABELS,
                                "element " + i + " is '" + texts.get(i) + "', neither a word nor a whole number")))
                .toList();
    }

    /** The speaker of every sample, or empty when the file names none. */
    List<String> speakers(int samples) {
        Optional<Hdf5Dataset> dataset = find(SPEAKER);
        if (dataset.isEmpty()) {
            return List.of();
        }
        List<String> speakers = names(dataset.get());
        if (speakers.size() != samples) {
            throw damaged(SPEAKER, "it has " + speakers.size() + " elements for " + samples + " samples");
        }
        return speakers;
    }

    /** The names of the classes, or empty when the file has none. */
    List<String> keys() {
        return find(KEYS).filter(Hdf5Dataset::isText).map(Hdf5Dataset::texts).orElse(List.of());
    }

    /** Returns the names of everything else in the file. */
    List<String> unread(boolean polarity) {
        List<String> known = new ArrayList<>(List.of(TIMES, UNITS, LABELS, SPEAKER, KEYS, "spikes", "extra"));
        if (polarity) {
            POLARITIES.stream()
                    .filter(name -> find(name).isPresent())
                    .findFirst()
                    .ifPresent(known::add);
        }
        return Stream.concat(names(""), Stream.of("spikes/", "extra/").flatMap(this::names))
                .filter(name -> !known.contains(name))
                .map(name -> "the dataset " + name)
                .toList();
    }

    private Stream<String> names(String group) {
        Node node = group.isEmpty() ? nodes.file() : nodes.file().getChild(group.substring(0, group.length() - 1));
        return node instanceof Group of
                ? of.getChildren().keySet().stream().sorted().map(name -> group + name)
                : Stream.empty();
    }

    /** Returns the times of each sample's events. */
    Hdf5Lists times(int samples) {
        return require(TIMES).lists(samples);
    }

    /** The polarities of the events of each sample. */
    Hdf5Lists polarity(int samples) {
        return POLARITIES.stream()
                .flatMap(name -> find(name).stream())
                .findFirst()
                .orElseThrow(() -> damaged(
                        "",
                        "it has no dataset " + String.join(" or ", POLARITIES)
                                + ", which the setting polarity asks for"))
                .lists(samples);
    }

    /** The channels of the events of each sample. */
    Hdf5Lists units(int samples) {
        return require(UNITS).lists(samples);
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
        nodes.close();
    }

    private List<String> names(Hdf5Dataset dataset) {
        return dataset.isText()
                ? dataset.texts()
                : Arrays.stream(wholeNumbers(dataset))
                        .mapToObj(Integer::toString)
                        .toList();
    }

    private int[] wholeNumbers(Hdf5Dataset dataset) {
        double[] read = dataset.numbers();
        int[] numbers = new int[read.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (int) read[i];
            if (numbers[i] != read[i] || read[i] < 0) {
                throw damaged(dataset.name(), "element " + i + " is " + read[i] + ", not a whole number from 0");
            }
        }
        return numbers;
    }

    private Hdf5Dataset require(String name) {
        return find(name)
                .orElseThrow(
                        () -> damaged("", "it has no dataset '" + name + "' as the Spiking Heidelberg Digits have"));
    }

    /** A dataset, behind links, perhaps in another file. */
    private Optional<Hdf5Dataset> find(String name) {
        Node node;
        try {
            node = nodes.find(name).orElse(null);
        } catch (Hdf5Nodes.BrokenLink e) {
            throw damaged(name, e.getMessage());
        }
        if (node instanceof Group) {
            throw damaged(name, "it is a group, not a dataset");
        }
        return node instanceof DatasetBase dataset
                ? Optional.of(new Hdf5Dataset(
                        path, name, dataset, dataset.getHdfFile().getHdfBackingStorage()))
                : Optional.empty();
    }

    private static RanvierException damaged(Path path, String place, String message) {
        return Request.problem(path, place, message, "mend the file, or copy its datasets into a new one with h5py");
    }
}
