package org.ranvier.install.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.ranvier.text.DiskReason;

/** An archive from a stranger: looked through before anything of it is written, and unpacked within limits. */
public final class ZipContents {

    private static final int BUFFER = 1 << 16;

    private final Path zip;
    private final String where;
    private final Limits limits;

    /**
     * Names an archive.
     *
     * @param zip the archive
     * @param where as messages name it
     */
    public ZipContents(Path zip, String where, Limits limits) {
        this.zip = zip;
        this.where = where;
        this.limits = limits;
    }

    /**
     * Looks through a jar, which is not unpacked: names that are there twice, links, too many entries, too many bytes.
     *
     * @throws org.ranvier.api.RanvierException with the first thing that is wrong
     */
    public void checkJar() {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            Set<String> names = new HashSet<>();
            for (CentralDirectory.Entry entry : special()) {
                if (!names.add(entry.name())) {
                    throw Refused.entry(where, entry.name(), "is there twice");
                }
            }
            checkSize(Collections.list(file.entries()), Files.size(zip));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Whether it has an entry of a name at its top. */
    public boolean has(String name) {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            return file.getEntry(name) != null;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * Unpacks into a folder.
     *
     * @param folder an empty folder
     * @return what lies at the top of the archive, in order
     * @throws org.ranvier.api.RanvierException if it is refused; some files may be there then
     */
    public List<Path> unpack(Path folder) {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            special();
            List<? extends ZipEntry> entries = Collections.list(file.entries());
            Names names = new Names();
            for (ZipEntry entry : entries) {
                names.add(entry.getName()).ifPresent(clause -> {
                    throw Refused.entry(where, entry.getName(), clause);
                });
            }
            long size = Files.size(zip);
            checkSize(entries, size);
            long left = limits.bytesOf(size);
            for (ZipEntry entry : entries) {
                left = unpack(file, entry, folder, left, size);
            }
            return entries.stream()
                    .map(e -> folder.resolve(e.getName().split("/", 2)[0]))
                    .distinct()
                    .toList();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private List<CentralDirectory.Entry> special() throws IOException {
        List<CentralDirectory.Entry> entries = CentralDirectory.read(zip, limits.files());
        if (entries.size() > limits.files()) {
            throw Refused.tooMany(where, limits.files());
        }
        for (CentralDirectory.Entry entry : entries) {
            if (entry.isSpecial()) {
                throw Refused.entry(
                        where, entry.name(), entry.isLink() ? "is a symbolic link" : "is neither a file nor a folder");
            }
        }
        return entries;
    }

    /** Believes what the archive says of itself where that is too much already. */
    private void checkSize(List<? extends ZipEntry> entries, long archive) {
        long most = limits.bytesOf(archive);
        long sum = 0;
        for (ZipEntry entry : entries) {
            sum += Math.max(0, entry.getSize());
            if (sum > most || sum < 0) {
                throw Refused.tooLarge(where, most, most < limits.bytes());
            }
        }
    }

    private long unpack(ZipFile file, ZipEntry entry, Path folder, long left, long archive) throws IOException {
        Path target = folder.resolve(entry.getName());
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return left;
        }
        Files.createDirectories(target.getParent());
        byte[] buffer = new byte[BUFFER];
        long room = left;
        try (InputStream in = file.getInputStream(entry);
                OutputStream out = Files.newOutputStream(target, java.nio.file.StandardOpenOption.CREATE_NEW)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                room -= count;
                if (room < 0) {
                    long most = limits.bytesOf(archive);
                    throw Refused.tooLarge(where, most, most < limits.bytes());
                }
                out.write(buffer, 0, count);
            }
        }
        return room;
    }

    private RuntimeException unreadable(IOException e) {
        return e instanceof ZipException
                ? Refused.archive(where, "it is no zip, or damaged")
                : Refused.disk(where, "it cannot be unpacked (" + DiskReason.of(e) + ")");
    }
}
