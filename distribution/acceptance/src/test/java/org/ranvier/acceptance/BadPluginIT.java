package org.ranvier.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plugins that are missing or unfit: the reason is given with the component that is missed for it. */
class BadPluginIT {

    private static final int PLUGIN = 3;
    private static final String DESCRIPTOR = "META-INF/ranvier-plugin.properties";

    @TempDir
    Path directory;

    private Installation installation;
    private Path work;
    private Path jar;

    @BeforeEach
    void install() throws IOException {
        installation = Installation.assembled().copyTo(directory.resolve("ranvier"));
        work = Files.createDirectory(directory.resolve("work"));
        jar = installation.plugins().resolve("neurons-adlif-0.1.0.jar");
        assertThat(jar).isRegularFile();
    }

    @Test
    void aPluginThatIsNotThere() throws Exception {
        Files.delete(jar);

        assertThat(refusedAdLif())
                .singleElement()
                .asString()
                .startsWith("--set network.hidden.neuron: there is no neuron 'adlif'; ")
                .contains("installed: leaky, lif, ");
    }

    @Test
    void aMistypedComponentIsMetWithTheNearestOne() throws Exception {
        assertThat(refused("--set", "network.hidden.neuron.type=lfi"))
                .singleElement()
                .asString()
                .startsWith("--set network.hidden.neuron.type: there is no neuron 'lfi'; did you mean 'lif'?");
    }

    @Test
    void aBackendThatIsNotThere() throws Exception {
        assertThat(refused("--backend", "refrence"))
                .singleElement()
                .asString()
                .startsWith("--backend: there is no backend 'refrence'; did you mean 'reference'?");
    }

    @Test
    void aPluginForAnotherVersionOfTheApi() throws Exception {
        rewrite("api=[1.0.0-rc.1,2)", "api=[9.0,10.0)", "module-info.class");

        assertThat(refusedAdLif())
                .hasSize(2)
                .last()
                .asString()
                .isEqualTo(jar.toRealPath()
                        + ": plugin neurons-adlif@0.1.0: it fits versions [9.0.0,10.0.0) of the Ranvier API, but this is 1.0.0-rc.1;"
                        + " install a version of the plugin for 1.0.0-rc.1.");
    }

    @Test
    void aPluginThatLeavesTheReleaseCandidateOut() throws Exception {
        rewrite("api=[1.0.0-rc.1,2)", "api=[1.0,2.0)", "module-info.class");

        assertThat(refusedAdLif())
                .last()
                .asString()
                .endsWith(
                        "it fits versions [1.0.0,2.0.0) of the Ranvier API, but this is 1.0.0-rc.1, which comes before 1.0.0;"
                                + " install a version of the plugin with api=[1.0.0-rc.1,2), which takes this one and its release.");
    }

    @Test
    void aDamagedJar() throws Exception {
        byte[] whole = Files.readAllBytes(jar);
        Files.write(jar, Arrays.copyOf(whole, whole.length / 2));

        assertThat(refusedAdLif())
                .hasSize(2)
                .last()
                .asString()
                .startsWith(jar.toRealPath() + ": it cannot be read as a plugin (")
                .endsWith("; install it again, or remove it.");
    }

    @Test
    void aJarWithoutAModule() throws Exception {
        rewrite("", "", "");

        assertThat(refusedAdLif())
                .hasSize(2)
                .last()
                .asString()
                .isEqualTo(
                        jar.toRealPath()
                                + ": plugin neurons-adlif@0.1.0: the jar has no module descriptor;"
                                + " compile it with a module-info.java that requires org.ranvier.api and provides the components.");
    }

    @Test
    void aBrokenPluginThatIsNotNeededHarmsNobody() throws Exception {
        Files.writeString(jar, "no jar");

        Result result = ranvier().run("train", "yin-yang", "--set", "data.limit=50", "--set", "training.epochs=1");

        assertThat(result.requireSuccess().stderr()).doesNotContain("adlif");
    }

    private List<String> refusedAdLif() throws Exception {
        return refused("--set", "network.hidden.neuron=adlif");
    }

    private List<String> refused(String option, String value) throws Exception {
        return new Refusal(ranvier()).of(PLUGIN, "train", "yin-yang", option, value);
    }

    private RanvierProcess ranvier() {
        return RanvierProcess.of(installation).in(work);
    }

    /** Packs the jar anew, with a change in its descriptor, and with a module only if that is named. */
    private void rewrite(String text, String replacement, String module) throws IOException {
        Path changed = jar.resolveSibling("changed");
        try (JarFile old = new JarFile(jar.toFile());
                JarOutputStream out = new JarOutputStream(Files.newOutputStream(changed))) {
            for (JarEntry entry : old.stream().toList()) {
                if (entry.getName().equals("module-info.class") && module.isEmpty()) {
                    continue;
                }
                byte[] content = old.getInputStream(entry).readAllBytes();
                if (entry.getName().equals(DESCRIPTOR)) {
                    String descriptor = new String(content, UTF_8);
                    assertThat(descriptor).contains(text);
                    content = descriptor.replace(text, replacement).getBytes(UTF_8);
                }
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(content);
                out.closeEntry();
            }
        }
        Files.move(changed, jar, StandardCopyOption.REPLACE_EXISTING);
    }
}
