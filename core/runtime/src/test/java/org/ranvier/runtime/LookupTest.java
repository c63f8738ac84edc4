package org.ranvier.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.ranvier.api.Component;
import org.ranvier.api.RanvierException;
import org.ranvier.runtime.plugin.Provided;
import org.ranvier.runtime.read.Words;

class LookupTest extends PluginTest {

    @Test
    void refusesToChooseBetweenPlugins() {
        plugin("neurons", "1.0.0", "lif").write(plugins, "neurons");
        plugin("more", "2.0.0", "lif").write(plugins, "more");
        PluginRuntime runtime = open();

        assertThatThrownBy(() -> runtime.find(Component.class, "lif", "net.yaml:2:1"))
                .hasMessage(
                        "net.yaml:2:1: the"
                                + " component 'lif' is offered by the plugins more and neurons; write more/lif or neurons/lif.");
        assertThat(runtime.find(Component.class, "neurons/lif", "").description())
                .isEqualTo("1.0.0");
        assertThat(runtime.find(Component.class, "lif@2", "").description()).isEqualTo("2.0.0");
        assertThat(runtime.all(Component.class)).hasSize(2);
    }

    @Test
    void refusesAMalformedReference() {
        assertThatThrownBy(() -> open().find(Component.class, "lif@", "net.yaml"))
                .hasMessage(
                        "net.yaml: the component 'lif@' is malformed; write it like name, name@1.2 or plugin-id/name.");
    }

    @Test
    void tellsWhyAPluginThatCouldHaveHelpedDoesNot() {
        plugin("neurons", "1.0.0", "lif").descriptor("api", "[7.0,8.0)").write(plugins, "neurons");

        assertThatThrownBy(() -> open().find(Component.class, "lif", ""))
                .isInstanceOfSatisfying(
                        RanvierException.class,
                        e -> assertThat(told(e.problems()))
                                .containsExactly(
                                        "there is no component 'lif'; installed: none.",
                                        "plugin neurons@1.0.0: it fits versions [7.0.0,8.0.0) of the Ranvier API, but this is 1.0.0-rc.1;"
                                                + " install a version of the plugin for 1.0.0-rc.1."));
    }

    @Test
    void blamesThePluginForAConstructorThatThrows() {
        plugin("faulty")
                .source(
                        "test.faulty.The",
                        "package test.faulty; public class The implements org.ranvier.api.Component {"
                                + " public The() { throw new IllegalStateException(\"no licence\"); }"
                                + " public String name() { return \"faulty\"; }"
                                + " public String description() { return \"\"; } }")
                .write(plugins, "faulty");
        plugin("good").write(plugins, "good");
        String problem = "plugin faulty@1.0.0: the constructor of test.faulty.The failed"
                + " (java.lang.IllegalStateException: no licence);"
                + " install another version of the plugin, or tell its author.";

        PluginRuntime runtime = open();

        assertThat(runtime.all(Component.class)).extracting(Provided::name).containsExactly("good");
        assertThat(told(runtime.problems())).containsExactly(problem);
        assertThatThrownBy(() -> runtime.find(Component.class, "faulty", ""))
                .isInstanceOfSatisfying(
                        RanvierException.class,
                        e -> assertThat(told(e.problems())).hasSize(2).contains(problem));
    }

    @Test
    void blamesThePluginForAClassThatIsMissing() {
        plugin("hollow")
                .component("test.hollow.Other", "other", "so that the package is there")
                .dropping("test.hollow.The")
                .write(plugins, "hollow");
        PluginRuntime runtime = open();

        assertThat(runtime.all(Component.class)).isEmpty();
        assertThat(told(runtime.problems()))
                .containsExactly("plugin hollow@1.0.0: its component of the kind"
                        + " component cannot be loaded (Provider test.hollow.The not found); install another version of the plugin,"
                        + " or tell its author.");
    }

    @Test
    void refusesBadAndRepeatedNames() {
        plugin("odd")
                .component("test.odd.The", "Odd Name", "")
                .component("test.odd.One", "same", "")
                .component("test.odd.Two", "same", "")
                .source(
                        "module-info",
                        "module test.odd { requires org.ranvier.api; provides org.ranvier.api.Component"
                                + " with test.odd.The, test.odd.One, test.odd.Two; }")
                .write(plugins, "odd");
        PluginRuntime runtime = open();

        assertThat(runtime.all(Component.class)).extracting(Provided::name).containsExactly("same");
        assertThat(runtime.problems())
                .extracting(problem -> problem.message())
                .containsExactly(
                        "the component test.odd.The is named 'Odd Name', which is not a lower-case word of letters, digits and"
                                + " hyphens",
                        "it has two components of the kind component named 'same'");
    }

    @Test
    void findsPlugins() {
        plugin("neurons", "1.0.0", "lif").write(plugins, "one");
        plugin("neurons", "2.0.0", "lif").write(plugins, "two");
        plugin("broken").descriptor("api", "[7.0,8.0)").write(plugins, "broken");
        PluginRuntime runtime = open();

        assertThat(runtime.plugin("neurons", "")).hasToString("neurons@2.0.0");
        assertThat(runtime.plugin("neurons@1", "")).hasToString("neurons@1.0.0");
        assertThatThrownBy(() -> runtime.plugin("neuron@3", ""))
                .hasMessage("there is no plugin 'neuron@3'; installed: neurons@2.0.0, neurons@1.0.0.");
        assertThatThrownBy(() -> runtime.plugin("broken", "")).hasMessageContaining("it fits versions");
    }

    @Test
    void callsContractsByTheirWords() {
        interface DelayLearner extends Component {}

        assertThat(Words.kind(DelayLearner.class)).isEqualTo("delay learner");
        assertThatThrownBy(() -> open().find(DelayLearner.class, "dcls", ""))
                .hasMessage("there is no delay learner 'dcls'; installed: none.");
    }
}
