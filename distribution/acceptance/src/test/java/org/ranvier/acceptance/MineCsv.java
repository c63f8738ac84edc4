package org.ranvier.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Six samples of one's own, and an experiment with them that takes no time. */
final class MineCsv {

    private static final String SAMPLES =
            "sample,channel,time,label\n0,0,1,0\n1,1,2,1\n2,0,3,0\n3,1,1,1\n4,0,2,0\n5,1,2,1\n";

    private static final String EXPERIMENT = """
            data: {dataset: {type: spikes, train: mine.csv, channels: 2, time_unit: ms}, validation: 0.3}
            time: {steps: 12}
            network:
              - {neurons: 2, neuron: {type: leaky, tau_mem: 6}}
            objective: mean-voltage
            training: {epochs: 2, batch: 2, optimizer: {type: adam, lr: 0.01}}
            """;

    private MineCsv() {}

    /** Writes {@code mine.csv} into one folder and {@code mine.yaml} into another; returns the former. */
    static Path write(Path data, Path experiments) throws IOException {
        Files.writeString(experiments.resolve("mine.yaml"), EXPERIMENT);
        return Files.writeString(data.resolve("mine.csv"), SAMPLES);
    }
}
