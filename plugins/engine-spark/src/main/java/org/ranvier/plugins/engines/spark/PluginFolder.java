package org.ranvier.plugins.engines.spark;

import java.net.URI;
import java.nio.file.Path;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;

/** Where this plugin lies: its jar, and beside it the folder with the jars of Spark. */
final class PluginFolder {

    private PluginFolder() {}

    static Path jar() {
        Module module = PluginFolder.class.getModule();
        URI location = module.getLayer()
                .configuration()
                .findModule(module.getName())
                .flatMap(found -> found.reference().location())
                .orElseThrow(() -> new RanvierException(
                        Problem.run("engine-spark", "it is not in a file", "install the plugin from its archive")));
        return Path.of(location);
    }

    static Path libraries() {
        return jar().resolveSibling("lib");
    }
}
