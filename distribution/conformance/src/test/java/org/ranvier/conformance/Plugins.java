package org.ranvier.conformance;

import java.nio.file.Path;
import java.util.List;
import org.ranvier.api.backend.Backend;
import org.ranvier.runtime.Defaults;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.runtime.Preferences;

/** The plugins of the assembled program, each in its own layer. */
public final class Plugins {

    private Plugins() {}

    private static final Path INSTALLATION = Path.of(System.getProperty("ranvier.installation"));

    public static PluginRuntime open() {
        return PluginRuntime.open(List.of(INSTALLATION.resolve("plugins")), preferences());
    }

    /** The defaults of the assembled program. */
    static Preferences preferences() {
        return Preferences.NONE.withDefaults(Defaults.read(INSTALLATION.resolve(Defaults.FILE)));
    }

    public static Backend reference(PluginRuntime plugins) {
        return plugins.find(Backend.class, "reference", "test");
    }

    static Backend simd(PluginRuntime plugins) {
        return plugins.find(Backend.class, "simd", "test");
    }
}
