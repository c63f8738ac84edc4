package org.ranvier.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ranvier.cli.Ran.ranvier;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ranvier.cli.process.Environment;

class PluginInstallTest {

    @TempDir
    static Path work;

    @TempDir
    Path home;

    private static Path jar;

    @BeforeAll
    static void build() throws IOException {
        TestPlugin.write(work.resolve("built"), work.resolve("work"));
        try (Stream<Path> built = Files.list(work.resolve("built"))) {
            jar = built.findFirst().orElseThrow();
        }
    }

    private Path own() {
        return home.resolve(".config/ranvier/plugins");
    }

    @Test
    void aJarIsCopiedToThePersonsOwnPlugins() throws IOException {
        Ran ran = run("plugin", "install", jar.toString(), "--unsigned", "parts");

        assertThat(ran.err()).isEmpty();
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).startsWith("parts@1.2.0 – parts for tests\n").contains("Backend, Dataset, Surrogate");
        assertThat(inOwn()).containsExactly("parts-1.2.0.jar");
        assertThat(run("plugin", "list").out()).contains("parts@1.2.0");
    }

    /** A list need not load what was looked at when it was installed; when it goes, so does what was written down. */
    @Test
    void whatItOffersIsWrittenDownAsLongAsItIsThere() throws IOException {
        run("plugin", "install", jar.toString(), "--unsigned", "parts");
        Path record = own().resolve(".records/parts-1.2.0.jar.record");
        assertThat(record).content().contains("parts@1.2.0 parts for tests", "Surrogate bell");
        Ran listed = run("plugin", "list", "--json");

        Files.delete(record);

        assertThat(run("plugin", "list", "--json").out()).isEqualTo(listed.out());
        assertThat(record).doesNotExist();
        assertThat(run("plugin", "list", "--record", "--json").out()).isEqualTo(listed.out());
        assertThat(record).exists();
        assertThat(run("plugin", "remove", "parts").exitCode()).isZero();
        assertThat(own().resolve(".records")).doesNotExist();
        assertThat(inOwn()).isEmpty();
    }

    @Test
    void aZipOfAFolderIsUnpacked() throws IOException {
        String hash = sha256(jar);
        Path zip = zip(
                "parts/ranvier-plugin.properties",
                ("id=parts\nversion=1.2.0\ndescription=parts for tests\n" + "api=[1.0.0-rc.1,2)\nsha256.parts.jar="
                                + hash + "\n")
                        .getBytes(),
                "parts/parts.jar",
                Files.readAllBytes(jar));

        Ran ran = run("plugin", "install", zip.toString(), "--json", "--unsigned", "parts");

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.lastLineOut()).contains("\"id\":\"parts\"", "\"contracts\":[\"Backend\"");
        assertThat(inOwn()).containsExactly("parts-1.2.0");
        assertThat(run("plugin", "info", "bell").exitCode()).isZero();
    }

    @Test
    void aDamagedPluginIsNotInstalled() throws IOException {
        Path zip = zip(
                "parts/ranvier-plugin.properties",
                ("id=parts\nversion=1.2.0\ndescription=parts for tests\n" + "api=[1.0.0-rc.1,2)\nsha256.parts.jar="
                                + "0".repeat(64) + "\n")
                        .getBytes(),
                "parts/parts.jar",
                Files.readAllBytes(jar));

        Ran ran = run("plugin", "install", zip.toString(), "--unsigned", "parts");

        assertThat(ran.exitCode()).isEqualTo(3);
        assertThat(ran.err())
                .contains(zip + "/parts.jar: plugin parts@1.2.0: its SHA-256 is not the one in the descriptor");
        assertThat(inOwn()).isEmpty();
    }

    @Test
    void whatReachesOutOfAnArchiveIsRefused() throws IOException {
        Path zip = zip("parts/../../../evil", new byte[1]);

        Ran ran = run("plugin", "install", zip.toString());

        assertThat(ran.exitCode()).isEqualTo(3);
        assertThat(ran.err()).contains("its entry 'parts/../../../evil' reaches out of the archive");
        assertThat(inOwn()).isEmpty();
    }

    @Test
    void aFileThatIsNoZipIsRefused() throws IOException {
        Path zip = Files.writeString(home.resolve("no.zip"), "no zip");

        assertThat(run("plugin", "install", zip.toString()).err()).contains(zip + ": it is no zip, or damaged");
    }

    @Test
    void theSameVersionIsNotInstalledTwice() throws IOException {
        run("plugin", "install", jar.toString(), "--unsigned", "parts");

        Ran ran = run("plugin", "install", jar.toString(), "--unsigned", "parts");

        assertThat(ran.exitCode()).isEqualTo(3);
        assertThat(ran.err())
                .contains("the same version of this plugin is also at " + own().resolve("parts-1.2.0.jar"));
        assertThat(inOwn()).containsExactly("parts-1.2.0.jar");
    }

    @Test
    void whatWasInstalledIsRemoved() throws IOException {
        run("plugin", "install", jar.toString(), "--unsigned", "parts");

        Ran ran = run("plugin", "remove", "parts");

        assertThat(ran.out()).isEqualTo("Removed parts@1.2.0 from " + own() + ".\n");
        assertThat(inOwn()).isEmpty();
    }

    @Test
    void theVersionsThatStayAreTold() throws IOException {
        folder("2.0.0", "");
        folder("1.2.0", "");

        Ran newest = run("plugin", "remove", "parts", "--json");
        assertThat(newest.err()).contains("Removed parts@2.0.0 from " + own() + ".\n");
        assertThat(newest.lastLineOut()).contains("\"left\":[{\"id\":\"parts\",\"version\":\"1.2.0\"");
        assertThat(newest.err()).contains("note: parts@1.2.0 stays; to remove it: ranvier plugin remove parts@1.2.0");

        folder("2.0.0", "");
        folder("1.5.0", "");
        Ran named = run("plugin", "remove", "parts@1.2");
        assertThat(named.out()).contains("Removed parts@1.2.0");
        assertThat(named.err())
                .contains("note: parts@2.0.0, parts@1.5.0 stay; to remove one: ranvier plugin remove parts@2.0.0");
        assertThat(inOwn()).containsExactlyInAnyOrder("parts-1.5.0", "parts-2.0.0");
    }

    @Test
    void whatCannotBeUsedIsRemovedToo() throws IOException {
        folder("3.0.0", "requires=absent\n");

        assertThat(run("plugin", "remove", "parts").out()).contains("Removed parts@3.0.0");
        assertThat(inOwn()).isEmpty();
    }

    /** A plugin of a version, put where it is found. */
    private Path folder(String version, String more) throws IOException {
        Path folder = Files.createDirectories(own().resolve("parts-" + version));
        Files.copy(jar, folder.resolve("parts.jar"));
        return Files.writeString(
                        folder.resolve("ranvier-plugin.properties"),
                        "id=parts\nversion=" + version
                                + "\ndescription=parts for tests\napi=[1.0.0-rc.1,2)\nsha256.parts.jar=" + sha256(jar)
                                + "\n"
                                + more)
                .getParent();
    }

    @Test
    void whatLiesElsewhereIsNotRemoved() throws IOException {
        Path other = Files.createDirectories(home.resolve("installation/plugins"));
        Files.copy(jar, other.resolve("parts.jar"));

        Ran ran = ranvier(
                new Environment(Map.of(), Optional.of(home.resolve("installation")), home, home),
                "plugin",
                "remove",
                "parts");

        assertThat(ran.exitCode()).isEqualTo(3);
        assertThat(ran.err()).contains("it is not in " + own()).contains("--plugins " + other);
        assertThat(other.resolve("parts.jar")).exists();
    }

    @Test
    void anUnknownPluginCannotBeRemoved() {
        assertThat(run("plugin", "remove", "nobody").exitCode()).isEqualTo(3);
    }

    @Test
    void whatIsNotSignedMustBeAllowedByName() throws IOException {
        Ran ran = run("plugin", "install", jar.toString());

        assertThat(ran.exitCode()).isEqualTo(3);
        assertThat(ran.err())
                .contains(jar + ": plugin parts@1.2.0: it is not signed, so nothing shows whom it is from")
                .contains("--unsigned parts");
        assertThat(own()).doesNotExist();
    }

    @Test
    void aSignedPluginIsInstalledAndItsKeyIsTheOnlyOneFromThenOn() throws IOException {
        Path signed = signed("jane");

        Ran ran = run("plugin", "install", signed.toString());

        assertThat(ran.err()).isEmpty();
        assertThat(ran.out().replaceAll("\\s+", " "))
                .contains("signed by jane")
                .contains("trusted for the first time: from now on only this key may sign parts");
        assertThat(inOwn()).containsExactly("parts-1.2.0.jar", "parts-1.2.0.jar.sig");
        assertThat(run("plugin", "trust").out()).contains("parts").contains("jane");

        run("plugin", "remove", "parts");
        assertThat(inOwn()).isEmpty();
        Ran other = run("plugin", "install", signed("mallory").toString());
        assertThat(other.exitCode()).isEqualTo(3);
        assertThat(other.err()).contains("but only this key is trusted for parts: jane, key ");
        Ran none = run("plugin", "install", jar.toString(), "--unsigned", "parts");
        assertThat(none.err()).contains("it is not signed, but parts was signed before");
        assertThat(inOwn()).isEmpty();

        run("plugin", "trust", home.resolve("mallory.pub").toString(), "--for", "parts");
        assertThat(run("plugin", "install", signed("mallory").toString()).exitCode())
                .isZero();
    }

    @Test
    void whatWasChangedAfterItWasInstalledIsNotLoaded() throws IOException {
        run("plugin", "install", jar.toString(), "--unsigned", "parts");
        Path installed = own().resolve("parts-1.2.0.jar");
        Files.write(installed, new byte[] {0}, StandardOpenOption.APPEND);

        assertThat(run("plugin", "list").err())
                .contains("plugin parts@1.2.0: it is not the file that was installed: its SHA-256 is another");
        assertThat(run("plugin", "info", "parts").err()).contains("it is not the file that was installed");
    }

    @Test
    void aDescriptorThatWasChangedAfterItWasInstalledIsNotBelieved() throws IOException {
        Path zip = zip(
                "parts/ranvier-plugin.properties",
                ("id=parts\nversion=1.2.0\ndescription=parts for tests\napi=[1.0.0-rc.1,2)\nsha256.parts.jar="
                                + sha256(jar) + "\n")
                        .getBytes(),
                "parts/parts.jar",
                Files.readAllBytes(jar));
        run("plugin", "install", zip.toString(), "--unsigned", "parts");
        Files.writeString(
                own().resolve("parts-1.2.0/ranvier-plugin.properties"),
                "native-access=true\n",
                StandardOpenOption.APPEND);

        assertThat(run("plugin", "list").err())
                .contains("ranvier-plugin.properties: plugin parts@1.2.0: it is not the file that was installed");
    }

    @Test
    void aSignatureThatNoLongerHoldsIsTold() throws IOException {
        run("plugin", "install", signed("jane").toString());
        assertThat(run("plugin", "info", "parts").out()).contains("signed by  jane, key ");
        run("plugin", "trust", "--remove", "parts");
        assertThat(run("plugin", "info", "parts").out().replaceAll("\\s+", " "))
                .contains("which is not trusted for it");
        assertThat(run("doctor").out()).contains("which is not trusted for it");
    }

    @Test
    void aFileOfAnotherSha256IsRefused() throws IOException {
        Ran ran = run("plugin", "install", jar.toString(), "--unsigned", "parts", "--sha256", "0".repeat(64));

        assertThat(ran.exitCode()).isEqualTo(3);
        assertThat(ran.err()).contains("its SHA-256 is " + sha256(jar) + ", not 0000");
        assertThat(run("plugin", "install", jar.toString(), "--unsigned", "parts", "--sha256", sha256(jar))
                        .exitCode())
                .isZero();
    }

    @Test
    void aProcessThatWasKilledLeavesNothingThatCounts() throws IOException {
        Path work = Files.createDirectories(own().resolve(".installing/123"));
        Files.writeString(work.resolve("half"), "half");
        Files.writeString(own().resolve("half-1.0.0.jar"), "half");
        Files.writeString(own().resolve(".installing/journal"), "half-1.0.0.jar\nnever-1.0.0.jar\n");

        assertThat(run("plugin", "install", jar.toString(), "--unsigned", "parts")
                        .exitCode())
                .isZero();

        assertThat(inOwn()).containsExactly("parts-1.2.0.jar");
    }

    private Path signed(String publisher) throws IOException {
        Path key = home.resolve(publisher + ".key");
        if (Files.notExists(key)) {
            run("plugin", "key", publisher, "--out", home.resolve(publisher).toString());
        }
        Path copy = Files.copy(
                jar,
                Files.createDirectories(home.resolve("of-" + publisher)).resolve("parts.jar"),
                StandardCopyOption.REPLACE_EXISTING);
        Ran ran = run("plugin", "sign", copy.toString(), "--key", key.toString());
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        return copy;
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private Path zip(Object... namesAndContents) throws IOException {
        Path zip = home.resolve("plugin.zip");
        try (OutputStream file = Files.newOutputStream(zip);
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (int n = 0; n < namesAndContents.length; n += 2) {
                out.putNextEntry(new ZipEntry((String) namesAndContents[n]));
                out.write((byte[]) namesAndContents[n + 1]);
            }
        }
        return zip;
    }

    private List<String> inOwn() throws IOException {
        if (!Files.exists(own())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(own())) {
            return files.map(f -> f.getFileName().toString())
                    .filter(name -> !List.of(".receipts", ".records").contains(name))
                    .sorted()
                    .toList();
        }
    }

    private Ran run(String... args) {
        return ranvier(new Environment(Map.of(), Optional.empty(), home, home), args);
    }
}
