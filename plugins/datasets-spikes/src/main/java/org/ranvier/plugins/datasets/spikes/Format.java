package org.ranvier.plugins.datasets.spikes;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.plugins.datasets.spikes.csv.CsvReader;
import org.ranvier.plugins.datasets.spikes.hdf5.Hdf5Reader;
import org.ranvier.plugins.datasets.spikes.npz.NpzReader;
import org.ranvier.plugins.datasets.spikes.recording.Recordings;
import org.ranvier.plugins.datasets.spikes.recording.Request;

/** The formats, told by the ending of a file's name. */
enum Format {
    NPZ(new NpzReader(), ".npz"),
    HDF5(new Hdf5Reader(), ".h5", ".hdf5"),
    CSV(new CsvReader(), ".csv");

    private final Recordings.Reader reader;
    private final List<String> endings;

    Format(Recordings.Reader reader, String... endings) {
        this.reader = reader;
        this.endings = List.of(endings);
    }

    static Format of(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        for (Format format : values()) {
            if (format.endings.stream().anyMatch(name::endsWith)) {
                return format;
            }
        }
        throw new RanvierException(Problem.usage(
                "dataset spikes",
                "the format of " + file + " is not known",
                "give a file that ends in .npz, .h5, .hdf5 or .csv"));
    }

    Recordings read(Request request) {
        if (this != CSV && request.labels().isPresent()) {
            throw new RanvierException(Problem.usage(
                    "dataset spikes",
                    request.file() + " holds its labels itself, but a labels file is set too",
                    "remove the labels file, which is for CSV only"));
        }
        return reader.read(request);
    }
}
