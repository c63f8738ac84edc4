package org.ranvier.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ranvier.config.Texts.shown;
import static org.ranvier.config.Texts.value;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.config.tree.Problems;

class ComponentRefTest {

    private static final Schema SCHEMA = Schema.of(
            Setting.parameter("tau_mem", Unit.MILLISECONDS, Range.above(0), "Membrane time constant.")
                    .withDefault(20),
            Setting.parameter("gain", Unit.NONE, Range.ALL, "The gain."),
            Setting.number("scale", Unit.NONE, Range.atLeast(0), "A scale.").withDefault(1),
            Setting.integer("bins", Unit.NONE, Range.atLeast(1), "How many bins."),
            Setting.choice("reset", List.of("zero", "subtract"), "How to reset."),
            Setting.flag("exact", false, "Whether to be exact."),
            Setting.text("file", "A file.").withDefault(""),
            Setting.numbers("knots", Unit.NONE, Range.closed(0, 1), "The knots.")
                    .withDefault(List.of()));

    private final Problems problems = new Problems();

    @Test
    void aWordIsShortForItsType() {
        assertThat(ref("lif")).hasValueSatisfying(ref -> {
            assertThat(ref.type()).isEqualTo("lif");
            assertThat(ref.settings().keys()).isEmpty();
            assertThat(ref.place()).hasToString("e.yaml:1:4");
        });
        assertThat(ref("{type: lif@1.2, tau_mem: 2}")).hasValueSatisfying(ref -> {
            assertThat(ref.type()).isEqualTo("lif@1.2");
            assertThat(ref.settings().keys()).containsExactly("tau_mem");
        });
    }

    @Test
    void theTypeMayHaveAnotherKey() {
        assertThat(ComponentRef.read("weights", value("{init: normal, mean: 1}"), "init", problems))
                .hasValueSatisfying(ref -> assertThat(ref.type()).isEqualTo("normal"));
    }

    @Test
    void whatIsNoReference() {
        assertThat(ref("3")).isEmpty();
        assertThat(ref("{tau_mem: 2}")).isEmpty();
        assertThat(ref("{typ: lif}")).isEmpty();
        assertThat(ref("{type: [lif]}")).isEmpty();
        assertThat(shown(problems))
                .containsExactly(
                        "e.yaml:1:4: 'neuron' is 3; give a name, or {type: name, setting: value}.",
                        "e.yaml:1:4: 'neuron' has no 'type'; add type: name.",
                        "e.yaml:1:4: 'neuron' has no 'type'; write 'type' instead of 'typ'.",
                        "e.yaml:1:11: 'type' is a list of 1; give a text.");
    }

    @Test
    void settingsAreSplitIntoStructureAndParameters() {
        ComponentSettings settings = settings(
                "{type: x, tau_mem: {init: normal, mean: 2}, gain: [1, 2], bins: 3, reset: subtract, exact: true, "
                        + "file: a.csv, knots: [0, 1]}");
        problems.throwIfAny();

        assertThat(settings.parameters()).containsOnlyKeys("tau_mem", "gain");
        Settings values = Settings.of(SCHEMA, settings.structural());
        assertThat(values.integer("bins")).isEqualTo(3);
        assertThat(values.number("scale")).isEqualTo(1);
        assertThat(values.text("reset")).isEqualTo("subtract");
        assertThat(values.flag("exact")).isTrue();
        assertThat(values.text("file")).isEqualTo("a.csv");
        assertThat(values.numbers("knots")).containsExactly(0.0, 1.0);
    }

    @Test
    void everyWrongSettingIsReported() {
        settings("{type: x, tau_men: 2, tau_mem: 0, gain: [[1, 2], [3]], scale: -1, reset: substract, knots: [2]}");
        assertThat(shown(problems))
                .containsExactly(
                        "e.yaml:1:4: 'bins' is missing; add it: How many bins.",
                        "e.yaml:1:14: 'x' has no setting 'tau_men'; did you mean 'tau_mem'?",
                        "e.yaml:1:35: 'tau_mem' is 0; give a number > 0 (ms).",
                        "e.yaml:1:53: 'gain[1]' is a list of 1 number; give a list of 2 numbers.",
                        "e.yaml:1:66: 'scale' is -1; give a number ≥ 0.",
                        "e.yaml:1:77: 'reset' is the text 'substract'; did you mean 'subtract'?",
                        "e.yaml:1:95: 'knots[0]' is 2; give a number in [0, 1].");
    }

    @Test
    void aParameterMayNameAnInitializer() {
        assertThat(settings("{type: x, bins: 1, gain: uniform}").parameters()).containsOnlyKeys("gain");
        assertThat(settings("{type: x, bins: 1, gain: true}").parameters()).isEmpty();
        assertThat(shown(problems)).containsExactly("e.yaml:1:29: 'gain' is true; give a number.");
    }

    @Test
    void whoeverUsesAComponentMayTakeKeysOfItsOwn() {
        ComponentRef ref =
                ref("{type: delgrad, site: axonal, bins: 1, gain: 1, sit: 2}").orElseThrow();
        try (ConfigReader reader = ref.reader(problems)) {
            assertThat(reader.text("site")).isEqualTo("axonal");
            reader.settings(SCHEMA);
        }
        assertThat(shown(problems))
                .singleElement()
                .asString()
                .contains("'delgrad' has no setting 'sit'; did you mean 'site'?");
    }

    private Optional<ComponentRef> ref(String yaml) {
        return ComponentRef.read("neuron", value(yaml), ComponentRef.TYPE, problems);
    }

    private ComponentSettings settings(String yaml) {
        return ref(yaml).orElseThrow().settings(SCHEMA, problems);
    }
}
