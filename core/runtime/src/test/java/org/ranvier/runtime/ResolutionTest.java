package org.ranvier.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ranvier.api.Component;
import org.ranvier.runtime.plugin.Plugin;
import org.ranvier.runtime.plugin.PluginState;
import org.ranvier.runtime.plugin.Provided;

class ResolutionTest extends PluginTest {

    @Test
    void letsAPluginUseAnother() {
        Path shapes = plugin("shapes")
                .source(
                        "module-info",
                        "module test.shapes { requires org.ranvier.api; exports test.shapes;"
                                + " provides org.ranvier.api.Component with test.shapes.The; }")
                .write(plugins, "shapes");
        user("shapes[1.0,2.0)", shapes).write(plugins, "user");

        PluginRuntime runtime = open();

        assertThat(runtime.problems()).isEmpty();
        assertThat(runtime.find(Component.class, "user", "").description()).isEqualTo("shapes 1.0.0");
        assertThat(runtime.plugins()).extracting(Plugin::state).containsOnly(PluginState.ACTIVE);
    }

    @Test
    void choosesTheNewestThatFits() {
        for (String version : List.of("1.0.0", "1.5.0", "2.0.0")) {
            plugin("shapes", version, "shapes").write(plugins, "shapes-" + version);
        }
        plugin("user").descriptor("requires", "shapes[1.0,2.0)").write(plugins, "user");

        PluginRuntime runtime = open();
        runtime.start(named(runtime, "user@1.0.0"));

        assertThat(named(runtime, "shapes@1.5.0").state()).isEqualTo(PluginState.ACTIVE);
        assertThat(named(runtime, "shapes@2.0.0").state()).isEqualTo(PluginState.RESOLVED);
    }

    @Test
    void fallsBackToAnOlderVersionWhenTheNewestCannotBeUsed() {
        plugin("shapes", "1.0.0", "shapes").write(plugins, "shapes-1.0.0");
        plugin("shapes", "1.5.0", "shapes").descriptor("requires", "absent 1").write(plugins, "shapes-1.5.0");
        plugin("user").descriptor("requires", "shapes 1.0").write(plugins, "user");

        PluginRuntime runtime = open();

        assertThat(runtime.plugins()).extracting(Plugin::toString).containsExactly("shapes@1.0.0", "user@1.0.0");
        assertThat(told(runtime.problems()))
                .containsExactly(
                        "plugin shapes@1.5.0: it requires absent[1.0.0,2.0.0), which is not installed; install it.");
    }

    @Test
    void reportsMissingPluginsAllTogether() {
        plugin("lonely").descriptor("requires", "shapez[1.0,2.0), other 1.2").write(plugins, "a");
        plugin("shapes", "2.0.0", "shapes").write(plugins, "b");
        plugin("old").descriptor("requires", "shapes 1.0").write(plugins, "c");
        plugin("above").descriptor("requires", "old 1.0").write(plugins, "d");

        PluginRuntime runtime = open();

        assertThat(runtime.plugins()).extracting(Plugin::id).containsExactly("shapes");
        assertThat(told(runtime.problems()))
                .containsExactlyInAnyOrder(
                        "plugin lonely@1.0.0: it requires shapez[1.0.0,2.0.0), which is not installed;"
                                + " install it, or correct the descriptor if shapes was meant.",
                        "plugin lonely@1.0.0: it requires other[1.2.0,2.0.0), which is not installed; install it.",
                        "plugin old@1.0.0: it requires shapes[1.0.0,2.0.0), but installed is only shapes@2.0.0;"
                                + " install a version of shapes within [1.0.0,2.0.0).",
                        "plugin above@1.0.0: it requires old[1.0.0,2.0.0), but old@1.0.0 cannot be used;"
                                + " mend old@1.0.0 first: its own problem is reported as well.");
    }

    @Test
    void refusesCycles() {
        plugin("a").descriptor("requires", "b 1").write(plugins, "a");
        plugin("b").descriptor("requires", "c 1").write(plugins, "b");
        plugin("c").descriptor("requires", "a 1").write(plugins, "c");
        plugin("good").write(plugins, "good");

        PluginRuntime runtime = open();

        assertThat(runtime.plugins()).extracting(Plugin::id).containsExactly("good");
        assertThat(told(runtime.problems()))
                .hasSize(3)
                .contains("plugin a@1.0.0: it requires itself by way of a@1.0.0 → b@1.0.0 → c@1.0.0 → a@1.0.0;"
                        + " remove one of these requirements.");
    }

    @Test
    void refusesAnotherApi() {
        plugin("future").descriptor("api", "[7.0,8.0)").write(plugins, "future");

        assertThat(told(open().problems()))
                .containsExactly(
                        "plugin future@1.0.0: it fits versions [7.0.0,8.0.0) of the Ranvier API, but this is 1.0.0-rc.1;"
                                + " install a version of the plugin for 1.0.0-rc.1.");
    }

    @Test
    void refusesABundledApi() {
        Path jar = plugin("greedy")
                .source(
                        "org.ranvier.api.Component",
                        "package org.ranvier.api; public interface Component {"
                                + " String name(); String description(); }")
                .source(
                        "module-info",
                        "module test.greedy { provides org.ranvier.api.Component with test.greedy.The; }")
                .write(plugins, "greedy");
        plugin("good").write(plugins, "good");

        PluginRuntime runtime = open();

        assertThat(told(runtime.problems()))
                .containsExactly("plugin greedy@1.0.0: the jar contains classes of the"
                        + " Ranvier API, which always come from Ranvier itself; build the plugin with org.ranvier:ranvier-api in"
                        + " scope 'provided', so that it is not bundled.");
        assertThat(runtime.problems().getFirst().where()).isEqualTo(jar.toString());
        assertThat(runtime.all(Component.class)).extracting(Provided::name).containsExactly("good");
    }

    @Test
    void lendsTheSupportLibraryToPlugins() {
        plugin("backed")
                .source(
                        "module-info",
                        "module test.backed { requires org.ranvier.api; requires org.ranvier.support;"
                                + " provides org.ranvier.api.Component with test.backed.The; }")
                .source(
                        "test.backed.The",
                        "package test.backed; public class The implements org.ranvier.api.Component {"
                                + " public String name() { return org.ranvier.support.Parallel.class.getSimpleName().toLowerCase(); }"
                                + " public String description() { return \"\"; } }")
                .write(plugins, "backed");

        assertThat(open().all(Component.class)).extracting(Provided::name).containsExactly("parallel");
    }

    @Test
    void refusesABundledSupportLibrary() {
        plugin("greedy")
                .source("org.ranvier.support.Mine", "package org.ranvier.support; public class Mine {}")
                .write(plugins, "greedy");

        assertThat(told(open().problems()))
                .containsExactly("plugin greedy@1.0.0: the jar contains classes of the support library for backends,"
                        + " which always come from Ranvier itself; build the plugin with"
                        + " org.ranvier:ranvier-backend-support in scope 'provided', so that it is not bundled.");
    }

    @Test
    void refusesAJarWithoutModuleDescriptor() {
        plugin("plain").without("module-info").write(plugins, "plain");

        assertThat(told(open().problems()))
                .containsExactly("plugin plain@1.0.0: the jar has no module descriptor; compile"
                        + " it with a module-info.java that requires org.ranvier.api and provides the components.");
    }

    @Test
    void refusesAModuleThatRequiresWhatIsAbsent() {
        Path library = PluginJar.in(work.resolve("library"))
                .source("module-info", "module library {}")
                .write(work, "library");
        plugin("needy")
                .compiledWith(library)
                .source(
                        "module-info",
                        "module test.needy { requires org.ranvier.api; requires library;"
                                + " requires static java.sql; }")
                .write(plugins, "needy");

        assertThat(told(open().problems()))
                .containsExactly(
                        "plugin needy@1.0.0: its module test.needy requires module"
                                + " library, which is not there; add its jar to the plugin, which is then a directory with all its jars.");
    }

    @Test
    void saysWhichPluginHasAModuleThatIsMissed() {
        Path shapes = plugin("shapes").write(plugins, "shapes");
        plugin("user")
                .compiledWith(shapes)
                .source("module-info", "module test.user { requires org.ranvier.api; requires test.shapes; }")
                .write(plugins, "user");

        assertThat(told(open().problems()))
                .containsExactly("plugin user@1.0.0: its module test.user requires module"
                        + " test.shapes, which is not there; shapes@1.0.0 has that module: add requires=shapes 1.0.0 to the"
                        + " descriptor.");
    }

    @Test
    void saysHowToStartJavaWithAModuleThatItLeavesOut() {
        plugin("vectors")
                .source(
                        "module-info",
                        "module test.vectors { requires org.ranvier.api; requires jdk.incubator.vector; }")
                .write(plugins, "vectors");

        assertThat(told(open().problems()))
                .containsExactly(
                        "plugin vectors@1.0.0: its module test.vectors requires module"
                                + " jdk.incubator.vector, which is not there; start Java with --add-modules jdk.incubator.vector.");
    }

    @Test
    void saysWhatToDoAboutAModuleOfJavaThatThisJavaLacks() {
        Path lacking = PluginJar.in(work.resolve("lacking"))
                .source("module-info", "module jdk.lacking {}")
                .write(work, "lacking");
        plugin("needy")
                .compiledWith(lacking)
                .source("module-info", "module test.needy { requires org.ranvier.api; requires jdk.lacking; }")
                .write(plugins, "needy");

        assertThat(told(open().problems()))
                .containsExactly("plugin needy@1.0.0: its module test.needy requires module"
                        + " jdk.lacking, which is not there; run Ranvier on a whole JDK, from its archive without Java; or, where the"
                        + " plugin can do without the module, add optional=jdk.lacking to its descriptor.");
    }

    @Test
    void takesAPluginWithoutAModuleOfJavaThatItCanDoWithout() {
        plugin("vectors")
                .descriptor("optional", "jdk.incubator.vector, java.logging")
                .source(
                        "module-info",
                        "module test.vectors { requires org.ranvier.api; requires jdk.incubator.vector;"
                                + " requires java.logging; provides org.ranvier.api.Component with test.vectors.The; }")
                .source(
                        "test.vectors.The",
                        "package test.vectors; public class The implements org.ranvier.api.Component {"
                                + " public String name() { return \"vectors\"; } public String description() {"
                                + " return java.util.logging.Level.INFO.getName(); } }")
                .write(plugins, "vectors");

        PluginRuntime runtime = open();

        assertThat(runtime.problems()).isEmpty();
        assertThat(runtime.find(Component.class, "vectors", "").description())
                .as("read from the one that is there")
                .isEqualTo("INFO");
    }

    @Test
    void refusesAModuleThatWouldBeHidden() {
        plugin("java")
                .source("module-info", "module java.logging { requires org.ranvier.api; }")
                .write(plugins, "java");

        assertThat(told(open().problems()))
                .containsExactly("plugin java@1.0.0: its module java.logging is also in"
                        + " Ranvier, in Java or in a plugin that it requires; rename the module, or leave its jar out of the"
                        + " plugin and use the other one.");
    }

    @Test
    void takesTheFirstOfDuplicates() {
        Path first = plugin("twin").write(plugins, "a");
        Path second = plugin("twin").write(plugins, "b");

        PluginRuntime runtime = open();

        assertThat(runtime.plugins()).extracting(Plugin::location).containsExactly(first);
        assertThat(runtime.problems())
                .extracting(Object::toString)
                .containsExactly(second + ": plugin twin@1.0.0: the" + " same version of this plugin is also at "
                        + first + "; remove one of them.");
    }

    @Test
    void keepsGoingBesideRubbish() throws IOException {
        Files.writeString(plugins.resolve("rubbish.jar"), "not a jar");
        Files.writeString(plugins.resolve("README.txt"), "not a plugin");
        Files.createDirectory(plugins.resolve("empty"));
        PluginJar.in(work.resolve("library"))
                .source("module-info", "module library {}")
                .write(plugins, "library");
        plugin("good").write(plugins, "good");

        PluginRuntime runtime = open();

        assertThat(runtime.plugins()).extracting(Plugin::id).containsExactly("good");
        assertThat(told(runtime.problems()))
                .hasSize(3)
                .anyMatch(problem -> problem.contains("the directory has no ranvier-plugin.properties"))
                .anyMatch(problem -> problem.contains("the jar has no META-INF/ranvier-plugin.properties"))
                .anyMatch(problem -> problem.contains("it cannot be read as a plugin"));
    }

    private PluginJar user(String requires, Path shapes) {
        return plugin("user")
                .descriptor("requires", requires)
                .compiledWith(shapes)
                .source(
                        "module-info",
                        "module test.user { requires org.ranvier.api; requires test.shapes;"
                                + " provides org.ranvier.api.Component with test.user.The; }")
                .source(
                        "test.user.The",
                        "package test.user; public class The implements org.ranvier.api.Component {"
                                + " public String name() { return \"user\"; } public String description() {"
                                + " var used = new test.shapes.The(); return used.name() + ' ' + used.description(); } }");
    }

    private static Plugin named(PluginRuntime runtime, String name) {
        return runtime.plugins().stream()
                .filter(plugin -> plugin.toString().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
