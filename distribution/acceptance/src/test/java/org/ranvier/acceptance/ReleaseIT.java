package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.ranvier.testkit.Machine;

/** A release of what was built: what its users, its authors of plugins and the next release find in it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReleaseIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    @TempDir
    static Path place;

    @TempDir
    Path directory;

    private static Released released;

    @BeforeAll
    static void release() throws Exception {
        RanvierProcess.assembledIn(place)
                .run("plugin", "key", "A Lab", "--out", "lab")
                .requireSuccess();
        released = new Released(place.resolve("released"));
        Result result = Released.run(
                        place,
                        "--key",
                        "lab.key",
                        "--address",
                        "https://ranvier.example/releases/",
                        "--out",
                        released.folder().toString())
                .requireSuccess();
        assertThat(result.stdout()).contains("nothing was published", "of them new or changed");
    }

    @Test
    void itsChecksumsAreRight() throws Exception {
        run(released.version(), "sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS")
                .requireSuccess();

        assertThat(released.version().resolve("SHA256SUMS"))
                .content()
                .contains("-without-java.tar.gz", ".cdx.json", "install.sh", "NOTES.md", "Dockerfile", "ranvier.def");
    }

    /** As docs/release.md says it. */
    @Test
    void openSslVerifiesItsSignature() throws Exception {
        Machine.require("openssl", openSsl());
        String verify = """
                sed -n 1,5p SHA256SUMS.sig >"$1/signed" &&
                sed -n 's/^signature=//p' SHA256SUMS.sig | openssl base64 -d -A >"$1/signature" &&
                openssl pkeyutl -verify -pubin -inkey ranvier.pub -rawin -in "$1/signed" -sigfile "$1/signature" &&
                grep -qx "sha256=$(sha256sum <SHA256SUMS | cut -d ' ' -f 1)" "$1/signed"
                """;

        assertThat(run(released.version(), "sh", "-c", verify, "verify", directory.toString())
                        .requireSuccess()
                        .stdout())
                .contains("Signature Verified Successfully");
    }

    @Test
    void itsNotesSayWhatAuthorsHaveToKnow() throws Exception {
        assertThat(released.version().resolve("NOTES.md"))
                .content()
                .contains("# Ranvier ", "| backend-simd | ", "A plugin that was compiled against api ")
                .contains("`engine.Engine`");
    }

    /** With nothing but the address of the repository, as an author has it who found the release. */
    @Test
    void aProjectOfAThirdPartyIsBuiltFromItsMavenRepository() throws Exception {
        RanvierProcess.assembledIn(directory)
                .run("plugin", "new", "neuron", "theirs")
                .requireSuccess();
        Path project = directory.resolve("theirs");
        Path pom = project.resolve("pom.xml");
        Files.writeString(
                pom,
                Files.readString(pom)
                        .replaceFirst(
                                "<url>[^<]*</url>",
                                "<url>" + released.folder().resolve("maven").toUri() + "</url>"));
        Files.move(project.resolve(".ranvier"), directory.resolve("not used"));

        new Maven(directory.resolve("repository")).run(project, "package").requireSuccess();

        assertThat(project.resolve("target/theirs-0.1.0.jar")).isNotEmptyFile();
        assertThat(released.folder().resolve("maven/org/ranvier/ranvier-api"))
                .isDirectoryRecursivelyContaining("glob:**-sources.jar")
                .isDirectoryRecursivelyContaining("glob:**-javadoc.jar");
    }

    @Test
    void itsPluginsAreInstalledFromTheirIndex() throws Exception {
        Result result = RanvierProcess.assembledIn(directory)
                .with("XDG_CONFIG_HOME", directory.resolve("config").toString())
                .run(
                        "plugin",
                        "search",
                        "slayer",
                        "--index",
                        released.folder().resolve("plugins").toString())
                .requireSuccess();

        assertThat(result.stdout()).contains("delays-slayer");
    }

    /** Takes the release as it is; what comes after it changes a copy. */
    @Test
    @Order(Integer.MAX_VALUE)
    void whatWasPublishedIsNeverReplaced() throws Exception {
        Files.move(released.folder(), place.resolve("served"));
        Path changed = place.resolve("served/plugins/schedules-standard-0.1.0.jar");
        Files.copy(place.resolve("served/plugins/neurons-lif-0.1.0.jar"), changed.resolveSibling("fresh"));
        Files.move(changed.resolveSibling("fresh"), changed, java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        Result result = Released.run(place, "--key", "lab.key", "--to", "served", "--out", "again");

        assertThat(result.requireExit(2).stderr().lines())
                .containsExactly("release: schedules-standard-0.1.0.jar was published with other content: give the"
                        + " plugin a new version in its pom.xml, and say in CHANGELOG.md what has changed");
    }

    @Test
    void withoutADryRunItSaysWhatIsMissingBeforeItBuilds() throws Exception {
        Result result = run(
                directory,
                Installation.sources().resolve("distribution/release").toString(),
                "--to",
                directory.toString());

        assertThat(result.requireExit(2).stderr().lines())
                .singleElement()
                .asString()
                .contains("--key is missing");
    }

    static Optional<Path> openSsl() throws Exception {
        return Program.find("openssl").filter(each -> version(each).startsWith("OpenSSL 3"));
    }

    private static String version(Path openSsl) {
        try {
            return run(Path.of("."), openSsl.toString(), "version").stdout();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Result run(Path folder, String... command) throws IOException, InterruptedException {
        return ChildProcess.run(List.of(command), folder, Map.of(), TIMEOUT);
    }
}
