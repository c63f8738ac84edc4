package org.ranvier.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ranvier.api.Component;
import org.ranvier.api.RanvierException;
import org.ranvier.runtime.plugin.Plugin;
import org.ranvier.runtime.plugin.PluginListener;
import org.ranvier.runtime.plugin.PluginState;

class LifecycleTest extends PluginTest {

    @Test
    void collectsTheClassesOfAStoppedPlugin() throws InterruptedException {
        plugin("brief").write(plugins, "brief");
        PluginRuntime runtime = open();
        WeakReference<Class<?>> type = new WeakReference<>(
                runtime.provided(Component.class, "brief", "").type());
        assertThat(type.get()).isNotNull();

        runtime.stop(runtime.plugins().getFirst());

        for (int i = 0; i < 100 && type.get() != null; i++) {
            System.gc();
            Thread.sleep(10);
        }
        assertThat(type.get()).isNull();
    }

    @Test
    void tellsOfEveryChange() {
        List<String> changes = new ArrayList<>();
        PluginListener listener = (plugin, state) -> changes.add(plugin + " " + state);
        PluginRuntime runtime = open();
        runtime.addListener((plugin, state) -> {
            if (state == PluginState.RESOLVED) {
                throw new IllegalStateException("a listener's own fault");
            }
        });
        runtime.addListener(listener);

        Plugin plugin = runtime.install(plugin("live").write(work, "live"));
        runtime.find(Component.class, "live", "");
        runtime.stop(plugin);
        runtime.stop(plugin);
        runtime.start(plugin);
        runtime.uninstall(plugin);
        runtime.removeListener(listener);
        runtime.install(plugin.location());

        assertThat(changes)
                .containsExactly(
                        "live@1.0.0 INSTALLED",
                        "live@1.0.0 RESOLVED",
                        "live@1.0.0 ACTIVE",
                        "live@1.0.0 STOPPED",
                        "live@1.0.0 ACTIVE",
                        "live@1.0.0 STOPPED",
                        "live@1.0.0 UNINSTALLED");
        assertThat(plugin.state()).isEqualTo(PluginState.UNINSTALLED);
        assertThatThrownBy(() -> runtime.start(plugin))
                .hasMessage("plugin live@1.0.0: it is not installed, or cannot be used; install it.");
    }

    @Test
    void offersNothingOfAStoppedPlugin() {
        plugin("quiet").write(plugins, "quiet");
        PluginRuntime runtime = open();
        Plugin quiet = runtime.plugins().getFirst();

        runtime.stop(quiet);

        assertThat(runtime.all(Component.class)).isEmpty();
        assertThatThrownBy(() -> runtime.find(Component.class, "quiet", ""))
                .hasMessageContaining("quiet@1.0.0: it is stopped, so that its components are not offered; start it.");
        assertThatThrownBy(() -> runtime.lease(List.of(quiet)))
                .hasMessage("plugin quiet@1.0.0: it is stopped; start it.");
        runtime.start(quiet);
        assertThat(runtime.find(Component.class, "quiet", "")).isNotNull();
    }

    @Test
    void keepsALeasedPluginAndWhatItRequires() {
        plugin("base").write(plugins, "base");
        plugin("top").descriptor("requires", "base 1.0").write(plugins, "top");
        PluginRuntime runtime = open();
        Plugin base = runtime.plugins().getFirst();
        Plugin top = runtime.plugins().getLast();

        Lease lease = runtime.lease(List.of(top));
        Lease second = runtime.lease(List.of(top));

        assertThatThrownBy(() -> runtime.stop(top))
                .isInstanceOf(RanvierException.class)
                .hasMessage("plugin top@1.0.0: it"
                        + " is in use and cannot be stopped; wait until the run that uses it has ended.");
        assertThatThrownBy(() -> runtime.stop(base))
                .hasMessage("plugin base@1.0.0: it is required by top@1.0.0; stop top@1.0.0 first.");
        lease.close();
        lease.close();
        assertThatThrownBy(() -> runtime.uninstall(top)).hasMessageContaining("it is in use");
        second.close();
        runtime.stop(top);
        runtime.stop(base);
        assertThatThrownBy(() -> runtime.uninstall(base))
                .hasMessage("plugin base@1.0.0: it is required by top@1.0.0; uninstall top@1.0.0 first.");
    }

    @Test
    void keepsAPluginThatCannotBeUnloaded() {
        plugin("heavy").descriptor("unloadable", "false").write(plugins, "heavy");
        PluginRuntime runtime = open();
        Plugin heavy = runtime.plugins().getFirst();

        runtime.start(heavy);

        assertThatThrownBy(() -> runtime.stop(heavy))
                .hasMessage("plugin heavy@1.0.0: it says that it cannot be unloaded"
                        + " once it is started; restart Ranvier without it.");
    }

    @Test
    void mendsAPluginByInstallingWhatItLacked() {
        plugin("top").descriptor("requires", "base 1.0").write(plugins, "top");
        PluginRuntime runtime = open();
        assertThat(runtime.plugins()).isEmpty();

        runtime.install(plugin("base").write(work, "base"));

        assertThat(runtime.problems()).isEmpty();
        assertThat(runtime.plugins()).extracting(Plugin::id).containsExactly("base", "top");
        assertThat(runtime.all(Component.class)).hasSize(2);
    }

    @Test
    void refusesToInstallWhatCannotBeUsed() {
        PluginRuntime runtime = open();
        Path needy = plugin("needy").descriptor("requires", "absent 1.0").write(work, "needy");

        List<PluginState> states = new ArrayList<>();
        runtime.addListener((plugin, state) -> states.add(state));

        assertThatThrownBy(() -> runtime.install(needy))
                .hasMessageContaining("it requires absent[1.0.0,2.0.0), which is not installed");
        assertThatThrownBy(() -> runtime.install(work.resolve("nowhere.jar")))
                .hasMessageContaining("there is no such file");
        assertThat(runtime.problems()).isEmpty();
        assertThat(states).containsExactly(PluginState.INSTALLED, PluginState.UNINSTALLED);
    }
}
