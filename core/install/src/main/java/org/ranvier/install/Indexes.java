package org.ranvier.install;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.install.index.Catalogue;
import org.ranvier.install.index.PluginIndex;
import org.ranvier.install.place.Folders;
import org.ranvier.install.source.Source;
import org.ranvier.install.trust.TrustStore;
import org.ranvier.runtime.Descriptors;
import org.ranvier.text.DiskReason;

/** Reads indexes from where they are hosted. */
public final class Indexes {

    private Indexes() {}

    /**
     * Reads indexes.
     *
     * @param folders the addresses of their folders
     * @param notes is told of keys that are trusted from now on
     * @throws RanvierException if one of them cannot be had, is damaged, or is not signed as it has to be
     */
    public static Catalogue read(List<URI> folders, Source source, TrustStore store, Consumer<String> notes) {
        try {
            Path room = Files.createTempDirectory("ranvier-index");
            try {
                List<PluginIndex> indexes = new ArrayList<>();
                for (URI folder : folders) {
                    indexes.add(PluginIndex.read(folder, source, store, Files.createTempDirectory(room, ""), notes));
                }
                return new Catalogue(indexes, Descriptors.api());
            } finally {
                Folders.delete(room);
            }
        } catch (IOException e) {
            throw new RanvierException(
                    Problem.usage(
                            System.getProperty("java.io.tmpdir"),
                            "no file can be made there (" + DiskReason.of(e) + ")",
                            "set TMPDIR to a folder that you may write to"),
                    e);
        }
    }
}
