package org.ranvier.runtime.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ranvier.runtime.plugin.ListedComponent;
import org.ranvier.runtime.plugin.ListedPlugin;
import org.ranvier.runtime.plugin.SemanticVersion;

class PluginRecordTest {

    @TempDir
    Path plugins;

    @Test
    void aRecordIsReadAsItWasWritten() throws IOException {
        PluginRecord record = record(Fingerprint.ofHost());

        assertThat(PluginRecord.parse(record.text(), jar())).contains(record);
    }

    @Test
    void itHoldsForItsHostAlone() throws IOException {
        write(record(Fingerprint.ofHost()));
        assertThat(Records.read(List.of(plugins)).areComplete()).isTrue();

        write(record("0123456789abcdef"));
        assertThat(Records.read(List.of(plugins)).areComplete()).isFalse();
        assertThat(Records.read(List.of(plugins)).plugins()).isEmpty();
    }

    @Test
    void aFolderWithALinkHasNoFingerprint() throws IOException {
        Path folder = Files.createDirectory(plugins.resolve("folder"));
        Files.writeString(folder.resolve("a"), "a");
        String before = Fingerprint.of(folder).orElseThrow();
        Files.writeString(folder.resolve("b"), "b");
        assertThat(Fingerprint.of(folder)).isPresent().isNotEqualTo(Optional.of(before));

        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("a"));

        assertThat(Fingerprint.of(folder)).isEmpty();
    }

    private Path jar() throws IOException {
        Path jar = plugins.resolve("demo.jar");
        Files.writeString(jar, "any bytes");
        return jar;
    }

    private PluginRecord record(String host) throws IOException {
        ListedPlugin plugin = new ListedPlugin("demo", SemanticVersion.parse("1.0.0-rc.1"), "", jar());
        return new PluginRecord(
                host,
                Fingerprint.of(jar()).orElseThrow(),
                plugin,
                Map.of(),
                List.of(new ListedComponent(
                        plugin, "org.ranvier.api.model.Neuron", "lif", "Says – with ü  and  spaces ")));
    }

    private static void write(PluginRecord record) throws IOException {
        Path place = Records.place(record.plugin().location());
        Files.createDirectories(place.getParent());
        Files.writeString(place, record.text());
    }
}
