package org.ranvier.install.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;

/**
 * The list at the end of a zip, for what {@link java.util.zip.ZipFile} does not tell: whether an entry is a symbolic
 * link or a device, and whether a name is there twice.
 */
final class CentralDirectory {

    /**
     * An entry.
     *
     * @param name its name, as far as it is UTF-8
     * @param mode its kind and permissions under Unix; 0 where the archive has none
     */
    record Entry(String name, int mode) {

        /** Whether it is neither a file nor a folder. */
        boolean isSpecial() {
            int kind = mode & KIND;
            return kind != 0 && kind != FILE && kind != FOLDER;
        }

        boolean isLink() {
            return (mode & KIND) == LINK;
        }
    }

    private static final int KIND = 0170000;
    private static final int FILE = 0100000;
    private static final int FOLDER = 0040000;
    private static final int LINK = 0120000;

    private static final int END = 0x06054b50;
    private static final int END_SIZE = 22;
    private static final int END_64 = 0x06064b50;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final int LOCATOR_64_SIZE = 20;
    private static final int HEADER = 0x02014b50;
    private static final int HEADER_SIZE = 46;
    /** More than the name and the further fields of any entry of a plugin take. */
    private static final long USUAL_HEADER = 1_000;

    private CentralDirectory() {}

    /**
     * Reads it.
     *
     * @param most how many entries there may be
     * @return the entries; more than {@code most} stand for any larger number
     */
    static List<Entry> read(Path zip, int most) throws IOException {
        try (FileChannel file = FileChannel.open(zip)) {
            long end = end(file);
            ByteBuffer record = read(file, end, END_SIZE);
            long size = Integer.toUnsignedLong(record.getInt(12));
            long count = Short.toUnsignedInt(record.getShort(10));
            if (end >= LOCATOR_64_SIZE) {
                ByteBuffer locator = read(file, end - LOCATOR_64_SIZE, LOCATOR_64_SIZE);
                if (locator.getInt(0) == LOCATOR_64) {
                    end = locator.getLong(8);
                    ByteBuffer large = read(file, end, 56);
                    if (large.getInt(0) != END_64) {
                        throw new ZipException("no end of the list");
                    }
                    count = large.getLong(32);
                    size = large.getLong(40);
                }
            }
            if (count > most || size > USUAL_HEADER * (most + 1L)) {
                return new ArrayList<>(java.util.Collections.nCopies(most + 1, new Entry("", 0)));
            }
            return entries(read(file, end - size, Math.toIntExact(size)), most);
        }
    }

    private static List<Entry> entries(ByteBuffer list, int most) throws ZipException {
        List<Entry> entries = new ArrayList<>();
        while (list.remaining() >= HEADER_SIZE && entries.size() <= most) {
            int at = list.position();
            if (list.getInt(at) != HEADER) {
                throw new ZipException("no entry where one should be");
            }
            int name = Short.toUnsignedInt(list.getShort(at + 28));
            int further = Short.toUnsignedInt(list.getShort(at + 30)) + Short.toUnsignedInt(list.getShort(at + 32));
            if (list.remaining() < HEADER_SIZE + name + further) {
                throw new ZipException("the list ends within an entry");
            }
            byte[] bytes = new byte[name];
            list.get(at + HEADER_SIZE, bytes);
            entries.add(new Entry(new String(bytes, StandardCharsets.UTF_8), list.getInt(at + 38) >>> 16));
            list.position(at + HEADER_SIZE + name + further);
        }
        return entries;
    }

    private static long end(FileChannel file) throws IOException {
        int length = (int) Math.min(file.size(), END_SIZE + 0xFFFFL);
        ByteBuffer tail = read(file, file.size() - length, length);
        for (int at = length - END_SIZE; at >= 0; at--) {
            if (tail.getInt(at) == END && Short.toUnsignedInt(tail.getShort(at + 20)) == length - at - END_SIZE) {
                return file.size() - length + at;
            }
        }
        throw new ZipException("no end of the list");
    }

    private static ByteBuffer read(FileChannel file, long at, int length) throws IOException {
        if (at < 0 || length < 0 || at + length > file.size()) {
            throw new ZipException("the list lies outside the file");
        }
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining() && file.read(buffer, at + buffer.position()) >= 0) {
            // Until all of it is here.
        }
        return buffer.flip();
    }
}
