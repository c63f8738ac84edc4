package org.ranvier.plugins.datasets.idx;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** What is known of a set by the name of its folder; files of this format say nothing about themselves. */
enum Family {
    MNIST("mnist", "MNIST", "CC BY-SA 3.0", "LeCun, Cortes & Burges, the MNIST database of handwritten digits", List.of()),
    FASHION(
            "fashion-mnist",
            "Fashion-MNIST",
            "MIT",
            "Xiao, Rasul & Vollgraf, arXiv 1708.07747",
            List.of(
                    "T-shirt/top",
                    "trouser",
                    "pullover",
                    "dress",
                    "coat",
                    "sandal",
                    "shirt",
                    "sneaker",
                    "bag",
                    "ankle boot")),
    KUZUSHIJI("kmnist", "Kuzushiji-MNIST", "CC BY-SA 4.0", "Clanuwat et al., arXiv 1812.01718", List.of()),
    OTHER("", "images in idx files", "unknown", "unknown", List.of());

    private final String folder;
    private final String title;
    private final String licence;
    private final String source;
    private final List<String> classes;

    Family(String folder, String title, String licence, String source, List<String> classes) {
        this.folder = folder;
        this.title = title;
        this.licence = licence;
        this.source = source;
        this.classes = classes;
    }

    static Family of(Path folder) {
        String name = folder.getFileName().toString();
        for (Family family : values()) {
            if (family.folder.equals(name)) {
                return family;
            }
        }
        return OTHER;
    }

    String title() {
        return title;
    }

    String licence() {
        return licence;
    }

    String source() {
        return source;
    }

    /** The names of the classes; their numbers where they have no known names. */
    List<String> namesOf(int count) {
        return classes.size() == count
                ? classes
                : IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }
}
