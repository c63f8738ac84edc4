package org.ranvier.plugins.datasets.idx;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ranvier.api.data.Checksum;
import org.ranvier.api.data.DataSource;
import org.ranvier.api.data.RemoteFile;

/** Facts about a set that follow from the name of its folder; files of this format do not describe themselves. */
enum Family {
    /** The files have left their first home; these are the copies that the large frameworks use. */
    MNIST(
            published(
                    "mnist",
                    "MNIST",
                    "CC BY-SA 3.0",
                    "LeCun, Cortes & Burges, the MNIST database of handwritten digits",
                    List.of(
                            "https://ossci-datasets.s3.amazonaws.com/mnist/",
                            "https://storage.googleapis.com/cvdf-datasets/mnist/"),
                    new Sum(9_912_422, "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
                    new Sum(28_881, "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
                    new Sum(1_648_877, "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
                    new Sum(4_542, "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6")),
            List.of()),
    FASHION(
            published(
                    "fashion-mnist",
                    "Fashion-MNIST",
                    "MIT",
                    "Xiao, Rasul & Vollgraf, arXiv 1708.07747",
                    List.of(
                            "https://github.com/zalandoresearch/fashion-mnist/raw/master/data/fashion/",
                            "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/"),
                    new Sum(26_421_880, "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
                    new Sum(29_515, "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
                    new Sum(4_422_102, "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
                    new Sum(5_148, "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5")),
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
    KUZUSHIJI(
            published(
                    "kmnist",
                    "Kuzushiji-MNIST",
                    "CC BY-SA 4.0",
                    "Clanuwat et al., arXiv 1812.01718",
                    List.of(
                            "https://codh.rois.ac.jp/kmnist/dataset/kmnist/",
                            "http://codh.rois.ac.jp/kmnist/dataset/kmnist/"),
                    new Sum(18_165_135, "51467d22d8cc72929e2a028a0428f2086b092bb31cfb79c69cc0a90ce135fde4"),
                    new Sum(29_497, "e38f9ebcd0f3ebcdec7fc8eabdcdaef93bb0df8ea12bee65224341c8183d8e17"),
                    new Sum(3_041_136, "edd7a857845ad6bb1d0ba43fe7e794d164fe2dce499a1694695a792adfac43c5"),
                    new Sum(5_120, "20bb9a0ef54c7db3efc55a92eef5582c109615df22683c380526788f98e42a1c")),
            List.of()),
    OTHER(Optional.empty(), List.of());

    private static final String UNKNOWN = "unknown";

    private final Optional<DataSource> published;
    private final List<String> classes;

    /** The size and the SHA-256 of a file. */
    private record Sum(long bytes, String sha256) {}

    Family(DataSource published, List<String> classes) {
        this(Optional.of(published), classes);
    }

    Family(Optional<DataSource> published, List<String> classes) {
        this.published = published;
        this.classes = classes;
    }

    static Family of(String folder) {
        for (Family family : values()) {
            if (family.published.filter(it -> it.name().equals(folder)).isPresent()) {
                return family;
            }
        }
        return OTHER;
    }

    static Family of(Path folder) {
        return of(folder.getFileName().toString());
    }

    /** Returns where the set is published, if it is. */
    Optional<DataSource> published() {
        return published;
    }

    String title() {
        return published.map(DataSource::title).orElse("images in idx files");
    }

    String licence() {
        return published.map(DataSource::licence).orElse(UNKNOWN);
    }

    String source() {
        return published.map(DataSource::citation).orElse(UNKNOWN);
    }

    /** The names of the classes; their numbers where they have no known names. */
    List<String> namesOf(int count) {
        return classes.size() == count
                ? classes
                : IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }

    private static DataSource published(
            String name,
            String title,
            String licence,
            String citation,
            List<String> places,
            Sum trainImages,
            Sum trainLabels,
            Sum testImages,
            Sum testLabels) {
        return DataSource.of(
                        name,
                        title,
                        List.of(
                                file(places, "train-images-idx3-ubyte.gz", trainImages),
                                file(places, "train-labels-idx1-ubyte.gz", trainLabels),
                                file(places, "t10k-images-idx3-ubyte.gz", testImages),
                                file(places, "t10k-labels-idx1-ubyte.gz", testLabels)))
                .withLicence(licence)
                .withCitation(citation);
    }

    private static RemoteFile file(List<String> places, String name, Sum sum) {
        return RemoteFile.in(places, name, sum.bytes(), Checksum.sha256(sum.sha256()));
    }
}
