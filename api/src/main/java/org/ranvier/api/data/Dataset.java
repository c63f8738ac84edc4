package org.ranvier.api.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ranvier.api.ApiStatus;
import org.ranvier.api.Component;
import org.ranvier.api.Settings;

/**
 * A source of examples with named splits. Never downloads anything: it declares its {@link #sources}, and people fetch
 * them.
 */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public interface Dataset extends Component {

    /**
     * Opens it.
     *
     * @throws org.ranvier.api.RanvierException with {@code DATA} problems: a file that is missing, damaged or
     *     inconsistent
     */
    Opened open(Settings settings, DataFolders folders);

    /**
     * The published data that it reads, each of which {@code ranvier data get} can fetch; none where data is computed,
     * or a person's own. A source's files belong into the folder of its name within a data folder.
     */
    default List<DataSource> sources() {
        return List.of();
    }

    /**
     * Returns metadata available without the files, as for published data, so that an experiment can be explained
     * before anything was fetched. Empty where only the files tell.
     */
    default Optional<Description> staticDescription(Settings settings) {
        return Optional.empty();
    }

    /** Folders in which data may lie. */
    interface DataFolders {

        /** Returns the path of a file or folder in the first data folder that has it. */
        Optional<Path> find(String relative);

        /** Returns the folders searched, in order, for messages. */
        List<Path> searched();

        /** Returns how a person gets published data, a clause for the remedy of a problem. */
        default String howToGet(DataSource source) {
            return "fetch '" + source.name() + "' first";
        }
    }

    /** An opened dataset. */
    interface Opened extends AutoCloseable {

        /** Returns the description. */
        Description describe();

        /** Returns the splits by name: {@code train} and {@code test}, perhaps {@code validation}. */
        Map<String, Split> splits();

        /**
         * Returns notes on how the files were read, a clause each, such as contents that were not read or labels that
         * were numbered. Told whenever the data is used.
         */
        default List<String> notes() {
            return List.of();
        }

        @Override
        default void close() {}
    }

    /** A part of a dataset. Safe for use by several threads. */
    interface Split {

        /** Returns the number of examples. */
        int size();

        /** Returns one example. */
        Example get(int index);

        /** Returns the class of one example without reading its sample, or −1 when examples have no class. */
        int labelOf(int index);

        /**
         * Returns the group of one example, such as its speaker; empty when unknown. A dataset that knows without
         * reading the sample says so here.
         */
        default String groupOf(int index) {
            return get(index).group();
        }
    }

    /** Description of a dataset. */
    final class Description {
        private final String title;
        private final List<Integer> shape;
        private final List<String> classes;
        private final String licence;
        private final String source;
        private final Map<String, String> sha256;

        /**
         * Returns a description without classes, whose licence and source are unknown.
         *
         * @param title the full name
         * @param shape the extents of a sample: [channels], or an image's [rows, columns]
         */
        public static Description of(String title, List<Integer> shape) {
            return new Description(title, shape, List.of(), "", "", Map.of());
        }

        /** Sets the names of the classes. */
        public Description withClasses(List<String> classes) {
            return new Description(title, shape, classes, licence, source, sha256);
        }

        /** Sets the licence of the data. */
        public Description withLicence(String licence) {
            return new Description(title, shape, classes, licence, source, sha256);
        }

        /** Sets where the data comes from, such as a citation. */
        public Description withSource(String source) {
            return new Description(title, shape, classes, licence, source, sha256);
        }

        /**
         * Sets the files, whose SHA-256 are computed when {@link #sha256()} is first looked at.
         *
         * @param files the files by the names under which their checksums appear
         */
        public Description withFiles(Map<String, Path> files) {
            return withSha256(new FileChecksums(files));
        }

        /** Sets the checksums of the files, by name. */
        public Description withSha256(Map<String, String> sha256) {
            return new Description(title, shape, classes, licence, source, sha256);
        }

        private Description(
                String title,
                List<Integer> shape,
                List<String> classes,
                String licence,
                String source,
                Map<String, String> sha256) {

            this.title = title;
            this.shape = shape;
            this.classes = classes;
            this.licence = licence;
            this.source = source;
            this.sha256 = sha256;
        }

        /** Returns the full name. */
        public String title() {
            return title;
        }

        /** Returns the extents of a sample: [channels], or an image's [rows, columns]. */
        public List<Integer> shape() {
            return shape;
        }

        /** Returns the names of the classes; empty when there are none. */
        public List<String> classes() {
            return classes;
        }

        /** Returns the licence of the data. */
        public String licence() {
            return licence;
        }

        /** Returns where the data comes from, such as a citation. */
        public String source() {
            return source;
        }

        /** Returns the checksums of the files, by name. */
        public Map<String, String> sha256() {
            return sha256;
        }
    }
}
