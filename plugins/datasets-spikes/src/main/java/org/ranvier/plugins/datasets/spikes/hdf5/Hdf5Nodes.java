package org.ranvier.plugins.datasets.spikes.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.api.Group;
import io.jhdf.api.Link;
import io.jhdf.api.Node;
import io.jhdf.exceptions.HdfException;
import io.jhdf.links.ExternalLink;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is in an HDF5 file under which name, behind links, perhaps in another file.
 *
 * @param path the file
 * @param file the same, opened
 * @param mapping what holds it, and other files that it links to, in memory
 * @param others those files, as far as they are opened
 */
record Hdf5Nodes(Path path, HdfFile file, Arena mapping, List<HdfFile> others) implements AutoCloseable {

    /** More links after each other are a circle. */
    private static final int LINKS = 16;

    /** Opens a file. */
    static Hdf5Nodes open(Path path) {
        Arena mapping = Arena.ofShared();
        try {
            return new Hdf5Nodes(path, mapped(path, mapping), mapping, new ArrayList<>());
        } catch (RuntimeException e) {
            mapping.close();
            throw e;
        }
    }

    /**
     * Maps the file as a whole: the library makes room for any size that stands in a file, but takes of what is mapped
     * only what is there. More than 2 GB cannot be mapped; what such a file claims is about its own length at most.
     */
    private static HdfFile mapped(Path path, Arena mapping) {
        try (FileChannel channel = FileChannel.open(path)) {
            if (channel.size() <= Integer.MAX_VALUE) {
                return HdfFile.fromByteBuffer(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), mapping)
                        .asByteBuffer());
            }
        } catch (IOException cannotBeMapped) {
            // The library says why it cannot be opened, or opens what only cannot be mapped.
        }
        return new HdfFile(path);
    }

    /**
     * Finds what has a name.
     *
     * @throws HdfException where a link leads nowhere
     */
    Optional<Node> find(String name) {
        return Optional.ofNullable(walk(path, file, name, LINKS));
    }

    private Node walk(Path in, Node from, String name, int links) {
        Node node = from;
        for (String step : name.split("/")) {
            if (!(node instanceof Group group)) {
                return null;
            }
            node = target(in, group.getChild(step), links);
        }
        return node;
    }

    private Node target(Path in, Node node, int links) {
        if (!(node instanceof Link link)) {
            return node;
        }
        // A file that is mapped has no name, beside which the library could look for another one.
        boolean outside = link instanceof ExternalLink;
        String target = link.getTargetPath();
        int end = target.lastIndexOf(":/");
        Path other = outside && end > 0 ? in.resolveSibling(target.substring(0, end)) : in;
        if (links == 0 || outside && (end <= 0 || !Files.isRegularFile(other)) || !outside && link.isBrokenLink()) {
            throw new BrokenLink(target);
        }
        if (!outside) {
            return target(in, link.getTarget(), links - 1);
        }
        HdfFile opened = mapped(other, mapping);
        others.add(opened);
        return walk(other, opened, target.substring(end + 2), links - 1);
    }

    /** A link to something that is not there. */
    static final class BrokenLink extends HdfException {

        private static final long serialVersionUID = 1;

        private BrokenLink(String target) {
            super("it is a link to " + target + ", which is not there");
        }
    }

    @Override
    public void close() {
        file.close();
        others.forEach(HdfFile::close);
        mapping.close();
    }
}
