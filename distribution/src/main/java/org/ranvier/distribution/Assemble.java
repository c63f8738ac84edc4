package org.ranvier.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts the program together from what the build made: {@code target/ranvier} with {@code bin}, {@code lib},
 * {@code plugins}, {@code authors}, {@code examples}, {@code papers}, {@code docs} and the licences.
 *
 * <p>Every plugin that {@code plugins/pom.xml} or {@code hardware-backends/pom.xml} has as a module is taken.
 */
public final class Assemble {

    private Assemble() {}

    /**
     * Assembles.
     *
     * @param args the directory of this module, and the version of the platform
     */
    public static void main(String[] args) throws IOException {
        Path module = Path.of(args[0]).toAbsolutePath();
        Path root = module.getParent();
        Path target = module.resolve("target");
        Contents contents = new Contents();
        ThirdParty thirdParty = ThirdParty.read(module.resolve("THIRD-PARTY.md"));

        contents.addExecutable("bin/ranvier", root.resolve("ranvier"));
        contents.add(
                "bin/ranvier.cmd",
                WindowsLauncher.of(root.resolve("ranvier"), module.resolve("src/main/scripts/ranvier.cmd")));
        contents.add("bin/java.sh", module.resolve("src/main/scripts/java.sh"));
        contents.add("defaults.properties", module.resolve("src/main/defaults.properties"));
        addCore(contents, root.resolve("core/cli/target"), args[1], thirdParty);
        List<Path> plugins = plugins(root);
        for (Path plugin : plugins) {
            BuiltPlugin.of(plugin).addTo(contents, thirdParty);
        }
        new Authors(contents, root, thirdParty).add(plugins);
        contents.addTree("examples", root.resolve("examples"));
        contents.addTree("papers", module.resolve("src/main/papers"));
        contents.addTree("docs", root.resolve("docs"));
        for (String text : List.of("LICENSE", "NOTICE", "CHANGELOG.md", "SECURITY.md", "distribution/THIRD-PARTY.md")) {
            Path file = root.resolve(text);
            contents.add(file.getFileName().toString(), file);
        }
        contents.add("README.md", module.resolve("src/main/archive/README.md"));
        contents.add("legal/jflac-codec/LGPL-2.1.txt", module.resolve("src/main/archive/LGPL-2.1.txt"));
        thirdParty.requireComplete();
        contents.add("sbom.cdx.json", Sbom.of(args[1], thirdParty.libraries()));
        contents.writeTo(target.resolve("ranvier"), target.resolve("ranvier.contents"));

        Files.writeString(target.resolve("ranvier.version"), args[1] + "\n");
        recordSources(root.resolve("target/ranvier.sources"), target.resolve("ranvier.sources"));
    }

    /**
     * Records the sources from which the program was made, which the launcher compares with those present; the build
     * began by listing them.
     */
    private static void recordSources(Path listed, Path record) throws IOException {
        if (Files.exists(listed)) {
            Files.copy(listed, record, StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.deleteIfExists(record);
        }
    }

    private static void addCore(Contents contents, Path cli, String version, ThirdParty thirdParty) throws IOException {
        Path jar = cli.resolve("ranvier-cli-" + version + ".jar");
        contents.add("lib/" + jar.getFileName(), jar);
        for (Path library : Libraries.of(cli)) {
            thirdParty.check(library);
            LicenceTexts.add(contents, library);
            contents.add("lib/" + library.getFileName(), library);
        }
    }

    private static List<Path> plugins(Path root) throws IOException {
        List<Path> modules = new ArrayList<>();
        for (String parent : List.of("plugins", "hardware-backends")) {
            modules.addAll(Reactor.modules(root.resolve(parent)));
        }
        Reactor.requireDependencies(root.resolve("distribution/pom.xml"), modules);
        return modules;
    }
}
