package org.ranvier.plugins.datasets.nmnist;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.Dataset.DataFolders;
import org.ranvier.testkit.DatasetContract;

/** A few recordings in each of the three layouts. */
class NmnistContractTest {

    private static final String[] SPLITS = {"Train", "Test"};

    @TempDir
    private Path data;

    abstract class OfRecordings extends DatasetContract {
        @Override
        protected Dataset component() {
            return new Nmnist();
        }

        @Override
        protected DataFolders folders() {
            return new NmnistTest.DataFolder(data);
        }
    }

    @Nested
    class Folders extends OfRecordings {
        @BeforeEach
        void fill() throws IOException {
            for (String split : SPLITS) {
                for (int n = 0; n < 12; n++) {
                    write(data.resolve("nmnist").resolve(name(split, n)), recording(n));
                }
            }
        }
    }

    @Nested
    class Archives extends OfRecordings {
        @BeforeEach
        void fill() throws IOException {
            Path folder = Files.createDirectory(data.resolve("nmnist"));
            for (String split : SPLITS) {
                try (OutputStream out = Files.newOutputStream(folder.resolve(split + ".zip"));
                        ZipOutputStream zip = new ZipOutputStream(out)) {
                    for (int n = 0; n < 12; n++) {
                        zip.putNextEntry(new ZipEntry(name(split, n)));
                        zip.write(recording(n));
                    }
                }
            }
        }
    }

    @Nested
    class Lists extends OfRecordings {
        @BeforeEach
        void fill() throws IOException {
            Path folder = data.resolve("nmnist/small");
            StringBuilder list = new StringBuilder();
            for (int n = 0; n < 12; n++) {
                write(folder.resolve(n + ".bs2"), recording(n));
                list.append(n).append(' ').append(n % 10).append('\n');
            }
            write(folder.resolve("train1K.txt"), list.toString().getBytes());
            write(folder.resolve("test100.txt"), "3 3\n".getBytes());
        }
    }

    private static String name(String split, int n) {
        return split + "/" + n % 10 + "/" + (10_000 + n) + ".bin";
    }

    /** So many events, of which one recording has none. */
    private static byte[] recording(int events) {
        byte[] bytes = new byte[5 * events];
        for (int e = 0; e < events; e++) {
            bytes[5 * e] = (byte) (e * 5 % 34);
            bytes[5 * e + 1] = (byte) (e * 7 % 34);
            bytes[5 * e + 2] = (byte) (e % 2 << 7);
            bytes[5 * e + 4] = (byte) (10 * e);
        }
        return bytes;
    }

    private static void write(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }
}
