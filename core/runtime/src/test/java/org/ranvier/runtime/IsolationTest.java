package org.ranvier.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ranvier.api.Component;

class IsolationTest extends PluginTest {

    @Test
    void keepsClassesOfTheSameNameApart() {
        withHelper("one").write(plugins, "one");
        withHelper("two").write(plugins, "two");

        PluginRuntime runtime = open();
        Component one = runtime.find(Component.class, "one", "");
        Component two = runtime.find(Component.class, "two", "");

        assertThat(one.description()).isEqualTo("helper of one");
        assertThat(two.description()).isEqualTo("helper of two");
        assertThat(one.getClass().getClassLoader()).isNotSameAs(two.getClass().getClassLoader());
        assertThat(one.getClass().getModule().getLayer()).isNotSameAs(two.getClass().getModule().getLayer());
    }

    @Test
    void keepsThePluginAwayFromTheClassPathOfTheHost() {
        plugin("curious").write(plugins, "curious");

        Component curious = open().find(Component.class, "curious", "");

        assertThat(curious.getClass().getClassLoader().getParent()).isSameAs(ClassLoader.getPlatformClassLoader());
    }

    @Test
    void offersTheComponentsOfARequiredPluginOnce() {
        plugin("base").write(plugins, "base");
        plugin("top").descriptor("requires", "base 1.0").write(plugins, "top");

        assertThat(open().all(Component.class)).extracting(provided -> provided.plugin().id() + "/" + provided.name())
                .containsExactly("base/base", "top/top");
    }

    private PluginJar withHelper(String id) {
        String module = PluginJar.module(id);
        return plugin(id)
                .source("internal.Helper", "package internal; public class Helper {"
                        + " public static String word() { return \"helper of " + id + "\"; } }")
                .source(module + ".The", "package " + module + "; public class The implements org.ranvier.api.Component {"
                        + " public String name() { return \"" + id + "\"; }"
                        + " public String description() { return internal.Helper.word(); } }");
    }
}
