package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A run is its plugins: what was made with one version is not evaluated, exported or trained on with another unless one
 * says so.
 */
class PluginsOfARunIT {

    private static final int PLUGIN = 3;

    private static final String EXPERIMENT = """
            name: demo
            seed: 1
            data: {dataset: yin-yang, limit: 60}
            encoder: {type: time-to-first-spike, early: 0, late: 30, bias_time: 0}
            time: {dt: 1, steps: 40}
            network:
              - {name: hidden, neurons: 20, neuron: NEURON, weights: {scale: 4}}
              - {name: output, neurons: 3, neuron: {type: leaky, tau_mem: 6}}
            objective: mean-voltage
            training: {epochs: 1, batch: 50, optimizer: {type: adam, lr: 0.01}}
            """;

    @TempDir
    Path directory;

    private Installation installation;
    private RanvierProcess ranvier;

    @BeforeEach
    void install() throws Exception {
        installation = Installation.assembled();
        ranvier = RanvierProcess.of(installation)
                .in(directory)
                .with("HOME", directory.toString())
                .with("XDG_CONFIG_HOME", "");
    }

    @Test
    void aRunUsesTheVersionsThatItWasMadeWithOrIsRefused() throws Exception {
        Path first = neuron("1.0.0", "demo", 10);
        install(first);
        train("demo");
        String sha256 = resolved().get("plugins").get("demo@1.0.0").asString();
        double loss = loss();

        install(neuron("2.0.0", "demo", 3));
        assertThat(loss()).as("2.0.0 beside").isEqualTo(loss);

        ranvier.run("plugin", "remove", "demo@1.0.0").requireSuccess();
        String before = Files.readString(directory.resolve("run/resolved.json"));
        String refusal =
                "run: plugin demo@1.0.0: the run was made with this version (SHA-256 " + sha256 + "), but installed is"
                        + " demo@2.0.0; install it beside with: ranvier plugin install demo-1.0.0.jar; or use what is installed, with other"
                        + " results perhaps: --plugins-as-installed.";
        for (String[] command : new String[][] {
            {"evaluate", "run"},
            {"train", "--resume", "run", "--set", "training.epochs=2"},
            {"export", "run", "--format", "nir"}
        }) {
            assertThat(new Refusal(ranvier).of(PLUGIN, command)).contains(refusal);
        }
        assertThat(directory.resolve("run/resolved.json")).hasContent(before);

        Result knowingly = ranvier.run("evaluate", "run", "--plugins-as-installed", "--json")
                .requireSuccess();
        assertThat(knowingly.lastJson().get("loss").asDouble()).isNotEqualTo(loss);
        assertThat(knowingly.stderr())
                .contains("note: the plugins as installed are used")
                .contains("demo@1.0.0");

        ranvier.run("train", "--resume", "run", "--set", "training.epochs=2", "--plugins-as-installed")
                .requireSuccess();
        assertThat(resolved().get("plugins").has("demo@2.0.0")).isTrue();
        assertThat(resolved().get("earlier_plugins").get(0).get("demo@1.0.0").asString())
                .isEqualTo(sha256);
    }

    @Test
    void anotherBuildOfTheSameVersionIsRefusedToo() throws Exception {
        install(neuron("1.0.0", "demo", 10));
        train("demo");
        ranvier.run("plugin", "remove", "demo").requireSuccess();
        install(neuron("1.0.0", "demo", 3));

        assertThat(new Refusal(ranvier).of(PLUGIN, "evaluate", "run"))
                .singleElement()
                .asString()
                .contains(
                        "plugin demo@1.0.0: the run was made with the build of SHA-256 ",
                        ", but installed is one of SHA-256 ");
    }

    @Test
    void aPluginWithTheNameOfAnothersComponentLeavesExamplesAndRunsAsTheyWere() throws Exception {
        train("lif");
        double loss = loss();

        Result installed = install(neuron("1.0.0", "lif", 3));

        String clash =
                "note: the neuron 'lif' of demo@1.0.0 has the name of one of neurons-lif@0.1.0, which comes with Ranvier and is what"
                        + " the plain name means; write demo/lif for the other";
        assertThat(installed.stderr()).contains(clash);
        assertThat(loss()).isEqualTo(loss);
        Result explained = ranvier.run("explain", "yin-yang").requireSuccess();
        assertThat(explained.stdout()).contains("neurons-lif@0.1.0").doesNotContain("demo@1.0.0");
        assertThat(explained.stderr()).contains(clash);
        assertThat(ranvier.run("plugin", "list").requireSuccess().stderr()).contains(clash);
        assertThat(ranvier.run("explain", "yin-yang", "--set", "network.hidden.neuron=demo/lif")
                        .requireSuccess()
                        .stdout())
                .contains("lif of demo@1.0.0");
    }

    private void train(String neuron) throws Exception {
        Files.writeString(directory.resolve("demo.yaml"), EXPERIMENT.replace("NEURON", neuron));
        ranvier.run("train", "demo.yaml", "--backend", "reference", "--out", "run")
                .requireSuccess();
    }

    private double loss() throws Exception {
        return ranvier.run("evaluate", "run", "--json")
                .requireSuccess()
                .lastJson()
                .get("loss")
                .asDouble();
    }

    private JsonNode resolved() throws IOException {
        return tools.jackson.databind.json.JsonMapper.shared()
                .readTree(Files.readString(directory.resolve("run/resolved.json")));
    }

    private Result install(Path jar) throws Exception {
        return ranvier.run("plugin", "install", jar.toString(), "--unsigned", "demo")
                .requireSuccess();
    }

    /** A plugin 'demo' with a leaky neuron that spikes where it exceeds a level. */
    private Path neuron(String version, String name, double tau) throws Exception {
        Path sources = Files.createTempDirectory(directory, "source");
        Path java = Files.createDirectories(sources.resolve("src/test/demo"));
        Files.writeString(
                sources.resolve("src/module-info.java"),
                "module test.demo { requires org.ranvier.api;"
                        + " provides org.ranvier.api.model.Neuron with test.demo.Demo; }");
        Files.writeString(java.resolve("Demo.java"), """
                package test.demo;
                import org.ranvier.api.*;
                import org.ranvier.api.model.*;
                public final class Demo implements Neuron {
                    public String name() { return "NAME"; }
                    public String description() { return "a neuron for a test"; }
                    public Dynamics dynamics(Settings settings) {
                        DynamicsBuilder model = Dynamics.define(name());
                        State v = model.state("v");
                        v.derivative(model.input().minus(v.previous()).over(TAU));
                        model.spikeAbove(v.now(), Exprs.constant(0.05));
                        v.reset(v.now().times(Exprs.constant(1).minus(model.spike())));
                        return model.build();
                    }
                }
                """.replace("NAME", name).replace("TAU", Double.toString(tau)));
        Path descriptor =
                Files.createDirectories(sources.resolve("resources/META-INF")).resolve("ranvier-plugin.properties");
        Files.writeString(descriptor, "id=demo\nversion=" + version + "\ndescription=for a test\napi=[1.0.0-rc.1,2)\n");
        return ThirdPartyPlugin.compile(installation.apiJar(), sources, sources.resolve("demo.jar"));
    }
}
