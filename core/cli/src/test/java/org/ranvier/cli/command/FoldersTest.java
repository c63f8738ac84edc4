package org.ranvier.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ranvier.cli.process.Environment;

class FoldersTest {

    @TempDir
    Path root;

    @Test
    void pluginsComeFromTheOptionElseTheVariableElseTheInstallation() throws IOException {
        Path given = Files.createDirectories(root.resolve("given"));
        Path variable = Files.createDirectories(root.resolve("variable"));
        Path installed = Files.createDirectories(root.resolve("app/plugins"));
        Environment plain = environment(Map.of());

        assertThat(PluginFolders.of(List.of(given), environment(Map.of("RANVIER_PLUGINS", variable.toString()))))
                .containsExactly(given);
        assertThat(PluginFolders.of(
                        List.of(), environment(Map.of("RANVIER_PLUGINS", variable + File.pathSeparator + given))))
                .containsExactly(variable, given);
        assertThat(PluginFolders.of(List.of(), plain)).containsExactly(installed);
        Path own = Files.createDirectories(root.resolve("home/.config/ranvier/plugins"));
        assertThat(PluginFolders.of(List.of(), plain)).containsExactly(installed, own);
    }

    @Test
    void aPluginFolderThatWasNamedMustExist() {
        assertThatThrownBy(() -> PluginFolders.of(List.of(), environment(Map.of("RANVIER_PLUGINS", "nowhere"))))
                .hasMessage("RANVIER_PLUGINS: there is no folder nowhere; name a folder that holds plugins.");
    }

    @Test
    void whatIsSharedIsReadAndOnesOwnIsInstalledInto() throws IOException {
        // Nobody can write there, not even the administrator.
        Path shared = Files.createFile(root.resolve("shared"));
        Path lab = Files.createDirectories(root.resolve("lab"));
        Path own = root.resolve("home/.config/ranvier/plugins");
        String both = shared + File.pathSeparator + own;

        assertThat(PluginFolders.target(List.of(), environment(Map.of("RANVIER_PLUGINS", both))))
                .isEqualTo(own);
        assertThat(PluginFolders.of(List.of(), environment(Map.of("RANVIER_PLUGINS", lab + File.pathSeparator + own))))
                .as("one's own may not be there yet")
                .containsExactly(lab);
        assertThat(PluginFolders.target(List.of(), environment(Map.of("RANVIER_PLUGINS", shared.toString()))))
                .as("where nothing may be written to, the first is told of")
                .isEqualTo(shared);
    }

    @Test
    void dataIsSearchedInOrder() throws IOException {
        Path given = Files.createDirectories(root.resolve("given"));
        Path variable = Files.createDirectories(root.resolve("variable"));
        Path cache = Files.createDirectories(root.resolve("home/.cache/ranvier/mnist"));
        DataFoldersLookup folders =
                DataFoldersLookup.of(List.of(given), environment(Map.of("RANVIER_DATA", variable.toString())));

        assertThat(folders.searched()).containsExactly(given, variable, cache.getParent());
        assertThat(folders.find("mnist")).hasValue(cache);
        Path nearer = Files.createDirectories(variable.resolve("mnist"));
        assertThat(folders.find("mnist")).hasValue(nearer);
        assertThat(folders.find("absent")).isEmpty();
    }

    @Test
    void aPersonsFoldersAreWhereTheBaseDirectoriesAreSet() throws IOException {
        Path config = Files.createDirectories(root.resolve("config/ranvier/plugins"));
        Path cache = root.resolve("cache");
        Environment set = environment(
                Map.of("XDG_CONFIG_HOME", root.resolve("config").toString(), "XDG_CACHE_HOME", cache.toString()));

        assertThat(PluginFolders.of(List.of(), set)).containsExactly(config);
        assertThat(PluginFolders.target(List.of(), set)).isEqualTo(config);
        assertThat(DataFoldersLookup.of(List.of(), set).searched()).containsExactly(cache.resolve("ranvier"));
    }

    @Test
    void aBaseDirectoryThatIsEmptyOrNotAbsoluteCountsAsNotSet() {
        for (String value : List.of("", "cache", "./cache")) {
            assertThat(DataFoldersLookup.of(List.of(), environment(Map.of("XDG_CACHE_HOME", value)))
                            .searched())
                    .containsExactly(root.resolve("home/.cache/ranvier"));
        }
    }

    private Environment environment(Map<String, String> variables) {
        return new Environment(variables, Optional.of(root.resolve("app")), root.resolve("home"), root);
    }
}
