package org.ranvier.plugins.datasets.idx;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ranvier.api.Problem;
import org.ranvier.api.data.Dataset.DataFolders;

/**
 * The two files of a split.
 *
 * @param images the images
 * @param labels their classes
 */
record SplitFiles(Path images, Path labels) {

    /**
     * Looks for them under their customary names.
     *
     * @param missing takes a problem for each that is not there
     */
    static Optional<SplitFiles> find(
            DataFolders folders, Path folder, String prefix, String split, List<Problem> missing) {
        Optional<Path> images = find(folders, folder, prefix, split, "images", 3, missing);
        Optional<Path> labels = find(folders, folder, prefix, split, "labels", 1, missing);
        return images.flatMap(i -> labels.map(l -> new SplitFiles(i, l)));
    }

    /** Both, images first. */
    Stream<Path> paths() {
        return Stream.of(images, labels);
    }

    private static Optional<Path> find(
            DataFolders folders,
            Path folder,
            String prefix,
            String split,
            String content,
            int rank,
            List<Problem> missing) {
        List<String> names = Stream.of(split.equals("test") ? "t10k" : split, split)
                .distinct()
                .flatMap(part -> Stream.of("-", ".").map(mark -> prefix + part + "-" + content + mark))
                .flatMap(start -> Stream.of("", ".gz").map(end -> start + "idx" + rank + "-ubyte" + end))
                .toList();
        Optional<Path> found =
                names.stream().map(folder::resolve).filter(Files::isRegularFile).findFirst();
        if (found.isEmpty()) {
            missing.add(Problem.data(
                    folder.toString(),
                    "the " + content + " of the " + split + " split are missing",
                    Family.of(folder)
                                    .published()
                                    .filter(_ -> prefix.isEmpty())
                                    .map(it -> folders.howToGet(it) + ", or ")
                                    .orElse("")
                            + "put " + names.getFirst() + " there, compressed (.gz) or not"));
        }
        return found;
    }
}
