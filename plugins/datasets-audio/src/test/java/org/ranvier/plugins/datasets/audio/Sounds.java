package org.ranvier.plugins.datasets.audio;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.ranvier.api.data.Dataset.DataFolders;

/** Makes sound files, folders and archives of them. */
final class Sounds {

    private Sounds() {}

    /** A WAV file of one channel and 16 bits, with a chunk of odd length that players skip. */
    static byte[] wav(int hertz, int... samples) {
        ByteBuffer file = ByteBuffer.allocate(12 + 24 + 8 + 4 + 8 + 2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put(ascii("RIFF")).putInt(file.capacity() - 8).put(ascii("WAVE"));
        file.put(ascii("fmt ")).putInt(16).putShort((short) 1).putShort((short) 1).putInt(hertz);
        file.putInt(2 * hertz).putShort((short) 2).putShort((short) 16);
        file.put(ascii("LIST")).putInt(3).put(ascii("abc\0"));
        file.put(ascii("data")).putInt(2 * samples.length);
        for (int sample : samples) {
            file.putShort((short) sample);
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
