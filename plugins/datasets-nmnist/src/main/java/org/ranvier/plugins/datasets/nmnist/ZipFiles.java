package org.ranvier.plugins.datasets.nmnist;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Files in zip files, which may be read in any order. */
final class ZipFiles implements EventFiles {

    private final Map<String, ZipFile> archives = new LinkedHashMap<>();

    private ZipFiles() {}

    static ZipFiles of(List<Path> archives) {
        ZipFiles files = new ZipFiles();
        for (Path archive : archives) {
            try {
                ZipFile zip = new ZipFile(archive.toFile());
                zip.stream()
                        .filter(entry -> !entry.isDirectory())
                        .forEach(entry -> files.archives.put(entry.getName(), zip));
            } catch (IOException e) {
                files.close();
                throw EventFiles.unreadable(archive.toString(), e);
            }
        }
        return files;
    }

    @Override
    public List<String> paths() {
        return List.copyOf(archives.keySet());
    }

    @Override
    public byte[] read(String path) {
        ZipFile zip = archives.get(path);
        ZipEntry entry = zip.getEntry(path);
        try (InputStream in = zip.getInputStream(entry)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw EventFiles.unreadable(place(path), e);
        }
    }

    @Override
    public String place(String path) {
        return archives.get(path).getName() + "!" + path;
    }

    @Override
    public void close() {
        for (ZipFile zip : List.copyOf(archives.values())) {
            try {
                zip.close();
            } catch (IOException e) {
                throw EventFiles.unreadable(zip.getName(), e);
            }
        }
    }
}
