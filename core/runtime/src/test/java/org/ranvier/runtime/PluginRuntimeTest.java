package org.ranvier.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ranvier.api.Component;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.runtime.plugin.Plugin;
import org.ranvier.runtime.plugin.PluginState;
import org.ranvier.runtime.plugin.Provided;

class PluginRuntimeTest extends PluginTest {

    @Test
    void findsComponents() {
        plugin("neurons", "1.0.0", "lif").write(plugins, "neurons");
        plugin("more", "1.0.0", "srm").write(plugins, "more");

        PluginRuntime runtime = open();

        assertThat(runtime.problems()).isEmpty();
        assertThat(runtime.plugins()).extracting(Plugin::toString).containsExactly("more@1.0.0", "neurons@1.0.0");
        assertThat(runtime.all(Component.class)).extracting(Provided::name).containsExactly("lif", "srm");
        assertThat(runtime.find(Component.class, "lif", "test").name()).isEqualTo("lif");
    }

    @Test
    void loadsNoClassBeforeAComponentIsAskedFor() {
        plugin("neurons", "1.0.0", "lif").write(plugins, "neurons");

        PluginRuntime runtime = open();
        Plugin plugin = runtime.plugins().getFirst();

        assertThat(plugin.state()).isEqualTo(PluginState.RESOLVED);
        assertThat(plugin.contracts()).containsExactly(Component.class.getName());
        assertThat(plugin.state()).isEqualTo(PluginState.RESOLVED);
        runtime.all(Component.class);
        assertThat(plugin.state()).isEqualTo(PluginState.ACTIVE);
    }

    @Test
    void runsTwoVersionsSideBySide() {
        plugin("dcls", "1.2.0", "dcls").write(plugins, "dcls-1.2.0");
        plugin("dcls", "1.20.0", "dcls").write(plugins, "dcls-1.20.0");
        plugin("dcls", "2.0.0", "dcls").write(plugins, "dcls-2.0.0");

        PluginRuntime runtime = open();

        assertThat(runtime.find(Component.class, "dcls", "test").description()).isEqualTo("2.0.0");
        assertThat(runtime.find(Component.class, "dcls@1", "test").description())
                .isEqualTo("1.20.0");
        assertThat(runtime.find(Component.class, "dcls@1.2", "test").description())
                .isEqualTo("1.2.0");
        assertThat(runtime.provided(Component.class, "dcls/dcls@2.0.0", "test").reference())
                .isEqualTo("dcls@2.0.0");
        assertThat(runtime.all(Component.class))
                .extracting(Provided::reference)
                .containsExactly("dcls@2.0.0", "dcls@1.20.0", "dcls@1.2.0");
    }

    @Test
    void saysWhatThereIsInstead() {
        plugin("neurons", "1.0.0", "lif").write(plugins, "neurons");

        assertThatThrownBy(() -> open().find(Component.class, "lfi", "net.yaml:3:5"))
                .isInstanceOfSatisfying(
                        RanvierException.class,
                        e -> assertThat(e.problems().getFirst().kind()).isEqualTo(Problem.Kind.PLUGIN))
                .hasMessage("net.yaml:3:5: there is no component 'lfi'; did you mean 'lif'? installed: lif.");
        assertThatThrownBy(() -> open().find(Component.class, "lif@2", ""))
                .hasMessage("there is no component 'lif@2'; installed: neurons/lif@1.0.0.");
    }

    @Test
    void opensNothing() {
        PluginRuntime runtime = PluginRuntime.open(List.of(plugins.resolve("absent"), plugins));

        assertThat(runtime.plugins()).isEmpty();
        assertThat(runtime.problems()).isEmpty();
        assertThatThrownBy(() -> runtime.find(Component.class, "lif", "here"))
                .hasMessage("here: there is no component 'lif'; installed: none.");
    }
}
