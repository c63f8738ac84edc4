package org.ranvier.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.Objective;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.training.Experiment;
import org.ranvier.training.plan.PlanBuilder;
import org.ranvier.training.plan.PlanJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A plan that travels as JSON is the plan it was. */
class PlanJsonTest {

    private static final Path EXPERIMENT =
            Path.of(System.getProperty("ranvier.installation"), "examples", "yin-yang.yaml");

    @Test
    void comesBackEqual() {
        NetworkPlan plan = plan();

        NetworkPlan back = PlanJson.read(PlanJson.write(plan));

        assertThat(PlanJson.write(back)).isEqualTo(PlanJson.write(plan));
        assertThat(back.parameters()).isEqualTo(plan.parameters());
        assertThat(back.all(NetworkPlan.Population.class)).isEqualTo(plan.all(NetworkPlan.Population.class));
    }

    @Test
    void plansOfAllFeaturesComeBackEqual() {
        Components components = Components.open();
        SplittableRandom random = new SplittableRandom(7);
        for (int n = 0; n < 20; n++) {
            NetworkPlan plan = random(components, random);

            NetworkPlan back = PlanJson.read(PlanJson.write(plan));

            assertThat(PlanJson.write(back)).isEqualTo(PlanJson.write(plan));
            assertThat(back.parameters()).isEqualTo(plan.parameters());
            assertThat(back.timing()).isEqualTo(plan.timing());
        }
    }

    @Test
    void aPlanOfTheFormatBeforeIsReadAsWhatItIs() {
        Components components = Components.open();
        SplittableRandom random = new SplittableRandom(8);
        for (int n = 0; n < 20; n++) {
            NetworkPlan plan = random(components, random);

            NetworkPlan back = PlanJson.read(ofFormat2(plan));

            assertThat(back.parameters()).isEqualTo(plan.parameters());
            assertThat(PlanJson.write(back)).isEqualTo(PlanJson.write(plan));
        }
    }

    @Test
    void aModelThatSaysNothingOfSubstepsHasOne() {
        JsonMapper mapper = new JsonMapper();
        ObjectNode json = (ObjectNode) mapper.readTree(PlanJson.write(plan()));
        json.get("elements").forEach(PlanJsonTest::withoutSubsteps);

        assertThat(PlanJson.write(PlanJson.read(mapper.writeValueAsString(json))))
                .isEqualTo(PlanJson.write(plan()));
    }

    @Test
    void refusesAnotherVersion() {
        String other = PlanJson.write(plan()).replaceFirst("\"version\":" + NetworkPlan.VERSION, "\"version\":1");

        assertThatThrownBy(() -> PlanJson.read(other))
                .isInstanceOf(RanvierException.class)
                .hasMessageContaining("its version is 1, not " + NetworkPlan.VERSION);
    }

    private static NetworkPlan random(Components components, SplittableRandom random) {
        Variant<Objective> objective = components.objectives().stream()
                .filter(o -> !Components.scoresSpikes(o))
                .findFirst()
                .orElseThrow();
        RandomNetwork network = RandomNetwork.draw(
                components,
                Components.pickModel(components.neurons(), random),
                Components.pickModel(components.neurons(), random),
                objective,
                random);
        return PlanBuilder.build(network.spec(), 1).plan();
    }

    /** As the program wrote it that knew of no timing and no identity of parameters. */
    private static String ofFormat2(NetworkPlan plan) {
        JsonMapper mapper = new JsonMapper();
        ObjectNode json = (ObjectNode) mapper.readTree(PlanJson.write(plan));
        json.put("version", 2);
        json.remove("timing");
        json.remove("input");
        json.put("dtMs", plan.dtMs());
        json.put("ticks", plan.ticks());
        for (JsonNode element : json.get("elements")) {
            withoutSubsteps(element);
            if (element.get("is").asString().equals("Projection")) {
                ((ObjectNode) element.get("delays").get("rule")).put("is", "KernelRule");
            }
        }
        for (int n = 0; n < plan.parameters().size(); n++) {
            ObjectNode parameter = (ObjectNode) json.get("parameters").get(n);
            parameter.remove("element");
            parameter.remove("role");
            parameter.put("name", plan.parameters().get(n).name());
        }
        return mapper.writeValueAsString(json);
    }

    /** Models had none once. */
    private static void withoutSubsteps(JsonNode element) {
        if (element.path("model") instanceof ObjectNode model) {
            model.remove("substeps");
        }
    }

    private static NetworkPlan plan() {
        Dataset.DataFolders none = new Dataset.DataFolders() {
            @Override
            public Optional<Path> find(String relative) {
                return Optional.empty();
            }

            @Override
            public List<Path> searched() {
                return List.of();
            }
        };
        return Experiment.load(EXPERIMENT, Experiment.Changes.NONE, new Experiment.Environment(Plugins.open(), none, 1))
                .plan();
    }
}
