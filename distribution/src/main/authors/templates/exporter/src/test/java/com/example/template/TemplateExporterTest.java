package com.example.template;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ranvier.api.Settings;
import org.ranvier.api.exchange.NetworkExporter;
import org.ranvier.api.plan.TrainedNetwork;
import org.ranvier.testkit.ExporterContract;
import org.ranvier.testkit.spi.NetworkFactory;

/** What every exporter promises, which the contract checks, and what this exporter does. */
class TemplateExporterTest extends ExporterContract {

    @TempDir
    Path folder;

    @Override
    protected NetworkExporter component() {
        return new TemplateExporter();
    }

    @Test
    void everySynapseIsARow() throws Exception {
        Path file = folder.resolve("network.csv");

        component().write(network(), Settings.of(component().schema(), Map.of()), file);

        assertEquals(
                List.of("from,to,pre,post,lag_ms,weight", "input,output,0,0,1.5,0.25", "input,output,1,0,0.5,-2.0"),
                Files.readAllLines(file));
    }

    /** Two channels and a neuron at ticks of 0.5 ms, as a file would describe them. */
    private static TrainedNetwork network() {
        Map<String, Object> layer = Map.of(
                "name",
                "output",
                "neurons",
                1,
                "neuron",
                "leaky",
                "weights",
                Map.of("values", new double[][] {{0.25, -2}}),
                "delays",
                Map.of("type", "fixed", "values", new double[][] {{1.5, 0.5}}));
        NetworkFactory.Built built = NetworkFactory.find()
                .build(new NetworkFactory.Sketch(0.5, 10, 2, false, false, 1, List.of(layer), List.of()));
        return TrainedNetwork.of("test", built.plan(), built.starts());
    }
}
