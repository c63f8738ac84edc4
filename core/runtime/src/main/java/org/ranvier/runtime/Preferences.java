package org.ranvier.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.ranvier.runtime.plugin.Pins;

/**
 * Preferences among plugins that offer the same, and the components used where none is named.
 *
 * @param bundled the folder of the plugins that come with Ranvier; a plain word that other plugins use too means theirs
 * @param pins the plugins of a run; they come before all others
 * @param defaults the components that are taken where none is named
 * @param notes takes a sentence wherever a word could have meant another plugin's component
 */
public record Preferences(Optional<Path> bundled, Pins pins, Defaults defaults, Consumer<String> notes) {

    /** Preferences without priorities or defaults. */
    public static final Preferences NONE = new Preferences(Optional.empty(), Pins.NONE, Defaults.NONE, note -> {});

    /** Returns preferences with other defaults. */
    public Preferences withDefaults(Defaults others) {
        return new Preferences(bundled, pins, others, notes);
    }

    boolean bundle(Path plugin) {
        return bundled.map(folder -> real(plugin).startsWith(real(folder))).orElse(false);
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }
}
