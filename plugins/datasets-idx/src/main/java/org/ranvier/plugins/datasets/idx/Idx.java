package org.ranvier.plugins.datasets.idx;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.data.DataSource;
import org.ranvier.api.data.Dataset;

/**
 * Images in the files of the MNIST family: MNIST, Fashion-MNIST, KMNIST, EMNIST and whatever else is stored alike.
 *
 * <p>A folder holds {@code train-images-idx3-ubyte}, {@code train-labels-idx1-ubyte}, {@code t10k-images-idx3-ubyte}
 * and {@code t10k-labels-idx1-ubyte}; a dot may stand before {@code idx}, {@code test} in place of {@code t10k}, and
 * each may be compressed with gzip. Samples have the images' shape, [28, 28], row-major, as pixels 0…255. There is no
 * validation split.
 *
 * <p>Opening reads headers and labels only; the pixels of a split are read when its first image is asked for, and kept
 * as bytes.
 *
 * <p>Source of the format: Y. LeCun, C. Cortes, C. J. C. Burges, "The MNIST database of handwritten digits".
 */
public final class Idx implements Dataset {

    @Override
    public String name() {
        return "idx";
    }

    @Override
    public String description() {
        return "images of the MNIST family, from idx files";
    }

    @Override
    public Schema schema() {
        return Schema.of(
                Setting.text("folder", "folder of the idx files, within the data folders")
                        .withDefault("mnist"),
                Setting.text("prefix", "prefix of each file name, such as emnist-letters-")
                        .withDefault(""));
    }

    @Override
    public List<DataSource> sources() {
        return Arrays.stream(Family.values())
                .flatMap(family -> family.published().stream())
                .toList();
    }

    @Override
    public Opened open(Settings settings, DataFolders folders) {
        String name = settings.text("folder");
        Path folder = folders.find(name)
                .filter(Files::isDirectory)
                .orElseThrow(() -> new RanvierException(Problem.data(
                        "dataset idx",
                        "there is no folder '" + name + "' in " + describe(folders.searched()),
                        Family.of(name).published().map(folders::howToGet).orElse("put the four idx files there")
                                + ", or say where the data lie with --data or RANVIER_DATA")));
        List<Problem> missing = new ArrayList<>();
        Map<String, SplitFiles> found = new LinkedHashMap<>();
        for (String split : List.of("train", "test")) {
            SplitFiles.find(folders, folder, settings.text("prefix"), split, missing)
                    .ifPresent(files -> found.put(split, files));
        }
        if (!missing.isEmpty()) {
            throw new RanvierException(missing);
        }
        Map<String, Images> splits = new LinkedHashMap<>();
        found.forEach((split, files) -> splits.put(split, Images.open(files)));
        Map<String, Path> files = new LinkedHashMap<>();
        found.values().stream()
                .flatMap(SplitFiles::paths)
                .forEach(file -> files.put(file.getFileName().toString(), file));
        return new Collection(Family.of(folder), splits, files);
    }

    private static String describe(List<Path> searched) {
        return searched.isEmpty()
                ? "any data folder, for none exists"
                : searched.stream().map(Path::toString).collect(Collectors.joining(", "));
    }

    private record Collection(Family family, Map<String, Images> images, Map<String, Path> files) implements Opened {

        @Override
        public Map<String, Split> splits() {
            return Collections.unmodifiableMap(images);
        }

        @Override
        public Description describe() {
            int classes =
                    images.values().stream().mapToInt(Images::classes).max().orElseThrow();
            return Description.of(family.title(), images.get("train").shape())
                    .withClasses(family.namesOf(classes))
                    .withLicence(family.licence())
                    .withSource(family.source())
                    .withFiles(files);
        }
    }
}
