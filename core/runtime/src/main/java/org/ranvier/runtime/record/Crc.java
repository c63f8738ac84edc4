package org.ranvier.runtime.record;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * 64 bits that tell whether bytes are the same: CRC-32 and CRC-32C of them. They are against accidents, not against
 * intent; SHA-256 is compared before a class of a plugin is loaded, and takes twenty times as long in a process that
 * has just started and whose code is not compiled yet.
 */
final class Crc {

    private static final int BUFFER = 1 << 16;

    private final CRC32 first = new CRC32();
    private final CRC32C second = new CRC32C();

    /** Adds a text and its end. */
    Crc add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        add(bytes, bytes.length);
        first.update(0);
        second.update(0);
        return this;
    }

    /** Adds the size and the bytes of a file. */
    Crc add(Path file) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long size = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                add(buffer, read);
                size += read;
            }
        }
        return add(Long.toString(size));
    }

    private void add(byte[] bytes, int length) {
        first.update(bytes, 0, length);
        second.update(bytes, 0, length);
    }

    /** 16 hexadecimal digits. */
    @Override
    public String toString() {
        String digits = Long.toHexString(first.getValue() << Integer.SIZE | second.getValue());
        return "0".repeat(Long.BYTES * 2 - digits.length()) + digits;
    }
}
