package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two versions of one delay learner in one process and one experiment: each computes its own. */
class TwoVersionsIT {

    private static final int PLUGIN = 3;

    /** From the input to the hidden neuron and from there to the output, each with a delay of 2 ticks. */
    private static final String SIMULATION = """
            time: {dt: 1, steps: 20}
            network:
              - {name: hidden, neurons: 1, neuron: {type: lif, leak: factor, alpha: 0.5}, weights: {values: [[1.5]]}, delays: {type: "FIRST", max: 8, values: [[2]]}}
              - {name: output, neurons: 1, neuron: {type: lif, leak: factor, alpha: 0.5}, weights: {values: [[1.5]]}, delays: {type: "SECOND", max: 8, values: [[2]]}}
            input: {channels: 1, spikes: [[0, 0]]}
            """;

    private static final String EXPERIMENT = """
            name: two
            seed: 1
            data: {dataset: yin-yang, limit: 60}
            encoder: {type: time-to-first-spike, early: 0, late: 30, bias_time: 0}
            time: {dt: 1, steps: 40}
            network:
              - {name: hidden, neurons: 20, neuron: lif, weights: {scale: 4}, delays: {type: "FIRST", max: 8}}
              - {name: output, neurons: 3, neuron: {type: leaky, tau_mem: 6}, delays: {type: "SECOND", max: 8}}
            objective: mean-voltage
            training: {epochs: 1, batch: 50, optimizer: {type: adam, lr: 0.01}}
            """;

    @TempDir
    Path directory;

    private RanvierProcess ranvier;
    private Path first;
    private Path second;

    @BeforeEach
    void install() throws Exception {
        ranvier = RanvierProcess.of(Installation.assembled())
                .in(directory)
                .with("HOME", directory.toString())
                .with("XDG_CONFIG_HOME", "");
        first = install("1.2.0", 0);
        second = install("2.0.0", 3);
    }

    @Test
    void eachComputesItsOwnInOneNetwork() throws Exception {
        assertThat(spikes("dcls@1.2", "dcls@1.2")).isEqualTo("[[0,2]] [[0,4]]");
        assertThat(spikes("dcls@1.2", "dcls@2.0")).isEqualTo("[[0,2]] [[0,7]]");
        assertThat(spikes("dcls@2.0", "dcls@1.2")).isEqualTo("[[0,5]] [[0,7]]");
        assertThat(spikes("twins/dcls", "twins/dcls@1"))
                .as("the newest, and 1.2")
                .isEqualTo("[[0,5]] [[0,7]]");
    }

    @Test
    void anExperimentTrainsWithBothAndFindsThemAgain() throws Exception {
        train("run", "dcls@1.2", "dcls@2.0");
        train("same", "dcls@1.2", "dcls@1.2");

        assertThat(resolved("run").get("plugins").has("twins@1.2.0")).isTrue();
        assertThat(resolved("run").get("plugins").has("twins@2.0.0")).isTrue();
        assertThat(pluginOf("run", "hidden.delays")).isEqualTo("twins@1.2.0");
        assertThat(pluginOf("run", "output.delays")).isEqualTo("twins@2.0.0");
        assertThat(resolved("same").get("plugins").has("twins@2.0.0")).isFalse();
        double loss = loss("run");
        assertThat(loss("same")).isNotEqualTo(loss);

        install("2.0.5", 1);
        assertThat(loss("run"))
                .as("2.0.5 beside, which dcls@2.0 would mean today")
                .isEqualTo(loss);

        ranvier.run("plugin", "remove", "twins@1.2.0").requireSuccess();
        ranvier.run("plugin", "remove", "twins@2.0.0").requireSuccess();
        assertThat(new Refusal(ranvier).of(PLUGIN, "evaluate", "run"))
                .hasSize(2)
                .allSatisfy(refusal -> assertThat(refusal)
                        .contains("the run was made with this version (SHA-256 ", "but installed is twins@2.0.5")
                        .contains("install it beside with: ranvier plugin install twins-"));
        for (Path jar : List.of(first, second)) {
            ranvier.run("plugin", "install", jar.toString(), "--unsigned", "twins")
                    .requireSuccess();
        }
        assertThat(loss("run")).as("both are back").isEqualTo(loss);
    }

    private String spikes(String first, String second) throws Exception {
        Files.writeString(
                directory.resolve("two.yaml"),
                SIMULATION.replace("FIRST", first).replace("SECOND", second));
        JsonNode json =
                ranvier.run("simulate", "two.yaml", "--json").requireSuccess().lastJson();
        return json.at("/spike_times/hidden") + " " + json.at("/spike_times/output");
    }

    private void train(String run, String first, String second) throws Exception {
        Files.writeString(
                directory.resolve("two.yaml"),
                EXPERIMENT.replace("FIRST", first).replace("SECOND", second));
        ranvier.run("train", "two.yaml", "--backend", "reference", "--out", run).requireSuccess();
    }

    private double loss(String run) throws Exception {
        return ranvier.run("evaluate", run, "--json")
                .requireSuccess()
                .lastJson()
                .get("loss")
                .asDouble();
    }

    private String pluginOf(String run, String role) throws Exception {
        for (JsonNode component : resolved(run).get("components")) {
            if (component.get("role").asString().equals(role)) {
                return component.get("plugin").asString();
            }
        }
        throw new AssertionError("no " + role);
    }

    private JsonNode resolved(String run) throws Exception {
        return JsonMapper.shared()
                .readTree(Files.readString(directory.resolve(run).resolve("resolved.json")));
    }

    /** Installs a plugin with a learner whose spikes come a number of ticks after their delay. */
    private Path install(String version, int later) throws Exception {
        Path sources = Files.createTempDirectory(directory, "source");
        Path java = Files.createDirectories(sources.resolve("src/test/twins"));
        Files.writeString(
                sources.resolve("src/module-info.java"),
                "module test.twins { requires org.ranvier.api;"
                        + " provides org.ranvier.api.learning.DelayLearner with test.twins.Later; }");
        Files.writeString(java.resolve("Later.java"), """
                package test.twins;
                import static org.ranvier.api.learning.KernelRule.delay;
                import static org.ranvier.api.learning.KernelRule.lag;
                import static org.ranvier.api.model.Exprs.*;
                import org.ranvier.api.*;
                import org.ranvier.api.learning.*;
                import org.ranvier.api.model.*;
                public final class Later implements DelayLearner {
                    public String name() { return "dcls"; }
                    public String description() { return "delays that are LATER ticks longer"; }
                    public DelayRule rule(Settings settings) {
                        Expr at = delay().plus(LATER);
                        Expr tent = max(constant(0), constant(1).minus(abs(lag().minus(at))));
                        return KernelRule.of(tent, lag().equalTo(at), new KernelRule.Support(1, LATER + 1), Rounding.NEAREST_EVEN);
                    }
                }
                """.replace("LATER", Integer.toString(later)));
        Path descriptor =
                Files.createDirectories(sources.resolve("resources/META-INF")).resolve("ranvier-plugin.properties");
        Files.writeString(
                descriptor, "id=twins\nversion=" + version + "\ndescription=for a test\napi=[1.0.0-rc.1,2)\n");
        Path jar = ThirdPartyPlugin.compile(Installation.assembled().apiJar(), sources, sources.resolve("twins.jar"));
        ranvier.run("plugin", "install", jar.toString(), "--unsigned", "twins").requireSuccess();
        return jar;
    }
}
