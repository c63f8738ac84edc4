package org.ranvier.plugins.datasets.spikes.signal;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.plugins.datasets.spikes.recording.Request;

/** The formats of signals, told by the ending of a file's name. */
enum SignalFormat {
    NPZ(new NpzSignals(), ".npz"),
    CSV(new CsvSignals(), ".csv", ".tsv"),
    TS(new TsSignals(), ".ts");

    private final Signals.Reader reader;
    private final List<String> endings;

    SignalFormat(Signals.Reader reader, String... endings) {
        this.reader = reader;
        this.endings = List.of(endings);
    }

    static Signals read(Request request) {
        Path file = request.file();
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        for (SignalFormat format : values()) {
            if (format.endings.stream().anyMatch(name::endsWith)) {
                return format.reader.read(request);
            }
        }
        throw new RanvierException(Problem.usage(
                "dataset arrays",
                "the format of " + file + " is not known",
                "give a file that ends in .npz, .csv or .ts"));
    }
}
