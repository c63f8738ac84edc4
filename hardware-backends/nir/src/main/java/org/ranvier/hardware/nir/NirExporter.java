package org.ranvier.hardware.nir;

import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.backend.TrainedNetwork;
import org.ranvier.api.exchange.NetworkExporter;
import org.ranvier.api.model.Neuron;

/**
 * Writes a network as a NIR graph, for norse, snnTorch, Lava, SpiNNaker and whatever else reads NIR; docs/nir.md says
 * how.
 */
public final class NirExporter implements NetworkExporter {

    /** The name of the format, of its exporter and importer, and in {@link Neuron#exchangeNames}. */
    static final String FORMAT = "nir";

    static final Setting PROFILE =
            Setting.choice("profile", List.of("generic", "loihi", "spinnaker"), "whose limits on delays to keep to");

    static final Setting DELAYS = Setting.choice(
            "delays",
            List.of("branches", "metadata"),
            "a Delay and a Linear node for each delay, and an array in the metadata; or the array alone");

    static final Setting SHIFT = Setting.integer(
                    "shift", Unit.TICKS, Range.closed(0, 1000), "added to every delay, for hardware with a least delay")
            .withDefault(0);

    static final Setting LOOPS = Setting.choice(
            "loops",
            List.of("explicit", "tick"),
            "whether a loop's delay is written in full, or less the tick that clocked tools add to every loop");

    static final Setting UNIT = Setting.choice(
            "unit", List.of("s", "ms"), "of times: NIR's seconds, or ms for tools that take the numbers so");

    static final Setting PRECISION = Setting.choice("precision", List.of("single", "double"), "of the numbers");

    private static final Schema SCHEMA = Schema.of(PROFILE, DELAYS, SHIFT, LOOPS, UNIT, PRECISION);

    @Override
    public String name() {
        return FORMAT;
    }

    @Override
    public String description() {
        return "a NIR graph in HDF5, for simulators and chips that read the neuromorphic intermediate representation";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public String extension() {
        return FORMAT;
    }

    @Override
    public List<String> write(TrainedNetwork network, Settings settings, Path target) {
        GraphExport export = GraphExport.of(network, settings);
        try {
            NirWriter.write(
                    target, export.graph(), settings.text(PRECISION.name()).equals("double"));
        } catch (HdfException e) {
            throw new UncheckedIOException(new IOException(e.getMessage(), e));
        }
        return export.notes();
    }
}
