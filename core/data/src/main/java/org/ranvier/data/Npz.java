package org.ranvier.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** numpy's format of several named arrays: a zip file of npy files. */
public final class Npz {

    private static final String SUFFIX = ".npy";
    /** The earliest time that a zip file can state; the bytes of a file then depend on its arrays alone. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private Npz() {}

    /**
     * Reads all arrays, by name.
     *
     * @throws org.ranvier.api.RanvierException with a {@code DATA} problem, naming the array concerned
     */
    public static SortedMap<String, NdArray> read(Path file) {
        SortedMap<String, NdArray> arrays = new TreeMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (entry.getName().endsWith(SUFFIX)) {
                    String name = entry.getName().substring(0, entry.getName().length() - SUFFIX.length());
                    try (InputStream in = new BufferedInputStream(zip.getInputStream(entry))) {
                        arrays.put(name, Npy.read(in, entry.getSize(), file + ", array " + name));
                    }
                }
            }
        } catch (ZipException e) {
            throw Damage.of(file.toString(), "it is not a whole npz file (" + e.getMessage() + ")");
        } catch (IOException e) {
            throw Damage.of(file.toString(), e);
        }
        return Collections.unmodifiableSortedMap(arrays);
    }

    /** Writes arrays in the order of their names, compressed, replacing the file as a whole. */
    public static void write(Path file, Map<String, NdArray> arrays) {
        AtomicFile.write(file, out -> {
            ZipOutputStream zip = new ZipOutputStream(out);
            for (Map.Entry<String, NdArray> array : new TreeMap<>(arrays).entrySet()) {
                ZipEntry entry = new ZipEntry(array.getKey() + SUFFIX);
                entry.setTimeLocal(NO_TIME);
                zip.putNextEntry(entry);
                Npy.write(zip, array.getValue());
                zip.closeEntry();
            }
            zip.finish();
        });
    }
}
