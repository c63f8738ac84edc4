package org.ranvier.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ranvier.api.Component;
import org.ranvier.runtime.plugin.Pins;
import org.ranvier.runtime.plugin.Plugin;

/**
 * Which plugin a word means where several could: a run's own, then the one that comes with Ranvier, else nobody knows.
 */
class PreferencesTest extends PluginTest {

    @TempDir
    Path bundled;

    private final List<String> notes = new ArrayList<>();

    @BeforeEach
    void offerLifThreeTimes() {
        plugin("neurons", "1.0.0", "lif").write(bundled, "neurons");
        plugin("other", "1.0.0", "lif").write(plugins, "other");
        plugin("other", "2.0.0", "lif").write(plugins, "other-2");
    }

    @Test
    void aPlainNameMeansThePluginThatComesWithRanvierAndSaysSoOnce() {
        PluginRuntime runtime = open(Pins.NONE);

        assertThat(plugin(runtime, "lif")).isEqualTo("neurons@1.0.0");
        assertThat(plugin(runtime, "lif")).isEqualTo("neurons@1.0.0");
        assertThat(plugin(runtime, "other/lif")).isEqualTo("other@2.0.0");
        assertThat(notes)
                .containsExactly(
                        "the component 'lif' of other@2.0.0 has the name of one of neurons@1.0.0, which comes with"
                                + " Ranvier and is what the plain name means; write other/lif for the other; runs keep the one they were made with.");
    }

    @Test
    void twoPluginsOfOthersAreRefusedWithBothNames() {
        plugin("third", "1.0.0", "izhikevich").write(plugins, "third");
        plugin("fourth", "1.0.0", "izhikevich").write(plugins, "fourth");

        assertThatThrownBy(() -> open(Pins.NONE).find(Component.class, "izhikevich", "net.yaml"))
                .hasMessageContaining("write fourth/izhikevich or third/izhikevich");
        assertThat(open(Pins.NONE).clashes())
                .extracting(clash -> clash.problem().message())
                .containsExactly(
                        "the component 'izhikevich' is offered by fourth@1.0.0 and third@1.0.0, so that the plain name is refused",
                        "the component 'lif' of other@2.0.0 has the name of one of neurons@1.0.0, which comes with Ranvier and is what the"
                                + " plain name means");
    }

    @Test
    void ofManyPluginsWithOneNameTheFirstAreNamedAndTheRestCounted() {
        for (String id : "one two three four five six seven".split(" ")) {
            plugin(id, "1.0.0", "izhikevich").write(plugins, id);
        }

        assertThat(open(Pins.NONE).clashes().getFirst().problem())
                .hasToString("the component 'izhikevich' is offered by five@1.0.0, four@1.0.0, one@1.0.0, seven@1.0.0,"
                        + " six@1.0.0 and 2 more, so that the plain name is refused; write five/izhikevich,"
                        + " four/izhikevich, one/izhikevich, seven/izhikevich, six/izhikevich or 2 more; runs keep the"
                        + " one they were made with.");
        assertThatThrownBy(() -> open(Pins.NONE).find(Component.class, "izhikevich", "net.yaml"))
                .hasMessageContaining("five, four, one, seven, six and 2 more")
                .hasMessageContaining("six/izhikevich or 2 more");
    }

    @Test
    void theComponentsOfARunAreThoseOfItsPlugins() {
        Pins pins = pins(false, "other@1.0.0");

        assertThat(plugin(open(pins), "lif")).isEqualTo("other@1.0.0");
        assertThat(plugin(open(pins), "lif@2")).isEqualTo("other@2.0.0");
        assertThat(notes).isEmpty();
    }

    @Test
    void anyVersionOfARunsPluginIsTheSameVersionIfItIsThere() {
        assertThat(plugin(open(pins(true, "other@1.0.0")), "lif")).isEqualTo("other@1.0.0");
        assertThat(plugin(open(pins(true, "other@0.9.0")), "lif")).isEqualTo("other@2.0.0");
        assertThat(plugin(open(pins(false, "other@0.9.0")), "lif")).isEqualTo("neurons@1.0.0");
    }

    @Test
    void whatARunDoesNotTellOfComesFromItsPluginsAllTheSame() {
        Pins pins = new Pins(Set.of("other@1.0.0"), List.of(), false);

        assertThat(plugin(open(pins), "lif")).isEqualTo("other@1.0.0");
    }

    @Test
    void whatAPluginRequiresIsTheVersionOfTheRunToo() {
        plugin("base", "1.0.0", "base").write(plugins, "base-1");
        plugin("base", "1.5.0", "base").write(plugins, "base-15");
        plugin("top").descriptor("requires", "base 1.0").write(plugins, "top");

        assertThat(open(Pins.NONE).plugin("top", "").requires())
                .extracting(Plugin::toString)
                .containsExactly("base@1.5.0");
        assertThat(open(new Pins(Set.of("base@1.0.0"), List.of(), false))
                        .plugin("top", "")
                        .requires())
                .extracting(Plugin::toString)
                .containsExactly("base@1.0.0");
    }

    private static Pins pins(boolean anyVersion, String plugin) {
        return new Pins(Set.of(plugin), List.of(new Pins.Pin("Component", "lif", plugin)), anyVersion);
    }

    private PluginRuntime open(Pins pins) {
        return PluginRuntime.open(
                List.of(bundled, plugins), new Preferences(Optional.of(bundled), pins, Defaults.NONE, notes::add));
    }

    private static String plugin(PluginRuntime runtime, String reference) {
        return runtime.provided(Component.class, reference, "").plugin().toString();
    }
}
