package org.ranvier.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ranvier.api.RanvierException;
import org.ranvier.api.backend.NetworkPlan;
import org.ranvier.api.data.Dataset;
import org.ranvier.training.Experiment;
import org.ranvier.training.plan.PlanJson;

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
    void refusesAnotherVersion() {
        String other = PlanJson.write(plan()).replaceFirst("\"version\":" + NetworkPlan.VERSION, "\"version\":1");

        assertThatThrownBy(() -> PlanJson.read(other))
                .isInstanceOf(RanvierException.class)
                .hasMessageContaining("its version is 1, not " + NetworkPlan.VERSION);
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
