package org.ranvier.conformance;

import java.nio.file.Path;
import java.util.List;
import org.ranvier.api.backend.Backend;
import org.ranvier.runtime.PluginRuntime;

/** The plugins of the assembled program, each in its own layer. */
public final class Plugins {

    private Plugins() {}

    public static PluginRuntime open() {
        return PluginRuntime.open(List.of(Path.of(System.getProperty("ranvier.installation"), "plugins")));
    }

    public static Backend reference(PluginRuntime plugins) {
        return plugins.find(Backend.class, "reference", "test");
    }

    static Backend simd(PluginRuntime plugins) {
        return plugins.find(Backend.class, "simd", "test");
    }
}
