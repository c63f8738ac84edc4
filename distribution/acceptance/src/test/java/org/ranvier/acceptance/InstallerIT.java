package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ranvier.testkit.Machine;

/** The installer of a release, from a web server, with nothing else in the environment. */
class InstallerIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    @TempDir
    static Path place;

    @TempDir
    Path directory;

    private static Path served;
    private static Path version;
    private static Path archive;
    private static DataServer server;

    private Path lab;

    @BeforeAll
    static void release() throws Exception {
        Archives.withJava();
        Machine.require("openssl", ReleaseIT.openSsl());
        Program.require("curl");
        served = place.resolve("served");
        Released.run(place, "--out", served.toString()).requireSuccess();
        version = new Released(served).version();
        archive = version.resolve(Archives.withJava().getFileName());
        server = new DataServer(served);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void enterTheLab() throws IOException {
        lab = Files.createDirectory(directory.resolve("lab ü"));
        Files.createDirectory(lab.resolve("home"));
    }

    /** JUnit warns when it has to delete links that lead out of a temporary directory. */
    @AfterEach
    void removeLinks() throws IOException {
        for (Path link : tree().stream().filter(Files::isSymbolicLink).toList()) {
            Files.delete(link);
        }
    }

    @Test
    void itInstallsIsCalledByNameAndLeavesNothingWhenRemoved() throws Exception {
        Files.createDirectories(lab.resolve("home/.local/share/of others"));
        List<Path> before = tree();

        assertThat(install().requireSuccess().stdout())
                .contains("Signed by nobody, for a dry run, key ", "Installed Ranvier ", "ranvier' train yin-yang");

        Path command = lab.resolve("home/.local/bin/ranvier");
        assertThat(bare(List.of(command.toString(), "plugin", "list"))
                        .requireSuccess()
                        .stdout())
                .contains("backend-simd");
        assertThat(install().requireSuccess().stdout()).contains("already");
        assertThat(lab.resolve("home/.local/share/man/man1/ranvier.1")).isNotEmptyFile();

        assertThat(install("--uninstall").requireSuccess().stdout()).contains("Removed Ranvier from ");
        assertThat(tree()).isEqualTo(before);
    }

    @Test
    void anArchiveThatWasTamperedWithIsRefused() throws Exception {
        Path kept = Files.move(archive, place.resolve("kept"));
        try {
            Files.copy(kept, archive);
            Files.write(archive, new byte[] {1}, StandardOpenOption.APPEND);

            refused("is not what was released: its SHA-256 is another; nothing was installed.");
        } finally {
            Files.move(kept, archive, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Whoever can replace the archive can replace its checksum. */
    @Test
    void soIsAListOfChecksumsThatNobodySigned() throws Exception {
        Path sums = version.resolve("SHA256SUMS");
        String right = Files.readString(sums);
        try {
            Files.writeString(sums, right.replaceFirst("^.", right.startsWith("0") ? "1" : "0"));

            refused("the list of checksums is not the one that was signed; nothing was installed.");
        } finally {
            Files.writeString(sums, right);
        }
    }

    @Test
    void soIsASignatureByAnother() throws Exception {
        Path file = version.resolve("SHA256SUMS.sig");
        String right = Files.readString(file);
        RanvierProcess.assembledIn(place)
                .run("plugin", "key", "Somebody", "--out", "somebody")
                .requireSuccess();
        String key = Files.readString(place.resolve("somebody.pub"))
                .replaceFirst("(?s).*BEGIN PUBLIC KEY-----\\s*(\\S+)\\s.*", "$1");
        try {
            Files.writeString(file, right.replaceFirst("key=.*", "key=" + key));
            refused("the release is signed by another key than the one that this installer knows;"
                    + " nothing was installed.");
            Files.writeString(file, right.replaceFirst("publisher=.*", "publisher=Somebody"));
            refused("the signature of the release is wrong; nothing was installed.");
            Files.writeString(file, right);
            refused("-0000; nothing was installed.", "--key", "0000-0000-0000-0000-0000-0000-0000-0000");
        } finally {
            Files.writeString(file, right);
        }
    }

    @Test
    void aDownloadThatBreaksOffLeavesNothing() throws Exception {
        DataServer breaking = new DataServer(served);
        breaking.silentAfter(1_000_000);
        try (ChildProcess installer = ChildProcess.start(
                command(breaking.url(), "--prefix", lab.resolve("prefix").toString()), lab, Map.of())) {
            while (breaking.requests.stream().noneMatch(each -> each.endsWith(".tar.gz"))) {
                Thread.sleep(20);
                assertThat(installer.isAlive()).isTrue();
            }
            breaking.close();

            assertThat(installer.await(TIMEOUT).requireExit(2).stderr())
                    .contains("could not be fetched, or not to its end; nothing was installed.");
        } finally {
            breaking.close();
        }
        assertThat(tree()).containsExactly(lab.resolve("home"));
    }

    @Test
    void aCommandOfAnotherIsNotReplaced() throws Exception {
        Path other = Files.createDirectories(lab.resolve("home/.local/bin")).resolve("ranvier");
        Files.writeString(other, "of another");

        assertThat(install().requireExit(2).stderr()).contains("is there already and not from this installer");
        assertThat(other).hasContent("of another");
    }

    private void refused(String why, String... arguments) throws Exception {
        assertThat(install(arguments).requireExit(2).stderr().lines())
                .singleElement()
                .asString()
                .startsWith("install.sh: ")
                .endsWith(why);
        assertThat(tree()).containsExactly(lab.resolve("home"));
    }

    private Result install(String... arguments) throws Exception {
        return bare(command(server.url(), arguments));
    }

    private static List<String> command(String url, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of("sh", served.resolve("install.sh").toString(), "--from", url));
        command.addAll(List.of(arguments));
        return command;
    }

    private Result bare(List<String> command) throws Exception {
        List<String> bare = new ArrayList<>(List.of("env", "-i", "PATH=/usr/bin:/bin", "HOME=" + lab.resolve("home")));
        bare.addAll(command);
        return ChildProcess.run(bare, lab, Map.of(), TIMEOUT);
    }

    /** All that is in the lab. */
    private List<Path> tree() throws IOException {
        try (Stream<Path> files = Files.walk(lab)) {
            return files.filter(file -> !file.equals(lab) && Files.exists(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
    }
}
