package org.ranvier.conformance.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ranvier.conformance.GoldenCase.assertClose;
import static org.ranvier.conformance.GoldenCase.at;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ranvier.api.Settings;
import org.ranvier.api.data.Objective;
import org.ranvier.api.data.Objective.OutputShape;
import org.ranvier.api.data.Objective.Score;
import org.ranvier.api.data.Target;
import org.ranvier.config.tree.ConfigNode;
import org.ranvier.config.tree.Mapping;
import org.ranvier.config.tree.Scalar;
import org.ranvier.config.tree.Sequence;
import org.ranvier.conformance.GoldenCase;
import org.ranvier.conformance.Plugins;
import org.ranvier.runtime.PluginRuntime;

/** Losses of spike times, their gradients and predictions. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LossGoldenTest {

    private final PluginRuntime plugins = Plugins.open();

    static Stream<ConfigNode> cases() {
        return ((Sequence) at(new GoldenCase("delgrad/loss_cases.json").file(), "cases")).items().stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void equalsTheGoldenCase(ConfigNode c) {
        Map<String, Object> settings = new HashMap<>();
        String name = switch (text(c, "loss")) {
            case "MSE" -> {
                settings.put("t_correct", number(c, "params", "t_correct"));
                settings.put("t_wrong", number(c, "params", "t_wrong"));
                yield "spike-time-mse";
            }
            case "TTFS", "TTFS_early" -> {
                settings.put("xi", number(c, "params", "xi"));
                settings.put("tau_syn", number(c, "tau_syn"));
                if (text(c, "loss").equals("TTFS_early")) {
                    settings.put("alpha", number(c, "params", "regulariser", 0, "alpha"));
                    settings.put("beta", number(c, "params", "regulariser", 0, "beta"));
                }
                yield "first-spike-cross-entropy";
            }
            default -> {
                settings.put("delta", number(c, "params", "delta_t"));
                yield "shift-invariant-mse";
            }
        };
        Objective objective = plugins.find(Objective.class, name, "test");
        double[] times = GoldenArrays.numbers(at(c, "times"));
        double[] gradient = new double[times.length];
        Score score = objective
                .criterion(Settings.of(objective.schema(), settings), OutputShape.eventDriven(times.length))
                .score(times, new Target.ClassLabel((int) number(c, "label")), gradient);
        assertClose(new double[] {score.loss()}, new double[] {number(c, "value")}, 1e-12, "loss");
        assertThat(score.predicted()).isEqualTo((int) number(c, "selected_class"));
        if (((Mapping) c).get("grad").filter(node -> !node.isNull()).isPresent()) {
            assertClose(gradient, GoldenArrays.numbers(at(c, "grad")), 1e-11, "gradient");
        }
    }

    private static String text(ConfigNode c, Object... path) {
        return ((Scalar) at(c, path)).text();
    }

    private static double number(ConfigNode c, Object... path) {
        return ((Scalar) at(c, path)).number().orElseThrow();
    }
}
