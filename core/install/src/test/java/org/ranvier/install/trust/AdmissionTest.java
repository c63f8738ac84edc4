package org.ranvier.install.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.install.FakePlugin;
import org.ranvier.install.sign.KeyFile;
import org.ranvier.install.sign.SignatureFile;
import org.ranvier.install.sign.SignedPlugin;

class AdmissionTest {

    private static final Admission.Policy USUAL = new Admission.Policy(Set.of(), true);

    private final KeyFile jane = KeyFile.generate("Jane Doe");
    private final KeyFile mallory = KeyFile.generate("Jane Doe");

    @TempDir
    Path directory;

    private TrustStore store;
    private SignedPlugin plugin;

    @BeforeEach
    void plugin() throws IOException {
        store = new TrustStore(directory.resolve("config/trusted-keys.txt"));
        plugin = SignedPlugin.of(FakePlugin.jar(directory.resolve("demo.jar"), "demo", "1.0.0"));
    }

    @Test
    void theFirstKeyIsTrustedFromThenOn() {
        Admission first = decide(jane, USUAL);
        assertThat(first).isInstanceOfSatisfying(Admission.Signed.class, signed -> {
            assertThat(signed.first()).isTrue();
            assertThat(signed.known()).isFalse();
            store.add(List.of(signed.pin("demo")));
        });

        assertThat(decide(jane, USUAL))
                .isInstanceOfSatisfying(
                        Admission.Signed.class,
                        signed -> assertThat(signed.first()).isFalse());
        assertThatThrownBy(() -> decide(mallory, USUAL))
                .hasMessageContaining(
                        "key " + fingerprint(mallory) + ", but only this key is trusted for demo: Jane Doe")
                .hasMessageContaining("ranvier plugin trust " + fingerprint(mallory) + " --for demo");
    }

    @Test
    void whatWasSignedOnceMustBeSignedAlways() {
        pin("demo", jane);

        assertThatThrownBy(() -> unsigned("demo"))
                .hasMessageContaining("it is not signed, but demo was signed before: Jane Doe")
                .hasMessageContaining("ranvier plugin trust --remove demo");
        store.remove("demo");
        assertThat(unsigned("demo")).isInstanceOf(Admission.Unsigned.class);
    }

    @Test
    void whatIsNotSignedMustBeNamed() {
        assertThatThrownBy(() -> unsigned("other")).hasMessageContaining("--unsigned demo");
        assertThat(unsigned("demo")).isInstanceOf(Admission.Unsigned.class);
    }

    @Test
    void aStrangerIsRefusedWhereOnlyKnownKeysCount() {
        Admission.Policy strict = USUAL.withoutStrangers();
        assertThatThrownBy(() -> decide(jane, strict)).hasMessageContaining("is not trusted yet");

        pin(Pin.ANY, jane);
        assertThat(decide(jane, strict))
                .isInstanceOfSatisfying(
                        Admission.Signed.class,
                        signed -> assertThat(signed.known()).isTrue());
    }

    @Test
    void aKeyForAnyPluginIsNoneForOneThatHasItsOwn() {
        pin(Pin.ANY, mallory);
        pin("demo", jane);

        assertThatThrownBy(() -> decide(mallory, USUAL)).hasMessageContaining("but only this key is trusted for demo");
    }

    @Test
    void severalKeysMayBeTrusted() {
        pin("demo", jane);
        pin("demo", mallory);
        pin("demo", mallory);

        assertThat(store.pins()).hasSize(2);
        assertThat(decide(mallory, USUAL)).isInstanceOf(Admission.Signed.class);
        assertThat(store.remove(fingerprint(mallory))).hasSize(1);
        assertThatThrownBy(() -> decide(mallory, USUAL)).hasMessageContaining("only this key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ranvier-trust 1\n",
                "ranvier-trust 2\nend\n",
                "ranvier-trust 1\ndemo 0000 x\nend\n",
                "ranvier-trust 1\ndemo 1111-1111-1111-1111-1111-1111-1111-1111 Jane"
            })
    void aDamagedStoreIsRefused(String text) throws IOException {
        Files.createDirectories(store.file().getParent());
        Files.writeString(store.file(), text);

        assertThatThrownBy(() -> decide(jane, USUAL)).hasMessageContaining("the list of trusted keys is damaged");
        assertThatThrownBy(() -> pin("demo", jane)).hasMessageContaining("the list of trusted keys is damaged");
        assertThat(store.file()).hasContent(text);
    }

    @Test
    void aStoreInAnotherCharsetIsRefused() throws IOException {
        Files.createDirectories(store.file().getParent());
        Files.write(store.file(), new byte[] {(byte) 0xE4, '\n'});

        assertThatThrownBy(store::pins).hasMessageContaining("it cannot be read (it is no text in UTF-8)");
    }

    @Test
    void aStoreThatIsNoFileIsRefused() throws IOException {
        Files.createDirectories(store.file());

        assertThatThrownBy(store::pins).hasMessageContaining("it cannot be read");
    }

    @Test
    void aPublisherCannotAddLines() {
        store.add(List.of(new Pin("demo", fingerprint(jane), "Jane\nother " + fingerprint(mallory) + " Mallory")));

        assertThat(store.pins()).hasSize(1);
    }

    private Admission decide(KeyFile key, Admission.Policy policy) {
        SignatureFile signature = key.sign(plugin.subject(), plugin.sha256());
        return Admission.decide(plugin.descriptor(), "demo.jar", Optional.of(signature), store, policy);
    }

    private Admission unsigned(String allowed) {
        return Admission.decide(
                plugin.descriptor(), "demo.jar", Optional.empty(), store, new Admission.Policy(Set.of(allowed), true));
    }

    private void pin(String subject, KeyFile key) {
        store.add(List.of(new Pin(subject, fingerprint(key), key.publisher())));
    }

    private static String fingerprint(KeyFile key) {
        return key.publicKey().fingerprint();
    }
}
