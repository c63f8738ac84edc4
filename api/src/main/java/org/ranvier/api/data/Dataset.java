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
     * @param settings the values of the {@linkplain #schema() schema}, checked and completed
     * @param folders where its files may lie
     * @return the dataset, which is to be closed
     * @throws org.ranvier.api.RanvierException with {@code DATA} problems: a file that is missing, damaged or
     *     inconsistent
     */
    Opened open(Settings settings, DataFolders folders);

    /**
     * {@return the published data that it reads, each of which {@code ranvier data get} can fetch; none where data is
     * computed, or a person's own} A source's files belong into the folder of its name within a data folder.
     */
    default List<DataSource> sources() {
        return List.of();
    }

    /**
     * {@return metadata available without the files, as for published data, so that an experiment can be explained
     * before anything was fetched} Empty where only the files tell.
     *
     * @param settings the values of the {@linkplain #schema() schema}, checked and completed
     */
    default Optional<Description> staticDescription(Settings settings) {
        return Optional.empty();
    }

    /** Folders in which data may lie. */
    interface DataFolders {

        /**
         * {@return the path of a file or folder in the first data folder that has it}
         *
         * @param relative the path within a data folder, with slashes
         */
        Optional<Path> find(String relative);

        /** {@return the folders searched, in order, for messages} */
        List<Path> searched();

        /**
         * {@return how a person gets published data, a clause for the remedy of a problem}
         *
         * @param source the published data
         */
        default String howToGet(DataSource source) {
            return "fetch '" + source.name() + "' first";
        }
    }

    /** An opened dataset. */
    interface Opened extends AutoCloseable {

        /** {@return the description} */
        Description describe();

        /** {@return the splits by name: {@code train} and {@code test}, perhaps {@code validation}} */
        Map<String, Split> splits();

        /**
         * {@return notes on how the files were read, a clause each, such as contents that were not read or labels that
         * were numbered} Told whenever the data is used.
         */
        default List<String> notes() {
            return List.of();
        }

        @Override
        default void close() {}
    }

    /** A part of a dataset. Safe for use by several threads. */
    interface Split {

        /** {@return the number of examples} */
        int size();

        /**
         * {@return one example}
         *
         * @param index the number of the example in its split, from 0
         */
        Example get(int index);

        /**
         * {@return the class of one example without reading its sample, or −1 when examples have no class}
         *
         * @param index the number of the example in its split, from 0
         */
        int labelOf(int index);

        /**
         * {@return the group of one example, such as its speaker; empty when unknown} A dataset that knows without
         * reading the sample says so here.
         *
         * @param index the number of the example in its split, from 0
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
        private final List<String> channels;
        private final String licence;
        private final String source;
        private final Map<String, String> sha256;

        /**
         * {@return a description without classes, whose licence and source are unknown}
         *
         * @param title the full name
         * @param shape the extents of a sample: [channels], or an image's [rows, columns]
         */
        public static Description of(String title, List<Integer> shape) {
            return new Description(title, shape, List.of(), List.of(), "", "", Map.of());
        }

        /**
         * Sets the names of the classes.
         *
         * @param classes the names, in the order of the class numbers
         * @return a description with these classes, otherwise equal to this one
         */
        public Description withClasses(List<String> classes) {
            return new Description(title, shape, classes, channels, licence, source, sha256);
        }

        /**
         * Sets the names of the channels, such as the leads of an electrocardiogram.
         *
         * @param channels the names, in the order of the channel numbers
         * @return a description with these channels, otherwise equal to this one
         */
        public Description withChannels(List<String> channels) {
            return new Description(title, shape, classes, channels, licence, source, sha256);
        }

        /**
         * Sets the licence of the data.
         *
         * @param licence an SPDX identifier where there is one, or the terms in a few words
         * @return a description with this licence, otherwise equal to this one
         */
        public Description withLicence(String licence) {
            return new Description(title, shape, classes, channels, licence, source, sha256);
        }

        /**
         * Sets where the data comes from, such as a citation.
         *
         * @param source where the data comes from, in one line
         * @return a description with this source, otherwise equal to this one
         */
        public Description withSource(String source) {
            return new Description(title, shape, classes, channels, licence, source, sha256);
        }

        /**
         * Sets the files, whose SHA-256 are computed when {@link #sha256()} is first looked at.
         *
         * @param files the files by the names under which their checksums appear
         * @return a description with these files, otherwise equal to this one
         */
        public Description withFiles(Map<String, Path> files) {
            return withSha256(new FileChecksums(files));
        }

        /**
         * Sets the checksums of the files, by name.
         *
         * @param sha256 64 hexadecimal digits for each file, by its name
         * @return a description with these checksums, otherwise equal to this one
         */
        public Description withSha256(Map<String, String> sha256) {
            return new Description(title, shape, classes, channels, licence, source, sha256);
        }

        private Description(
                String title,
                List<Integer> shape,
                List<String> classes,
                List<String> channels,
                String licence,
                String source,
                Map<String, String> sha256) {

            this.title = title;
            this.shape = shape;
            this.classes = classes;
            this.channels = channels;
            this.licence = licence;
            this.source = source;
            this.sha256 = sha256;
        }

        /** {@return the full name} */
        public String title() {
            return title;
        }

        /** {@return the extents of a sample: [channels], or an image's [rows, columns]} */
        public List<Integer> shape() {
            return shape;
        }

        /** {@return the names of the classes; empty when there are none} */
        public List<String> classes() {
            return classes;
        }

        /** {@return the names of the channels; empty when they have none} */
        public List<String> channels() {
            return channels;
        }

        /** {@return the licence of the data} */
        public String licence() {
            return licence;
        }

        /** {@return where the data comes from, such as a citation} */
        public String source() {
            return source;
        }

        /** {@return the checksums of the files, by name} */
        public Map<String, String> sha256() {
            return sha256;
        }
    }
}
