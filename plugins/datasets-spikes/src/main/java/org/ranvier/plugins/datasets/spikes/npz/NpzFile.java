package org.ranvier.plugins.datasets.spikes.npz;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.ranvier.plugins.datasets.spikes.recording.Request;

/** Opens npz files, numpy's zip of npy files. */
public final class NpzFile {

    private static final String SUFFIX = ".npy";

    private NpzFile() {}

    /** Reads all arrays by name. */
    public static Map<String, NpyArray> read(Request request) {
        Map<String, NpyArray> arrays = new TreeMap<>();
        try (ZipFile zip = new ZipFile(request.file().toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (entry.getName().endsWith(SUFFIX)) {
                    String name = entry.getName().substring(0, entry.getName().length() - SUFFIX.length());
                    try (InputStream in = new BufferedInputStream(zip.getInputStream(entry), 1 << 16)) {
                        arrays.put(name, new NpyReader(request, "array " + name).read(in, entry.getSize()));
                    }
                }
            }
        } catch (EOFException e) {
            throw request.damaged("it ends too early");
        } catch (IOException e) {
            throw request.damaged("it is not a whole npz file (" + e.getMessage() + ")");
        }
        return arrays;
    }
}
