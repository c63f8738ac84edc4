package org.ranvier.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ranvier.api.Component;
import org.ranvier.runtime.plugin.Provided;

class IsolationTest extends PluginTest {

    @Test
    void keepsClassesOfTheSameNameApart() {
        withHelper("one").write(plugins, "one");
        withHelper("two").write(plugins, "two");

        PluginRuntime runtime = open();
        Provided<Component> one = runtime.provided(Component.class, "one", "");
        Provided<Component> two = runtime.provided(Component.class, "two", "");

        assertThat(one.component().description()).isEqualTo("helper of one");
        assertThat(two.component().description()).isEqualTo("helper of two");
        assertThat(one.type().getClassLoader()).isNotSameAs(two.type().getClassLoader());
        assertThat(one.type().getModule().getLayer())
                .isNotSameAs(two.type().getModule().getLayer());
    }

    @Test
    void keepsThePluginAwayFromTheClassPathOfTheHost() {
        plugin("curious").write(plugins, "curious");

        Provided<Component> curious = open().provided(Component.class, "curious", "");

        assertThat(curious.type().getClassLoader().getParent()).isSameAs(ClassLoader.getPlatformClassLoader());
    }

    @Test
    void offersTheComponentsOfARequiredPluginOnce() {
        plugin("base").write(plugins, "base");
        plugin("top").descriptor("requires", "base 1.0").write(plugins, "top");

        assertThat(open().all(Component.class))
                .extracting(provided -> provided.plugin().id() + "/" + provided.name())
                .containsExactly("base/base", "top/top");
    }

    private PluginJar withHelper(String id) {
        String module = PluginJar.module(id);
        return plugin(id)
                .source(
                        "internal.Helper",
                        "package internal; public class Helper {" + " public static String word() { return \"helper of "
                                + id + "\"; } }")
                .source(
                        module + ".The",
                        "package " + module + "; public class The implements org.ranvier.api.Component {"
                                + " public String name() { return \"" + id + "\"; }"
                                + " public String description() { return internal.Helper.word(); } }");
    }
}
