package org.ranvier.plugins.datasets.audio;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A tar archive, file by file: as POSIX has them (ustar, pax), and GNU's long names. Folders, links and devices are
 * passed over.
 */
final class Tar {

    private static final int BLOCK = 512;
    private static final int NAME_LENGTH = 100;
    private static final int SIZE = 124;
    private static final int SIZE_LENGTH = 12;
    private static final int CHECKSUM = 148;
    private static final int CHECKSUM_LENGTH = 8;
    private static final int TYPE = 156;
    private static final int MAGIC = 257;
    private static final int PREFIX = 345;
    private static final int PREFIX_LENGTH = 155;

    /** More than any disk has, and still to be rounded up. */
    private static final long LARGEST = 1L << 60;

    /** More than names and their attributes take. */
    private static final int MOST_BYTES_OF_HEADERS = 1 << 20;

    private final InputStream in;
    private long unread;

    Tar(InputStream in) {
        this.in = in;
    }

    /**
     * A file.
     *
     * @param name its path
     * @param size of its content in bytes
     */
    record Entry(String name, long size) {}

    /** Goes on to the next file; empty at the end. */
    Optional<Entry> next() throws IOException {
        Map<String, String> extended = new HashMap<>();
        while (true) {
            in.skipNBytes(unread);
            unread = 0;
            byte[] header = in.readNBytes(BLOCK);
            if (header.length == 0 || isZero(header)) {
                return Optional.empty();
            }
            requireWhole(header);
            long size = extended.containsKey("size") ? decimal(extended.get("size")) : size(header);
            if (size > LARGEST) {
                throw new IOException("the size of a file cannot be " + size);
            }
            // What fills the last block up is not read, either.
            unread = size + Math.floorMod(-size, BLOCK);
            char type = (char) header[TYPE];
            switch (type) {
                case 'x' -> extended.putAll(attributes(content(size)));
                case 'L' -> extended.put("path", text(content(size), 0, (int) size));
                case '0', '\0', '7' -> {
                    if (extended.keySet().stream().anyMatch(key -> key.startsWith("GNU.sparse"))) {
                        throw new IOException("it has a file with holes; pack it without --sparse");
                    }
                    String name = extended.getOrDefault("path", name(header));
                    if (!name.endsWith("/")) {
                        return Optional.of(new Entry(name, size));
                    }
                    extended.clear();
                }
                case 'S' -> throw new IOException("it has a file with holes; pack it without --sparse");
                // What holds for all that follows says nothing of names and sizes.
                case 'g' -> {}
                default -> extended.clear();
            }
        }
    }

    /** Reads the content of the file that {@link #next} gave. */
    byte[] content(Entry entry) throws IOException {
        return take(entry.size());
    }

    private byte[] content(long size) throws IOException {
        if (size > MOST_BYTES_OF_HEADERS) {
            throw new IOException("a header of " + size + " bytes is longer than any");
        }
        return take(size);
    }

    private byte[] take(long size) throws IOException {
        byte[] content = in.readNBytes(Math.toIntExact(size));
        unread -= content.length;
        if (content.length < size) {
            throw new EOFException("it ends within a file");
        }
        return content;
    }

    private static void requireWhole(byte[] header) throws IOException {
        if (header.length < BLOCK) {
            throw new EOFException("it ends within a header");
        }
        int sum = 0;
        for (int n = 0; n < BLOCK; n++) {
            boolean isSum = n >= CHECKSUM && n < CHECKSUM + CHECKSUM_LENGTH;
            sum += isSum ? ' ' : header[n] & 0xFF;
        }
        if (octal(header, CHECKSUM, CHECKSUM_LENGTH) != sum) {
            throw new IOException("it is no tar archive, or is damaged: the checksum of a header is wrong");
        }
    }

    private static String name(byte[] header) {
        String name = text(header, 0, NAME_LENGTH);
        boolean isPosix = text(header, MAGIC, 6).equals("ustar") && header[MAGIC + 5] == 0;
        String prefix = isPosix ? text(header, PREFIX, PREFIX_LENGTH) : "";
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    /** In octal digits, or in base 256 where the first bit is set. */
    private static long size(byte[] header) throws IOException {
        if (header[SIZE] >= 0) {
            return octal(header, SIZE, SIZE_LENGTH);
        }
        long size = header[SIZE] & 0x7F;
        for (int n = SIZE + 1; n < SIZE + SIZE_LENGTH; n++) {
            if (size > Long.MAX_VALUE >> 8) {
                throw new IOException("the size of a file cannot be");
            }
            size = size << 8 | header[n] & 0xFF;
        }
        return size;
    }

    private static long octal(byte[] header, int at, int length) throws IOException {
        String digits = text(header, at, length).strip();
        if (!digits.matches("[0-7]{0,12}")) {
            throw new IOException("it is no tar archive, or is damaged: '" + digits + "' is no number");
        }
        return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
    }

    private static long decimal(String digits) throws IOException {
        if (!digits.matches("[0-9]{1,18}")) {
            throw new IOException("the size of a file cannot be " + digits);
        }
        return Long.parseLong(digits);
    }

    /** Lines of pax, {@code LENGTH KEY=VALUE}, whose length counts all of the line. */
    private static Map<String, String> attributes(byte[] text) throws IOException {
        Map<String, String> attributes = new HashMap<>();
        for (int at = 0; at < text.length && text[at] != 0; ) {
            int space = at;
            while (space < text.length && text[space] != ' ') {
                space++;
            }
            long length = decimal(text(text, at, space - at));
            if (space >= text.length || length > text.length - at || length <= space - at + 1) {
                throw new IOException("an extended header is damaged");
            }
            int end = at + (int) length;
            String line = new String(text, space + 1, end - space - 2, StandardCharsets.UTF_8);
            int equals = line.indexOf('=');
            if (equals < 0) {
                throw new IOException("an extended header is damaged");
            }
            attributes.put(line.substring(0, equals), line.substring(equals + 1));
            at = end;
        }
        return attributes;
    }

    /** What stands before the first zero. */
    private static String text(byte[] bytes, int at, int length) {
        int end = at;
        while (end < at + length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, at, end - at, StandardCharsets.UTF_8);
    }

    private static boolean isZero(byte[] block) {
        for (byte each : block) {
            if (each != 0) {
                return false;
            }
        }
        return true;
    }
}
