package org.ranvier.install.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.install.FakePlugin;

class SignaturesTest {

    private final KeyFile key = KeyFile.generate("Jane Doe");

    @TempDir
    Path directory;

    private Path jar;

    @BeforeEach
    void jar() throws IOException {
        jar = FakePlugin.jar(directory.resolve("demo.jar"), "demo", "1.0.0");
    }

    @Test
    void aSignatureHoldsForWhatWasSigned() {
        sign(jar);

        SignatureFile found = SignedPlugin.of(jar).verified().orElseThrow();

        assertThat(found.publisher()).isEqualTo("Jane Doe");
        assertThat(found.subject()).isEqualTo("plugin demo@1.0.0");
        assertThat(found.key()).isEqualTo(key.publicKey());
    }

    @Test
    void itHoldsForNothingElse() throws IOException {
        sign(jar);
        FakePlugin.jar(jar, "demo", "1.0.0", "unloadable=false");
        assertThatThrownBy(() -> SignedPlugin.of(jar).verified()).hasMessageContaining("changed after it was signed");

        FakePlugin.jar(jar, "demo", "2.0.0");
        assertThatThrownBy(() -> SignedPlugin.of(jar).verified())
                .hasMessageContaining("the signature is one of plugin demo@1.0.0, not of plugin demo@2.0.0");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void everyLineIsSigned(int line) throws IOException {
        sign(jar);
        Path file = SignatureFile.beside(jar);
        String other = new String[] {
                    "",
                    "signs=plugin demo@9.0.0",
                    "sha256=" + "0".repeat(64),
                    "publisher=John Doe",
                    "key=" + KeyFile.generate("x").publicKey().text(),
                    "signature=" + "AAAA".repeat(21) + "AA=="
                }
                [line];
        String text = Files.readString(file);
        Files.writeString(file, text.replace(text.lines().toList().get(line), other));

        assertThatThrownBy(() -> SignedPlugin.of(jar).verified()).hasMessageContaining("damaged or forged");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ranvier-signature=1\n", "no signature at all\n\n\n\n\n\n"})
    void whatIsNoSignatureIsRefused(String text) throws IOException {
        Files.writeString(SignatureFile.beside(jar), text);

        assertThatThrownBy(() -> SignedPlugin.of(jar).verified()).hasMessageContaining("it is no signature (");
    }

    @Test
    void aFolderIsSignedByItsDescriptorIfThatHasEveryFile() throws IOException {
        Path folder = FakePlugin.folder(directory.resolve("demo"), "demo", "1.0.0", false);
        assertThatThrownBy(() -> SignedPlugin.of(folder).requireComplete("demo"))
                .hasMessageContaining("the descriptor has no checksum of 'README.md'")
                .hasMessageContaining("sha256.README.md=" + Sha256.of(folder.resolve("README.md")));

        FakePlugin.folder(folder, "demo", "1.0.0", true);
        sign(folder);
        assertThat(SignedPlugin.of(folder).verified()).isPresent();

        Files.writeString(folder.resolve("more.txt"), "more");
        assertThatThrownBy(() -> SignedPlugin.of(folder).verified()).hasMessageContaining("no checksum of 'more.txt'");
    }

    @Test
    void aKeyIsWrittenForItsOwnerAlone() throws IOException {
        Path pair = directory.resolve("jane.key");
        Path open = directory.resolve("jane.pub");
        key.write(pair, open);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(pair)))
                .isEqualTo("rw-------");
        KeyFile read = KeyFile.read(pair);
        assertThat(read.publisher()).isEqualTo("Jane Doe");
        assertThat(read.sign("index", "0").isGenuine()).isTrue();
        assertThat(KeyFile.readPublic(open).key()).isEqualTo(key.publicKey());
        assertThat(open).content().doesNotContain("PRIVATE");

        assertThatThrownBy(() -> key.write(pair, open)).hasMessageContaining("it is there already");
        Files.setPosixFilePermissions(pair, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> KeyFile.read(pair)).hasMessageContaining("chmod 600");
        assertThatThrownBy(() -> KeyFile.read(open)).hasMessageContaining("chmod 600");
        assertThatThrownBy(() -> KeyFile.readPublic(jar)).hasMessageContaining("it is no key of Ranvier");
    }

    @Test
    void aFingerprintIsEightGroups() {
        assertThat(key.publicKey().fingerprint()).matches("[0-9a-f]{4}(-[0-9a-f]{4}){7}");
    }

    private void sign(Path plugin) {
        SignedPlugin signed = SignedPlugin.of(plugin);
        key.sign(signed.subject(), signed.sha256()).write(signed.signature());
    }
}
