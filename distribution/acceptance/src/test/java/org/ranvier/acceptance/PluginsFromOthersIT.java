package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plugins by strangers: signed, hosted, installed, updated, carried along; and what must not be installed. The commands
 * of docs/install-plugins.md are run as they stand there.
 */
class PluginsFromOthersIT {

    private static final int PLUGIN = 3;
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    @TempDir
    Path directory;

    private Path hosted;
    private DataServer server;
    private RanvierProcess ranvier;

    @BeforeEach
    void host() throws Exception {
        hosted = Files.createDirectories(directory.resolve("plugins"));
        server = new DataServer(hosted);
        ranvier = RanvierProcess.assembledIn(directory)
                .with("HOME", directory.resolve("home").toString())
                .with("XDG_CONFIG_HOME", "");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theCommandsOfTheUsersPageWork() throws Exception {
        key("jane");
        key("lab");
        plugin(directory.resolve("demo-1.0.0.jar"), "demo", "1.0.0", "jane");
        plugin(directory.resolve("sketch-0.1.0.jar"), "sketch", "0.1.0", "");
        plugin(hosted.resolve("demo-1.1.0.jar"), "demo", "1.1.0", "jane");
        plugin(hosted.resolve("demo-1.2.0.jar"), "demo", "1.2.0", "jane");
        plugin(hosted.resolve("shapes-1.0.0.jar"), "shapes", "1.0.0", "jane");
        Path grid = plugin(hosted.resolve("grid-1.0.0.jar"), "grid", "1.0.0", "jane");
        Path maven = Files.createDirectories(hosted.resolve("maven/org/example/lines/1.0.0"));
        Path lines = plugin(maven.resolve("lines-1.0.0.jar"), "lines", "1.0.0", "jane");
        Files.writeString(maven.resolve("lines-1.0.0.jar.sha1"), digest(lines, "SHA-1"));
        ranvier.run("plugin", "index", "plugins", "--key", "lab.key").requireSuccess();

        List<Result> results = runAll("install-plugins.md", "", digest(grid, "SHA-256"));

        assertThat(results).hasSizeGreaterThanOrEqualTo(15);
        assertThat(output(results, "plugin install demo-1.0.0.jar"))
                .contains("signed by jane", "only this key may sign demo", "It can do all that you can");
        assertThat(output(results, "plugin update")).contains("demo@1.2.0", "ranvier plugin rollback demo");
        assertThat(output(results, "plugin rollback demo")).contains("demo@1.1.0 counts again");
        assertThat(output(results, "plugin bundle lab.zip demo grid")).contains("demo@1.1.0, grid@1.0.0");
        assertThat(ranvier.run("plugin", "list").requireSuccess().stdout()).contains("demo@1.1.0", "lines@1.0.0");

        RanvierProcess elsewhere =
                ranvier.with("HOME", directory.resolve("elsewhere").toString());
        elsewhere.run("plugin", "install", "lab.zip").requireSuccess();
        assertThat(elsewhere.run("plugin", "info", "demo").requireSuccess().stdout())
                .contains("signed by", "jane");
    }

    @Test
    void theCommandsOfTheAuthorsPageWork() throws Exception {
        plugin(directory.resolve("rising-threshold-1.0.0.jar"), "rising-threshold", "1.0.0", "");

        List<Result> results = runAll("plugin-guide.md", "signing", "");

        assertThat(results).hasSize(3);
        assertThat(results.getLast().stdout()).contains("signed by  Jane Doe");
    }

    @Test
    void whatMustNotBeInstalledLeavesNothing() throws Exception {
        key("jane");
        key("mallory");
        Path jar = plugin(directory.resolve("demo-1.0.0.jar"), "demo", "1.0.0", "jane");
        ranvier.run("plugin", "install", jar.toString()).requireSuccess();
        plugin(hosted.resolve("demo-1.1.0.jar"), "demo", "1.1.0", "mallory");
        plugin(hosted.resolve("demo-1.2.0.jar"), "demo", "1.2.0", "");
        plugin(hosted.resolve("other-1.0.0.jar"), "other", "1.0.0", "mallory");
        zeros(directory.resolve("bomb.zip"), 300_000_000);
        crowd(directory.resolve("crowd.zip"), 50_000);
        ranvier.run("plugin", "index", "plugins").requireSuccess();
        String index = server.url();
        Refusal refusal = new Refusal(ranvier);

        assertThat(refusal.of(PLUGIN, "plugin", "install", index + "demo-1.1.0.jar"))
                .singleElement()
                .asString()
                .contains("it is signed by mallory, key ", "but only this key is trusted for demo: jane");
        assertThat(refusal.of(PLUGIN, "plugin", "install", "demo@1.2", "--index", index, "--unsigned", "demo"))
                .singleElement()
                .asString()
                .contains("it is not signed, but demo was signed before");
        assertThat(refusal.of(PLUGIN, "plugin", "update", "--index", index)).hasSize(1);
        assertThat(refusal.of(PLUGIN, "plugin", "install", index + "other-1.0.0.jar"))
                .singleElement()
                .asString()
                .contains("is not trusted yet");
        assertThat(refusal.of(PLUGIN, "plugin", "install", "bomb.zip"))
                .singleElement()
                .asString()
                .contains("bomb.zip: unpacked it has more than 29", "--max-size");
        assertThat(refusal.of(PLUGIN, "plugin", "install", "crowd.zip"))
                .singleElement()
                .asString()
                .contains("crowd.zip: it has more than 10000 files", "--max-files");
        Files.copy(
                hosted.resolve("other-1.0.0.jar"),
                hosted.resolve("demo-1.2.0.jar"),
                StandardCopyOption.REPLACE_EXISTING);
        assertThat(refusal.of(PLUGIN, "plugin", "install", "demo@1.2", "--index", index, "--unsigned", "demo"))
                .hasSize(1);
    }

    /** It stays genuine for ever, and its plugins with it. */
    @Test
    void anIndexOfLastMonthIsRefused() throws Exception {
        key("lab");
        plugin(hosted.resolve("demo-1.0.0.jar"), "demo", "1.0.0", "");
        ranvier.run("plugin", "index", "plugins", "--key", "lab.key").requireSuccess();
        Path old = Files.createDirectories(directory.resolve("last-month"));
        copyIndex(hosted, old);
        plugin(hosted.resolve("demo-1.0.1.jar"), "demo", "1.0.1", "");
        ranvier.run("plugin", "index", "plugins", "--key", "lab.key").requireSuccess();
        String[] search = {"plugin", "search", "demo", "--index", server.url()};
        assertThat(ranvier.run(search).requireSuccess().stdout()).contains("demo@1.0.1");

        copyIndex(old, hosted);

        assertThat(new Refusal(ranvier).of(PLUGIN, search))
                .singleElement()
                .asString()
                .contains("the index is of ", "that was there before", "ranvier plugin trust --remove " + server.url());
        ranvier.run("plugin", "trust", "--remove", server.url()).requireSuccess();
        assertThat(ranvier.run(search).requireSuccess().stdout()).doesNotContain("demo@1.0.1");
    }

    private static void copyIndex(Path from, Path to) throws IOException {
        for (String name : List.of("ranvier-index.json", "ranvier-index.json.sig")) {
            Files.copy(from.resolve(name), to.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Test
    void anInterruptedInstallationLeavesNothing() throws Exception {
        key("jane");
        plugin(hosted.resolve("demo-1.0.0.jar"), "demo", "1.0.0", "jane");
        ranvier.run("plugin", "index", "plugins").requireSuccess();
        int before = server.requests.size();
        Path index = hosted.resolve("ranvier-index.json");
        server.silentAfter((int) Files.size(index) / 2);
        try (ChildProcess child = ranvier.start("plugin", "install", "demo", "--index", server.url())) {
            while (server.requests.size() == before) {
                Thread.sleep(20);
            }

            child.signal("INT");

            assertThat(child.await(Duration.ofMinutes(1)).requireExit(130).stderr())
                    .contains("interrupted; nothing was installed");
        }
        assertThat(directory.resolve("home/.config/ranvier/plugins")).doesNotExist();
    }

    /** Runs the commands of a page, in order; returns what each did. */
    private List<Result> runAll(String page, String role, String sha256) throws Exception {
        Document document = Document.read(Installation.sources().resolve("docs").resolve(page));
        RanvierProcess process = ranvier;
        List<Result> results = new ArrayList<>();
        for (Document.Block block : document.blocks()) {
            if (!block.is("sh", role)) {
                continue;
            }
            for (String line : block.text().lines().toList()) {
                String command = line.replaceFirst("#.*", "")
                        .strip()
                        .replace("https://plugins.example.org/", server.url())
                        .replace("$SHA256", sha256);
                if (command.startsWith("export ")) {
                    String[] variable = command.substring("export ".length()).split("=", 2);
                    process = process.with(variable[0], variable[1]);
                } else {
                    assertThat(command).as(block.place()).startsWith("ranvier ");
                    results.add(process.run(words(command)).requireSuccess());
                }
            }
        }
        return results;
    }

    private static String[] words(String command) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(command);
        while (word.find()) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        return words.stream().skip(1).toArray(String[]::new);
    }

    private static String output(List<Result> results, String command) {
        return results.stream()
                .filter(result -> String.join(" ", result.command()).endsWith(command))
                .map(result -> result.stdout().replaceAll("\\s+", " "))
                .findFirst()
                .orElseThrow();
    }

    private void key(String name) throws Exception {
        ranvier.run("plugin", "key", name).requireSuccess();
    }

    /** A plugin with a surrogate of its name; signed, unless nobody signs it. */
    private Path plugin(Path jar, String id, String version, String signer) throws Exception {
        Path sources = Files.createTempDirectory(directory, "source");
        String module = "test." + id.replace("-", "");
        Path java = Files.createDirectories(sources.resolve("src"));
        Files.writeString(
                java.resolve("module-info.java"),
                "module " + module + " { requires org.ranvier.api; provides org.ranvier.api.learning.Surrogate with "
                        + module + ".It; }");
        Files.writeString(java.resolve("It.java"), """
                package MODULE;
                import org.ranvier.api.*;
                import org.ranvier.api.learning.*;
                import org.ranvier.api.model.*;
                public final class It implements Surrogate {
                    public String name() { return "ID"; }
                    public String description() { return "a surrogate for a test"; }
                    public Expr derivative(Settings settings) { return Surrogate.distance(); }
                    public Expr smoothStep(Settings settings) { return Surrogate.distance(); }
                }
                """.replace("MODULE", module).replace("ID", id));
        Path descriptor =
                Files.createDirectories(sources.resolve("resources/META-INF")).resolve("ranvier-plugin.properties");
        Files.writeString(
                descriptor, "id=" + id + "\nversion=" + version + "\ndescription=the " + id + "\napi=[1.0.0-rc.1,2)\n");
        Path built = ThirdPartyPlugin.compile(Installation.assembled().apiJar(), sources, sources.resolve("it.jar"));
        Files.copy(built, jar);
        if (!signer.isEmpty()) {
            ranvier.run("plugin", "sign", jar.toString(), "--key", signer + ".key")
                    .requireSuccess();
        }
        return jar;
    }

    private static String digest(Path file, String algorithm) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(Files.readAllBytes(file)));
    }

    private static void zeros(Path zip, int count) throws IOException {
        try (OutputStream file = Files.newOutputStream(zip);
                ZipOutputStream out = new ZipOutputStream(file)) {
            out.putNextEntry(new ZipEntry("bomb/zeros"));
            byte[] some = new byte[1_000_000];
            for (int n = 0; n < count; n += some.length) {
                out.write(some);
            }
        }
    }

    private static void crowd(Path zip, int count) throws IOException {
        try (OutputStream file = Files.newOutputStream(zip);
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (int n = 0; n < count; n++) {
                out.putNextEntry(new ZipEntry("crowd/" + n));
            }
        }
    }
}
