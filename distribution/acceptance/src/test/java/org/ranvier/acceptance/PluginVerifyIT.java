package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code plugin verify} says of plugins that are not right, whatever they do. */
class PluginVerifyIT {

    private static final String NEURON = """
            package p;

            import org.ranvier.api.*;
            import org.ranvier.api.model.*;

            public final class Odd implements Neuron {
                %s

                public String name() { return "odd"; }

                public String description() { return "a neuron for a test"; }

                public Schema schema() {
                    return Schema.of(Setting.parameter("gain", Unit.NONE, Range.above(0), "factor").withDefault(0.5));
                }

                public Dynamics dynamics(Settings settings) {
                    DynamicsBuilder model = Dynamics.define("odd");
                    State v = model.state("v");
                    %s
                    return model.spikeAbove(v.now(), Exprs.constant(1)).build();
                }
            }
            """;
    private static final String RIGHT =
            "v.next(v.previous().times(0.5).plus(Exprs.parameter(\"gain\").times(model.input())));";

    @TempDir
    Path directory;

    @Test
    void aPluginThatIsRightPasses() throws Exception {
        assertThat(verify("", RIGHT).requireSuccess().stderr())
                .contains("all of which are there", "ok    odd (Neuron), networks on simd", "odd@1.0.0 passes.");
    }

    @Test
    void whatAContractFindsIsNamedWithTheTest() throws Exception {
        Result result = verify(NEURON.replace("\"factor\"", "\"\"").formatted("", RIGHT))
                .requireExit(3);

        assertThat(result.stderr())
                .contains("FAIL  odd (Neuron), contract", "what 'gain' means is empty", "odd@1.0.0 does not pass.");
        assertThat(result.lastJson().get("ok").asBoolean()).isFalse();
    }

    @Test
    void anExceptionIsToldWithTheAuthorsLine() throws Exception {
        Result result = verify("", "if (settings != null) throw new IllegalStateException(\"not today\");" + RIGHT)
                .requireExit(3);

        assertThat(result.stderr()).contains("not today").containsPattern("Odd\\.java:\\d+");
    }

    @Test
    void whoEndsTheProcessIsNamed() throws Exception {
        Result result = verify("{ System.exit(0); }", RIGHT).requireExit(3);

        assertThat(result.stderr().replaceAll("\\s+", " ")).contains("FAIL components", "it ended with exit code 0");
    }

    @Test
    void aPluginThatCannotBeReadIsRefused() throws Exception {
        Path jar = Files.writeString(directory.resolve("no.jar"), "not a jar");

        assertThat(ranvier()
                        .run("plugin", "verify", jar.toString())
                        .requireExit(3)
                        .stderr())
                .contains("no.jar");
        assertThat(ranvier().run("plugin", "verify", "gone.jar").requireExit(2).stderr())
                .contains("there is no such file");
    }

    private Result verify(String members, String equations) throws Exception {
        return verify(NEURON.formatted(members, equations));
    }

    private Result verify(String neuron) throws Exception {
        Path source = Files.createDirectories(directory.resolve("src/p"));
        Files.writeString(source.resolve("Odd.java"), neuron);
        Files.writeString(
                directory.resolve("src/module-info.java"),
                "module p { requires org.ranvier.api; provides org.ranvier.api.model.Neuron with p.Odd; }");
        Files.writeString(
                Files.createDirectories(directory.resolve("resources/META-INF")).resolve("ranvier-plugin.properties"),
                "id=odd\nversion=1.0.0\ndescription=for a test\napi=[1.0.0-rc.1,2)\n");
        Path jar = ThirdPartyPlugin.compile(
                Installation.assembled().apiJar(), directory, directory.resolve("odd-1.0.0.jar"));
        return ranvier().run("plugin", "verify", jar.toString(), "--backend", "simd", "--json");
    }

    private RanvierProcess ranvier() {
        return RanvierProcess.assembledIn(directory)
                .with("XDG_CONFIG_HOME", directory.resolve("config").toString());
    }
}
