package org.ranvier.plugins.datasets.idx;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.Dataset.DataFolders;
import org.ranvier.testkit.DatasetContract;

class IdxContractTest extends DatasetContract {

    private static final int SAMPLES = 60;

    @TempDir
    private Path data;

    @BeforeEach
    void writeTwoSplits() throws IOException {
        Path folder = Files.createDirectory(data.resolve("mnist"));
        for (String split : List.of("train", "t10k")) {
            write(folder.resolve(split + "-images-idx3-ubyte"), 4, 0x803, SAMPLES, 2, 2);
            write(folder.resolve(split + "-labels-idx1-ubyte"), 1, 0x801, SAMPLES);
        }
    }

    private static void write(Path file, int perSample, int... header) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(4 * header.length + SAMPLES * perSample);
        for (int number : header) {
            content.putInt(number);
        }
        for (int n = 0; content.hasRemaining(); n++) {
            content.put((byte) (n * 7 % 10));
        }
        Files.write(file, content.array());
    }

    @Override
    protected Dataset component() {
        return new Idx();
    }

    @Override
    protected DataFolders folders() {
        return new DataFolders() {
            @Override
            public Optional<Path> find(String relative) {
                return Optional.of(data.resolve(relative)).filter(Files::exists);
            }

            @Override
            public List<Path> searched() {
                return List.of(data);
            }
        };
    }
}
