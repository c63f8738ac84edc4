package org.ranvier.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ranvier.cli.Ran.ranvier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ranvier.cli.process.Environment;

/** Plugins from an index and from a bundle: found, installed with what they require, updated, and rolled back. */
class PluginDistributionTest {

    private static final String[] UNSIGNED = {"--unsigned", "parts", "--unsigned", "more"};

    @TempDir
    static Path work;

    @TempDir
    Path home;

    private Path hosted;

    /** Versions of 'parts', and 'more', which requires it. */
    @BeforeAll
    static void build() throws IOException {
        Path built = Files.createDirectories(work.resolve("built"));
        for (String version : List.of("1.2.0", "1.3.0", "2.0.0-rc.1")) {
            Path jar = TestPlugin.write(
                    work.resolve(version),
                    work.resolve("work"),
                    "id=parts\nversion=" + version + "\ndescription=parts for tests\napi=[1.0.0-rc.1,2)\n");
            Files.move(jar, built.resolve("parts-" + version + ".jar"));
        }
        more(built, "1.0.0", "parts[1.0,2.0)");
        more(built, "2.0.0", "parts[7.0,8.0)");
    }

    @BeforeEach
    void host() throws IOException {
        hosted = Files.createDirectories(home.resolve("hosted"));
        host("parts-1.2.0.jar", "more-1.0.0.jar");
    }

    @Test
    void aPluginIsFoundAndInstalledWithWhatItRequires() throws IOException {
        Ran found = run("plugin", "search", "LAB", "--index", hosted.toString());
        assertThat(found.out()).contains("more@1.0.0").contains("not signed").doesNotContain("parts@");

        Ran ran = install("more");

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(inOwn()).containsExactly("more-1.0.0.jar", "parts-1.2.0.jar");
        assertThat(ran.out()).contains("more@1.0.0 – for a lab", "parts@1.2.0 – parts for tests");
        assertThat(run("plugin", "search", "lab", "--index", hosted.toString()).out())
                .contains("installed");
        assertThat(install("more").out()).contains("There was nothing to install");
    }

    @Test
    void itIsAllOrNothing() throws IOException {
        Ran ran = run("plugin", "install", "more", "--index", hosted.toString(), "--unsigned", "more");

        assertThat(ran.exitCode()).isEqualTo(3);
        assertThat(ran.err()).contains("--unsigned parts");
        assertThat(own()).doesNotExist();
    }

    @Test
    void anUpdateLeavesTheOldVersionAndARollbackGoesBackToIt() throws IOException {
        install("more");
        assertThat(update().out()).isEqualTo("There is nothing newer.\n");
        host("parts-1.3.0.jar", "parts-2.0.0-rc.1.jar");

        Ran ran = update("--json");

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.lastLineOut()).contains("\"updated\":[{\"id\":\"parts\",\"from\":\"1.2.0\",\"to\":\"1.3.0\"}]");
        assertThat(inOwn()).containsExactly("more-1.0.0.jar", "parts-1.2.0.jar", "parts-1.3.0.jar");
        // What requires it does with the version before, too.
        assertThat(run("plugin", "rollback", "parts").out())
                .isEqualTo("Removed parts@1.3.0; parts@1.2.0 counts again. Runs made with parts@1.3.0 need it back.\n");
        assertThat(inOwn()).containsExactly("more-1.0.0.jar", "parts-1.2.0.jar");
        assertThat(run("plugin", "rollback", "parts").err()).contains("there is no version before it");
    }

    @Test
    void anUpdateThatDoesNotWorkChangesNothing() throws IOException {
        install("more");
        host("parts-1.3.0.jar", "more-2.0.0.jar");

        Ran ran = update();

        assertThat(ran.exitCode()).isEqualTo(3);
        assertThat(ran.err())
                .contains("more@2.0.0 requires parts[7.0.0,8.0.0), which is neither here nor in the index");
        assertThat(inOwn()).containsExactly("more-1.0.0.jar", "parts-1.2.0.jar");
    }

    @Test
    void aVersionCanBeChosen() throws IOException {
        host("parts-1.3.0.jar", "parts-2.0.0-rc.1.jar");

        assertThat(install("parts@1.2").exitCode()).isZero();
        assertThat(inOwn()).containsExactly("parts-1.2.0.jar");
        assertThat(install("parts@[2.0.0-rc.1,3.0)").exitCode()).isZero();
        assertThat(install("parts@9").err())
                .contains("parts@9: no index lists such a version of it; there are parts@1.3.0");
        assertThat(install("party").err()).contains("did you mean 'parts'?");
        assertThat(install("parts@[x").err()).contains("parts@[x: '[x' is not a version range");
    }

    @Test
    void aFileThatIsNotTheOneOfTheIndexIsRefused() throws IOException {
        Files.copy(
                work.resolve("built/parts-1.3.0.jar"),
                hosted.resolve("parts-1.2.0.jar"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        Ran ran = install("parts");

        assertThat(ran.exitCode()).isEqualTo(3);
        assertThat(own()).doesNotExist();
    }

    @Test
    void aSignedIndexMustStaySigned() throws IOException {
        run("plugin", "key", "lab", "--out", home.resolve("lab").toString());
        run("plugin", "key", "other", "--out", home.resolve("other").toString());
        index("--key", home.resolve("lab.key").toString());
        assertThat(run("plugin", "search", "--index", hosted.toString()).exitCode())
                .isZero();

        index("--key", home.resolve("other.key").toString());
        assertThat(run("plugin", "search", "--index", hosted.toString()).err())
                .contains("the index is signed by other, key ", "but trusted is only lab");
        index();
        assertThat(run("plugin", "search", "--index", hosted.toString()).err())
                .contains("the index is not signed any more, but was signed by lab");
        index("--key", home.resolve("lab.key").toString());
        Files.writeString(
                hosted.resolve("ranvier-index.json"), Files.readString(hosted.resolve("ranvier-index.json")) + "\n");
        assertThat(run("plugin", "search", "--index", hosted.toString()).err())
                .contains("the signature of the index is not one of this index");
    }

    @Test
    void whatIsNoIndexIsRefused() throws IOException {
        Files.writeString(
                hosted.resolve("ranvier-index.json"), "{\"ranvier_index\": 1, \"plugins\": [{\"id\": \"../x\"}]}");
        assertThat(run("plugin", "search", "--index", hosted.toString()).err())
                .contains("it is no index of plugins: of its plugin 1, ");
        Files.writeString(hosted.resolve("ranvier-index.json"), "no json");
        assertThat(run("plugin", "search", "--index", hosted.toString()).err()).contains("it is no JSON (");
        assertThat(run("plugin", "search").err()).contains("no index of plugins is named");
        assertThat(run("plugin", "install", "parts").err()).contains("an index that lists it: --index URL");
    }

    @Test
    void aBundleHasWhatIsRequiredAndItsSignatures() throws IOException {
        run("plugin", "key", "jane", "--out", home.resolve("jane").toString());
        String key = home.resolve("jane.key").toString();
        run("plugin", "sign", hosted.resolve("parts-1.2.0.jar").toString(), "--key", key);
        run("plugin", "sign", hosted.resolve("more-1.0.0.jar").toString(), "--key", key);
        index();
        assertThat(run("plugin", "install", "more", "--index", hosted.toString())
                        .exitCode())
                .isZero();
        Path bundle = home.resolve("lab.zip");

        Ran ran = run("plugin", "bundle", bundle.toString(), "more");

        assertThat(ran.out()).contains("lab.zip: more@1.0.0, parts@1.2.0.");
        Path elsewhere = Files.createDirectories(home.resolve("elsewhere"));
        Environment other = new Environment(Map.of(), Optional.empty(), elsewhere, elsewhere);
        Ran installed = ranvier(other, "plugin", "install", bundle.toString());
        assertThat(installed.exitCode()).as(installed.err()).isZero();
        assertThat(installed.out()).contains("signed by", "jane");
        assertThat(elsewhere.resolve(".config/ranvier/plugins/parts-1.2.0.jar")).exists();
        assertThat(ranvier(other, "plugin", "install", bundle.toString()).out()).contains("nothing to install");
        assertThat(ranvier(other, "plugin", "info", "parts").out()).contains("signed by", "jane");
    }

    private void host(String... jars) throws IOException {
        for (String jar : jars) {
            Files.copy(work.resolve("built").resolve(jar), hosted.resolve(jar));
        }
        index();
    }

    private void index(String... more) {
        Ran ran = run(Stream.concat(Stream.of("plugin", "index", hosted.toString()), Stream.of(more))
                .toArray(String[]::new));
        assertThat(ran.exitCode()).as(ran.err()).isZero();
    }

    private Ran install(String what) {
        return run(
                Stream.concat(Stream.of("plugin", "install", what, "--index", hosted.toString()), Stream.of(UNSIGNED))
                        .toArray(String[]::new));
    }

    private Ran update(String... more) {
        return run(Stream.of(
                        Stream.of("plugin", "update", "--index", hosted.toString()),
                        Stream.of(UNSIGNED),
                        Stream.of(more))
                .flatMap(each -> each)
                .toArray(String[]::new));
    }

    private static void more(Path built, String version, String requires) throws IOException {
        Path source = Files.createDirectories(work.resolve("more")).resolve("module-info.java");
        Files.writeString(source, "module test.more { }");
        int status = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(System.out, System.err, "-d", source.getParent().toString(), source.toString());
        assertThat(status).isZero();
        try (JarOutputStream out =
                new JarOutputStream(Files.newOutputStream(built.resolve("more-" + version + ".jar")))) {
            out.putNextEntry(new JarEntry("module-info.class"));
            Files.copy(source.resolveSibling("module-info.class"), out);
            out.putNextEntry(new JarEntry("META-INF/ranvier-plugin.properties"));
            out.write(("id=more\nversion=" + version + "\ndescription=for a lab\napi=[1.0.0-rc.1,2)\nrequires="
                            + requires + "\n")
                    .getBytes());
        }
    }

    private Path own() {
        return home.resolve(".config/ranvier/plugins");
    }

    private List<String> inOwn() throws IOException {
        try (Stream<Path> files = Files.list(own())) {
            return files.map(f -> f.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    private Ran run(String... args) {
        return ranvier(new Environment(Map.of(), Optional.empty(), home, home), args);
    }
}
