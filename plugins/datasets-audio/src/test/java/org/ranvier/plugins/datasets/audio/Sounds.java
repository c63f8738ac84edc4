package org.ranvier.plugins.datasets.audio;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.ranvier.api.data.Dataset.DataFolders;

/** Makes sound files, folders and archives of them. */
final class Sounds {

    private Sounds() {}

    /** A WAV file of one channel and 16 bits, with a chunk of odd length that players skip. */
    static byte[] wav(int hertz, int... samples) {
        ByteBuffer file =
                ByteBuffer.allocate(12 + 24 + 8 + 4 + 8 + 2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put(ascii("RIFF")).putInt(file.capacity() - 8).put(ascii("WAVE"));
        file.put(ascii("fmt "))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(hertz);
        file.putInt(2 * hertz).putShort((short) 2).putShort((short) 16);
        file.put(ascii("LIST")).putInt(3).put(ascii("abc\0"));
        file.put(ascii("data")).putInt(2 * samples.length);
        for (int sample : samples) {
            file.putShort((short) sample);
        }
        return file.array();
    }

    /**
     * A WAV file of any coding.
     *
     * @param encoding 1 for integers, 3 for floating-point numbers, −2 for the extensible form of 1
     * @param samples of one channel after the other, in [−1, 1)
     */
    static byte[] wav(ByteOrder order, int encoding, int bits, int channels, double... samples) {
        int format = encoding == -2 ? 40 : 16;
        ByteBuffer file = ByteBuffer.allocate(12 + 8 + format + 8 + bits / 8 * samples.length)
                .order(order);
        file.put(ascii(order == ByteOrder.BIG_ENDIAN ? "RIFX" : "RIFF"))
                .putInt(file.capacity() - 8)
                .put(ascii("WAVE"));
        file.put(ascii("fmt "))
                .putInt(format)
                .putShort((short) encoding)
                .putShort((short) channels)
                .putInt(8000);
        file.putInt(8000 * channels * bits / 8)
                .putShort((short) (channels * bits / 8))
                .putShort((short) bits);
        if (format == 40) {
            file.putShort((short) 22)
                    .putShort((short) bits)
                    .putInt(0)
                    .putShort((short) 1)
                    .put(new byte[14]);
        }
        file.put(ascii("data")).putInt(bits / 8 * samples.length);
        for (double sample : samples) {
            long whole = Math.round(sample * Math.scalb(1.0, bits - 1));
            switch (encoding == 3 ? -bits : bits) {
                case -32 -> file.putFloat((float) sample);
                case -64 -> file.putDouble(sample);
                case 8 -> file.put((byte) (whole + 128));
                case 16 -> file.putShort((short) whole);
                case 32 -> file.putInt((int) whole);
                default -> {
                    for (int b = 0; b < 3; b++) {
                        file.put((byte) (whole >> (order == ByteOrder.BIG_ENDIAN ? 16 - 8 * b : 8 * b)));
                    }
                }
            }
        }
        return file.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static void folder(Path root, Map<String, byte[]> files) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = root.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
    }

    static void archive(Path archive, Map<String, byte[]> files) throws IOException {
        Files.createDirectories(archive.getParent());
        try (OutputStream out = Files.newOutputStream(archive);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(out))) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
                entry.setSize(file.getValue().length);
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
        }
    }

    static DataFolders in(Path data) {
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
