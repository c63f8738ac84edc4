package org.ranvier.distribution;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Packs a plugin that is not part of the program: {@code target/ID-VERSION-SUFFIX.zip}, to be installed with
 * {@code ranvier plugin install}, and its SHA-256 beside it.
 *
 * <p>Started from its source by the build of such a plugin, which comes before this module is compiled.
 */
public final class PluginArchive {

    private PluginArchive() {}

    /**
     * Packs.
     *
     * @param args the directory of the plugin's module, what the name of the archive ends in, and the time of its
     *     entries (ISO 8601)
     */
    public static void main(String[] args) throws IOException {
        Path module = Path.of(args[0]).toAbsolutePath();
        BuiltPlugin plugin = BuiltPlugin.of(module);
        ThirdParty thirdParty = ThirdParty.read(module.resolve("THIRD-PARTY.md"));
        Contents contents = new Contents();
        Map<String, Path> texts = new TreeMap<>(Map.of("LICENSE", module.resolve("../../LICENSE")));
        for (String text : List.of("README.md", "THIRD-PARTY.md")) {
            texts.put(text, module.resolve(text));
        }
        plugin.addTo(contents, thirdParty, texts);
        thirdParty.requireComplete();
        Path file = module.resolve("target").resolve(plugin.name() + "-" + args[1] + ".zip");
        contents.writeZip(file, "plugins/", Instant.parse(args[2]));
        Checksum.writeBeside(file);
    }
}
