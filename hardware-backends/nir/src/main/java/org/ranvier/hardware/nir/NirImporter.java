package org.ranvier.hardware.nir;

import java.nio.file.Path;
import org.ranvier.api.Schema;
import org.ranvier.api.Settings;
import org.ranvier.api.exchange.ImportedNetwork;
import org.ranvier.api.exchange.NetworkImporter;
import org.ranvier.hardware.nir.file.NirFile;
import org.ranvier.hardware.nir.graph.Node;
import org.ranvier.hardware.nir.importing.GraphImport;
import org.ranvier.hardware.nir.importing.ImportSettings;

/** Reads a NIR graph, of Ranvier or of another tool; docs/nir.md says how. */
public final class NirImporter implements NetworkImporter {

    @Override
    public String name() {
        return Node.FORMAT;
    }

    @Override
    public String description() {
        return "NIR graph in HDF5, as written by simulators such as norse, snnTorch and Lava";
    }

    @Override
    public Schema schema() {
        return ImportSettings.SCHEMA;
    }

    @Override
    public String extension() {
        return Node.FORMAT;
    }

    @Override
    public ImportedNetwork read(Path file, Settings settings) {
        return GraphImport.of(file.toString(), NirFile.read(file), settings);
    }
}
