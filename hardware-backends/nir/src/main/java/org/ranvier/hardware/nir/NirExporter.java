package org.ranvier.hardware.nir;

import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.ranvier.api.Schema;
import org.ranvier.api.Settings;
import org.ranvier.api.exchange.NetworkExporter;
import org.ranvier.api.plan.TrainedNetwork;
import org.ranvier.hardware.nir.exporting.ExportSettings;
import org.ranvier.hardware.nir.exporting.GraphExport;
import org.ranvier.hardware.nir.file.NirWriter;
import org.ranvier.hardware.nir.graph.Node;

/**
 * Writes a network as a NIR graph, for norse, snnTorch, Lava, SpiNNaker and whatever else reads NIR; docs/nir.md says
 * how.
 */
public final class NirExporter implements NetworkExporter {

    @Override
    public String name() {
        return Node.FORMAT;
    }

    @Override
    public String description() {
        return "NIR graph in HDF5, for simulators and chips that read the neuromorphic intermediate representation";
    }

    @Override
    public Schema schema() {
        return ExportSettings.SCHEMA;
    }

    @Override
    public String extension() {
        return Node.FORMAT;
    }

    @Override
    public List<String> write(TrainedNetwork network, Settings settings, Path target) {
        GraphExport export = GraphExport.of(network, settings);
        try {
            NirWriter.write(
                    target,
                    export.graph(),
                    settings.text(ExportSettings.PRECISION.name()).equals("double"));
        } catch (HdfException e) {
            throw new UncheckedIOException(new IOException(e.getMessage(), e));
        }
        return export.notes();
    }
}
