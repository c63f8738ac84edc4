package org.ranvier.distribution;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What authors of plugins get besides the program, in {@code authors}: templates of projects, the test kit with what it
 * needs, and a Maven repository whose jars are left out where the program has them already, which {@code ranvier plugin
 * repository} fills in (docs/adr/0021).
 */
final class Authors {

    static final String PLACE = "authors";

    /** What plugins are compiled against and tested with; the last one needs the others. */
    private static final List<String> MODULES = List.of(
            "api",
            "core/text",
            "core/backend-support",
            "core/compiler",
            "core/runtime",
            "core/data",
            "core/config",
            "core/training",
            "api/testkit",
            "core/laboratory");

    /** Those whose sources and Javadoc an author reads. */
    static final List<String> READ = List.of("api", "core/backend-support", "api/testkit");

    /** Needed by programs that write tests, not by those that run them. */
    private static final Set<String> NOT_RUN = Set.of("junit-jupiter", "junit-jupiter-params", "apiguardian-api");

    private static final Pattern MODULE = Pattern.compile("^(?:open )?module ([a-z0-9.]+)", Pattern.MULTILINE);

    private final Contents contents;
    private final Path root;
    private final ThirdParty thirdParty;

    Authors(Contents contents, Path root, ThirdParty thirdParty) {
        this.contents = contents;
        this.root = root;
        this.thirdParty = thirdParty;
    }

    /**
     * Adds all of it.
     *
     * @param plugins the modules of the plugins that are distributed
     */
    void add(List<Path> plugins) throws IOException {
        contents.addTree(PLACE, root.resolve("distribution/src/main/authors"));
        String wrapper = PLACE + "/templates/common/";
        contents.addExecutable(wrapper + "mvnw", mvnw());
        contents.add(wrapper + "mvnw.cmd", root.resolve("mvnw.cmd"));
        String properties = ".mvn/wrapper/maven-wrapper.properties";
        contents.add(wrapper + properties, root.resolve(properties));

        PublishedPom.Versions versions = PublishedPom.Versions.read(root);
        StringBuilder modules = new StringBuilder();
        for (String module : MODULES) {
            PublishedPom pom = add(PublishedPom.read(root.resolve(module), versions));
            modules.append(pom.jar())
                    .append('=')
                    .append(module(root.resolve(module)))
                    .append('\n');
        }
        contents.add(PLACE + "/modules.properties", bytes(modules.toString()));
        for (String module : READ) {
            PublishedPom pom = PublishedPom.read(root.resolve(module), versions);
            contents.add(
                    place(pom, "-sources.jar"), sources(root.resolve(module).resolve("src/main/java")));
        }
        StringBuilder managed = new StringBuilder();
        for (Path plugin : plugins) {
            // One with libraries is a folder, which no other plugin is tested with.
            if (Libraries.of(plugin.resolve("target")).isEmpty()) {
                managed.append(add(PublishedPom.read(plugin, versions)).managed());
            }
        }
        PublishedPom bom = PublishedPom.read(root.resolve("api/bom"), versions);
        contents.add(place(bom, ".pom"), bytes(bom.bom(versions.managedIn(root.resolve("api/bom")) + managed)));
        addTests();
    }

    /** Maven's wrapper as this source tree has it, with the script that it reads put into it. */
    private byte[] mvnw() throws IOException {
        String script = Files.readString(root.resolve("mvnw"));
        String read = ". \"$scriptDir/distribution/src/main/scripts/java.sh\"\n";
        if (!script.contains(read)) {
            throw new IllegalStateException("mvnw reads java.sh in another way than is known here");
        }
        return bytes(
                script.replace(read, Files.readString(root.resolve("distribution/src/main/scripts/java.sh")) + "\n"));
    }

    private PublishedPom add(PublishedPom pom) {
        contents.add(place(pom, ".pom"), bytes(pom.text()));
        return pom;
    }

    /** The test kit, the laboratory and JUnit, which no program needs. */
    private void addTests() throws IOException {
        Path laboratory = root.resolve("core/laboratory/target");
        for (Path library : Libraries.of(laboratory)) {
            String name = library.getFileName().toString();
            boolean test = name.matches("(ranvier-testkit|junit-|opentest4j|apiguardian-).*");
            if (test && !NOT_RUN.contains(name.replaceFirst("-[0-9].*", ""))) {
                thirdParty.check(library);
                LicenceTexts.add(contents, library);
                contents.add(PLACE + "/lib/" + name, library);
            }
        }
        PublishedPom pom = PublishedPom.read(root.resolve("core/laboratory"), PublishedPom.Versions.read(root));
        contents.add(PLACE + "/lib/" + pom.jar(), laboratory.resolve(pom.jar()));
    }

    /** The place of a file of an artifact in the Maven repository. */
    static String place(PublishedPom pom, String ending) {
        return PLACE + "/maven/" + pom.group().replace('.', '/') + "/" + pom.artifact() + "/" + pom.version() + "/"
                + pom.artifact() + "-" + pom.version() + ending;
    }

    /** The name of the module that a directory is built into. */
    static String module(Path directory) throws IOException {
        String info = Files.readString(directory.resolve("src/main/java/module-info.java"));
        Matcher module = MODULE.matcher(info);
        if (!module.find()) {
            throw new IllegalStateException(directory + " declares no module");
        }
        return module.group(1);
    }

    private static byte[] sources(Path directory) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Zip.write(directory, "", bytes);
        return bytes.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
