package org.ranvier.hardware.nir;

import java.util.Optional;
import org.ranvier.api.exchange.NetworkExporter;
import org.ranvier.api.exchange.NetworkImporter;
import org.ranvier.testkit.ExporterContract;

class NirContractTest extends ExporterContract {

    @Override
    protected NetworkExporter component() {
        return new NirExporter();
    }

    @Override
    protected Optional<NetworkImporter> importer() {
        return Optional.of(new NirImporter());
    }
}
