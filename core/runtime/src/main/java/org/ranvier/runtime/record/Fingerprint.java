package org.ranvier.runtime.record;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ResolvedModule;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ranvier.api.Component;
import org.ranvier.runtime.read.Receipt;

/** What a record holds for: the bytes of a plugin, and the host that looked at it. */
final class Fingerprint {

    private static final String IMAGE = "lib/modules";

    private Fingerprint() {}

    /**
     * Of all files of a plugin and of the receipt beside it; empty where they cannot be read, or where there are links
     * among them, which lead to what somebody else may change.
     */
    static Optional<String> of(Path plugin) {
        try {
            Crc crc = new Crc();
            Path real = plugin.toRealPath();
            for (Path file : files(real)) {
                if (!Files.isRegularFile(file) || Files.isSymbolicLink(file)) {
                    return Optional.empty();
                }
                crc.add(real.relativize(file).toString().replace(File.separatorChar, '/'))
                        .add(file);
            }
            Path receipt = Receipt.of(plugin);
            if (Files.isRegularFile(receipt)) {
                crc.add("receipt").add(receipt);
            }
            return Optional.of(crc.toString());
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private static List<Path> files(Path plugin) throws IOException {
        try (Stream<Path> all = Files.walk(plugin)) {
            return all.filter(path -> !Files.isDirectory(path)).sorted().toList();
        }
    }

    /**
     * Of Java and of Ranvier: the versions of all modules that plugins may meet, and the sizes of the files that they
     * are in, since a build that is not released keeps its version.
     */
    static String ofHost() {
        Crc crc = new Crc();
        Component.class.getModule().getLayer().configuration().modules().stream()
                .sorted(Comparator.comparing(ResolvedModule::name))
                .forEach(module -> {
                    ModuleDescriptor descriptor = module.reference().descriptor();
                    crc.add(descriptor.name()).add(descriptor.rawVersion().orElse(""));
                    module.reference().location().ifPresent(place -> crc.add(size(place)));
                });
        return crc.add(size(Path.of(System.getProperty("java.home"), IMAGE))).toString();
    }

    private static String size(URI place) {
        return "file".equals(place.getScheme()) ? size(Path.of(place)) : "";
    }

    private static String size(Path file) {
        return Long.toString(file.toFile().length());
    }
}
