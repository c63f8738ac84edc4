package org.ranvier.hardware.nir;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ranvier.api.Settings;
import org.ranvier.api.exchange.NetworkExporter;
import org.ranvier.api.exchange.NetworkImporter;
import org.ranvier.api.model.Neuron;
import org.ranvier.testkit.ExporterContract;
import org.ranvier.testkit.spi.NetworkFactory;

class NirContractTest extends ExporterContract {

    @Override
    protected NetworkExporter component() {
        return new NirExporter();
    }

    /** A neuron without states is no node of NIR: a loop of it alone would be a cycle of weights, which is not read. */
    @Override
    protected List<List<Map<String, Object>>> networks() {
        return super.networks().stream()
                .filter(layers -> !layers.toString().contains("name=loop") || hasStates(layers.getFirst()))
                .toList();
    }

    private static boolean hasStates(Map<String, Object> layer) {
        return NetworkFactory.find().installed(Neuron.class).stream()
                .filter(neuron -> neuron.name().equals(layer.get("neuron")))
                .noneMatch(neuron -> neuron.dynamics(Settings.defaults(neuron.schema()))
                        .states()
                        .isEmpty());
    }

    @Override
    protected Optional<NetworkImporter> importer() {
        return Optional.of(new NirImporter());
    }
}
