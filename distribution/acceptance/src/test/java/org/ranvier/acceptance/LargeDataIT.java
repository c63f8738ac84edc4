package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Data that is larger than memory, and that vanishes while it is trained on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LargeDataIT {

    /** In MB, and those of the training split, in the layout of Spiking Speech Commands. */
    private static final int HEAP = Promise.times(64, 128);

    private static final int FILE = Promise.times(130, 300);

    private static final int DATA = 4;

    private static final String WRITE = """
            import sys
            import h5py
            import numpy

            EVENTS = 8000  # as many as a word of the set has
            for part, count in ("train", int(sys.argv[1]) * 1_000_000 // (EVENTS * 4)), ("valid", 16), ("test", 16):
                with h5py.File(f"data/ssc/ssc_{part}.h5", "w") as file:
                    spikes = file.create_group("spikes")
                    times = spikes.create_dataset("times", (count,), h5py.vlen_dtype(numpy.float16))
                    units = spikes.create_dataset("units", (count,), h5py.vlen_dtype(numpy.uint16))
                    labels = numpy.arange(count) % 35
                    events = numpy.arange(EVENTS)
                    for sample in range(count):
                        times[sample] = (events / EVENTS).astype(numpy.float16)
                        units[sample] = ((labels[sample] * 20 + sample + events * 7) % 700).astype(numpy.uint16)
                    file["labels"] = labels.astype(numpy.uint16)
                    extra = file.create_group("extra")
                    extra["speaker"] = (numpy.arange(count) % 3).astype(numpy.uint16)
                    extra["keys"] = numpy.array([f"word {n}" for n in range(35)], dtype="S16")
            """;

    private static final String EXPERIMENT = """
            name: large
            seed: 1
            data: {dataset: ssc}
            encoder: {type: bins, channels: 35}
            time: {dt: 20, steps: 50}
            network:
              - {name: hidden, neurons: 8, neuron: {type: lif, tau_mem: 20}, delays: {type: slayer, max: 100}}
              - {name: output, neurons: 35, neuron: {type: leaky, tau_mem: 20}}
            objective: mean-voltage
            training: {epochs: 2, batch: 64, optimizer: {type: adam, lr: 0.01}}
            """;

    private Path directory;
    private RanvierProcess ranvier;

    @BeforeAll
    void write(@TempDir Path made) throws Exception {
        directory = made;
        Files.createDirectories(directory.resolve("data/ssc"));
        Python.withHdf5().program(directory, WRITE, Integer.toString(FILE));
        Files.writeString(directory.resolve("large.yaml"), EXPERIMENT);
        ranvier = RanvierProcess.assembledIn(directory)
                .with("JDK_JAVA_OPTIONS", "-Xmx" + HEAP + "m")
                .within(Duration.ofMinutes(Promise.times(5, 30)));
    }

    @Test
    void dataThatAreTwiceAsLargeAsMemoryAreTrainedOnAndMayVanishInTheMiddle() throws Exception {
        Path train = directory.resolve("data/ssc/ssc_train.h5");
        assertThat(Files.size(train)).isGreaterThan(2_000_000L * HEAP);
        ranvier.run("train", "large.yaml", "--data", "data", "--out", "whole").requireSuccess();
        RunFolder whole = new RunFolder(directory.resolve("whole"));

        Path kept = Files.copy(train, directory.resolve("kept.h5"), StandardCopyOption.REPLACE_EXISTING);
        RunFolder run = new RunFolder(directory.resolve("run"));
        try (ChildProcess process = ranvier.start("train", "large.yaml", "--data", "data", "--out", "run")) {
            while (process.isAlive() && run.epochs() < 1) {
                Thread.sleep(5);
            }
            try (RandomAccessFile file = new RandomAccessFile(train.toFile(), "rw")) {
                file.setLength(100_000);
            }
            Result result = process.await(ranvier.timeout()).requireExit(DATA);
            assertThat(result.stderr().lines().filter(line -> line.startsWith("ranvier: ")))
                    .as(result.stderr())
                    .singleElement()
                    .asString()
                    .contains("ssc_train.h5")
                    .doesNotContain("internal error", "Exception")
                    .endsWith(".");
        }
        assertThat(run.epochs()).isEqualTo(1);

        Files.move(kept, train, StandardCopyOption.REPLACE_EXISTING);
        ranvier.run("train", "--resume", "run", "--data", "data").requireSuccess();
        assertThat(run.last()).isEqualTo(whole.last());
        assertThat(run.files()).isEqualTo(whole.files());
        Promise.kept(
                "data of " + FILE + " MB (HDF5, as large as a part of SSC) with a heap of " + HEAP
                        + " MB, cut off within an epoch, and put back",
                "trained; code 4 and a sentence; resumed to the same bytes");
    }
}
