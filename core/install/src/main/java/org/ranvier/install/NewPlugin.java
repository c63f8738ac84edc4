package org.ranvier.install;

import java.nio.file.Path;
import java.util.List;
import org.ranvier.api.Problem;
import org.ranvier.install.trust.Admission;
import org.ranvier.runtime.plugin.Plugin;
import org.ranvier.runtime.plugin.Provided;

/**
 * A plugin that was found good.
 *
 * @param plugin the plugin, where it was looked at
 * @param place where it is installed
 * @param sha256 its SHA-256, as runs record it
 * @param admission on whose word
 * @param components what it offers
 * @param notes what is worth knowing about it
 */
public record NewPlugin(
        Plugin plugin,
        Path place,
        String sha256,
        Admission admission,
        List<Provided<?>> components,
        List<Problem> notes) {

    public NewPlugin {
        components = List.copyOf(components);
        notes = List.copyOf(notes);
    }
}
