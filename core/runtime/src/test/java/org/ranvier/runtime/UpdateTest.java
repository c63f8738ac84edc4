package org.ranvier.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ranvier.api.Component;
import org.ranvier.runtime.plugin.Plugin;
import org.ranvier.runtime.plugin.PluginState;

/** Another version takes a plugin's place in a running program, or nothing happens. */
class UpdateTest extends PluginTest {

    private final List<String> changes = new ArrayList<>();

    @Test
    void theNextVersionTakesThePlaceAndTheOldClassesGo() throws InterruptedException {
        plugin("live").write(plugins, "live");
        PluginRuntime runtime = open();
        WeakReference<Class<?>> old = new WeakReference<>(
                runtime.provided(Component.class, "live", "").type());
        assertThat(description(runtime, "live")).isEqualTo("1.0.0");
        Path next = plugin("live", "2.0.0", "live").write(work, "next");

        Plugin updated = runtime.update(runtime.plugin("live", ""), next);

        assertThat(updated).hasToString("live@2.0.0");
        assertThat(description(runtime, "live")).isEqualTo("2.0.0");
        assertThat(runtime.plugins()).containsExactly(updated);
        for (int i = 0; i < 100 && old.get() != null; i++) {
            System.gc();
            Thread.sleep(10);
        }
        assertThat(old.get()).as("classes of the old version").isNull();
    }

    @Test
    void anotherBuildOfTheSameVersionFromTheSamePlaceIsTakenToo() throws IOException {
        Path place = plugin("live").write(plugins, "live");
        PluginRuntime runtime = open();
        assertThat(description(runtime, "live")).isEqualTo("1.0.0");
        Path built = PluginJar.of(work.resolve("again"), "live", "1.0.0", "live")
                .component("test.live.The", "live", "mended")
                .write(work, "again");
        // A new file, as a build or a copy makes it; the old one stays open.
        Files.delete(place);
        Files.move(built, place);

        runtime.update(runtime.plugin("live", ""), place);

        assertThat(description(runtime, "live")).isEqualTo("mended");
    }

    @Test
    void whatStandsOnItIsStoppedBeforeItAndStartedAfterIt() {
        top(plugin("base").source("module-info", base()).write(plugins, "base")).write(plugins, "top");
        PluginRuntime runtime = open();
        assertThat(description(runtime, "top")).isEqualTo("on 1.0.0");
        runtime.addListener((plugin, state) -> changes.add(plugin + " " + state));

        runtime.update(runtime.plugin("base", ""), next("1.5.0"));

        assertThat(description(runtime, "top")).isEqualTo("on 1.5.0");
        assertThat(changes)
                .containsExactly(
                        "top@1.0.0 STOPPED",
                        "base@1.0.0 STOPPED",
                        "base@1.0.0 UNINSTALLED",
                        "base@1.5.0 INSTALLED",
                        "base@1.5.0 RESOLVED",
                        "base@1.5.0 ACTIVE",
                        "top@1.0.0 RESOLVED",
                        "top@1.0.0 ACTIVE");
    }

    @Test
    void aVersionThatThoseWhoStandOnItRefuseLeavesEverythingAsItWas() {
        top(plugin("base").source("module-info", base()).write(plugins, "base")).write(plugins, "top");
        PluginRuntime runtime = open();
        assertThat(description(runtime, "top")).isEqualTo("on 1.0.0");

        assertLeft(
                runtime,
                "base",
                next("2.0.0"),
                "plugin top@1.0.0: it requires base[1.0.0,2.0.0), but installed is only base@2.0.0");
        assertThat(description(runtime, "top")).isEqualTo("on 1.0.0");
    }

    /** Every stage at which the next version can prove bad. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "api | ^7.0 | it fits versions [7.0.0,8.0.0) of the Ranvier API",
                "requires | absent | it requires absent, which is not installed",
                "classpath | lib | a single jar has no folder of libraries",
                "id | other | is another plugin, other@2.0.0; install that beside it",
                "version | two | 'two' is not a semantic version",
            })
    void aBadVersionLeavesTheOldOneAsItWas(String key, String value, String reason) {
        plugin("live").write(plugins, "live");
        PluginRuntime runtime = open();
        assertThat(description(runtime, "live")).isEqualTo("1.0.0");

        assertLeft(
                runtime,
                "live",
                plugin("live", "2.0.0", "live").descriptor(key, value).write(work, "next"),
                reason);
    }

    @Test
    void aVersionWhoseComponentsCannotBeMadeLeavesTheOldOneAsItWas() {
        plugin("live").write(plugins, "live");
        PluginRuntime runtime = open();
        assertThat(description(runtime, "live")).isEqualTo("1.0.0");
        Path next = plugin("live", "2.0.0", "live")
                .source(
                        "test.live.The",
                        "package test.live; public class The implements org.ranvier.api.Component {"
                                + " public The() { throw new IllegalStateException(\"no licence\"); }"
                                + " public String name() { return \"live\"; } public String description() { return \"\"; } }")
                .write(work, "next");

        assertLeft(runtime, "live", next, "(java.lang.IllegalStateException: no licence)");
    }

    @Test
    void whatIsInUseIsNotUpdated() {
        top(plugin("base").source("module-info", base()).write(plugins, "base")).write(plugins, "top");
        PluginRuntime runtime = open();

        try (Lease _ = runtime.lease(List.of(runtime.plugin("top", "")))) {
            assertLeft(runtime, "base", next("1.5.0"), "plugin top@1.0.0: it is in use and cannot be stopped");
        }
        runtime.update(runtime.plugin("base", ""), next("1.5.0"));
    }

    @Test
    void theNextVersionIsInTheStateOfTheOldOne() {
        plugin("live").write(plugins, "live");
        PluginRuntime runtime = open();
        Path next = plugin("live", "2.0.0", "live").write(work, "next");
        Path last = plugin("live", "3.0.0", "live").write(work, "last");

        assertThat(runtime.update(runtime.plugin("live", ""), next).state()).isEqualTo(PluginState.RESOLVED);
        runtime.stop(runtime.plugin("live", ""));
        assertThat(runtime.update(runtime.plugin("live", ""), last).state()).isEqualTo(PluginState.STOPPED);
        runtime.start(runtime.plugin("live", ""));
        assertThat(description(runtime, "live")).isEqualTo("3.0.0");
    }

    @Test
    void anUpdateMendsWhatLackedIt() {
        plugin("base").write(plugins, "base");
        plugin("top").descriptor("requires", "base ^2.0").write(plugins, "top");
        PluginRuntime runtime = open();

        runtime.update(
                runtime.plugin("base", ""), plugin("base", "2.0.0", "base").write(work, "next"));

        assertThat(runtime.problems()).isEmpty();
        assertThat(runtime.plugins()).extracting(Plugin::toString).containsExactly("base@2.0.0", "top@1.0.0");
    }

    @Test
    void whatRequiresARemovedVersionGetsAnotherThatFits() {
        plugin("base").write(plugins, "base");
        plugin("base", "1.5.0", "base").write(plugins, "base-15");
        plugin("top").descriptor("requires", "base ^1.0").write(plugins, "top");
        PluginRuntime runtime = open();

        runtime.uninstall(runtime.plugin("base@1.5", ""));

        assertThat(runtime.plugin("top", "").requires())
                .extracting(Plugin::toString)
                .containsExactly("base@1.0.0");
        assertThatThrownBy(() -> runtime.uninstall(runtime.plugin("base", "")))
                .hasMessageContaining("it is required by top@1.0.0");
    }

    @Test
    void closingStopsEachBeforeWhatItRequires() {
        plugin("base").write(plugins, "base");
        plugin("top").descriptor("requires", "base").write(plugins, "top");
        plugin("heavy")
                .descriptor("unloadable", "false")
                .descriptor("requires", "other")
                .write(plugins, "heavy");
        plugin("other").write(plugins, "other");
        PluginRuntime runtime = open();
        runtime.all(Component.class);
        runtime.addListener((plugin, state) -> changes.add(plugin + " " + state));

        Lease lease = runtime.lease();
        assertThatThrownBy(runtime::close).hasMessageContaining("it is in use");
        lease.close();
        runtime.close();
        runtime.close();

        assertThat(changes).containsExactly("top@1.0.0 STOPPED", "base@1.0.0 STOPPED");
    }

    private void assertLeft(PluginRuntime runtime, String id, Path next, String reason) {
        Plugin old = runtime.plugin(id, "");
        PluginState before = old.state();
        List<Plugin> all = runtime.plugins();
        runtime.addListener((plugin, state) -> changes.add(plugin + " " + state));

        assertThatThrownBy(() -> runtime.update(old, next)).hasMessageContaining(reason);

        assertThat(runtime.plugins()).isEqualTo(all);
        assertThat(old.state()).isEqualTo(before);
        assertThat(runtime.problems()).isEmpty();
        assertThat(changes).isEmpty();
        assertThat(description(runtime, id)).isEqualTo("1.0.0");
    }

    private static String description(PluginRuntime runtime, String name) {
        return runtime.find(Component.class, name, "").description();
    }

    private static String base() {
        return "module test.base { requires org.ranvier.api; exports test.base;"
                + " provides org.ranvier.api.Component with test.base.The; }";
    }

    private Path next(String version) {
        return plugin("base", version, "base").source("module-info", base()).write(work, "next-" + version);
    }

    private PluginJar top(Path base) {
        return plugin("top")
                .descriptor("requires", "base ^1.0")
                .compiledWith(base)
                .source(
                        "module-info",
                        "module test.top { requires org.ranvier.api; requires test.base;"
                                + " provides org.ranvier.api.Component with test.top.The; }")
                .source(
                        "test.top.The",
                        "package test.top; public class The implements org.ranvier.api.Component {"
                                + " public String name() { return \"top\"; } public String description() {"
                                + " return \"on \" + new test.base.The().description(); } }");
    }
}
