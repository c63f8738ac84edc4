package org.ranvier.plugins.datasets.nmnist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Files in a folder and those below it. */
record FolderFiles(Path root, List<String> paths) implements EventFiles {

    static FolderFiles of(Path root) {
        try (Stream<Path> all = Files.walk(root)) {
            return new FolderFiles(
                    root,
                    all.filter(Files::isRegularFile)
                            .map(file -> root.relativize(file).toString().replace('\\', '/'))
                            .toList());
        } catch (IOException e) {
            throw EventFiles.unreadable(root.toString(), e);
        }
    }

    @Override
    public byte[] read(String path) {
        try {
            return Files.readAllBytes(root.resolve(path));
        } catch (IOException e) {
            throw EventFiles.unreadable(place(path), e);
        }
    }

    @Override
    public String place(String path) {
        return root.resolve(path).toString();
    }
}
