package org.ranvier.runtime.load;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ranvier.runtime.read.InstalledPlugin;

/**
 * The libraries of a plugin that are no modules: one loader with an unnamed module, which all modules of the plugin
 * read.
 *
 * <p>A plugin's module names such a library's classes as if it required it; compiling it takes {@code --add-reads
 * its.module=ALL-UNNAMED}. The libraries see Java and each other, neither the plugin nor Ranvier.
 *
 * @param loader the parent of the loader of the plugin's modules; the platform's where there are no such libraries
 */
record ClassPath(ClassLoader loader) {

    static ClassPath of(InstalledPlugin plugin) {
        // Above the platform loader there is nothing of the host: its class path must not leak into plugins.
        ClassLoader platform = ClassLoader.getPlatformClassLoader();
        String folder = plugin.descriptor().classpath();
        if (folder.isEmpty()) {
            return new ClassPath(platform);
        }
        // Never closed: classes may be loaded as long as an object of the plugin lives, and with the last the loader
        // goes.
        return new ClassPath(
                new URLClassLoader(plugin + "/" + folder, urls(plugin.files().in(folder)), platform));
    }

    void letRead(ModuleLayer.Controller controller) {
        if (loader instanceof URLClassLoader libraries) {
            controller.layer().modules().forEach(module -> controller.addReads(module, libraries.getUnnamedModule()));
        }
    }

    private static URL[] urls(List<Path> jars) {
        List<URL> urls = new ArrayList<>();
        for (Path jar : jars) {
            try {
                urls.add(jar.toUri().toURL());
            } catch (MalformedURLException e) {
                throw new AssertionError("a file has a URL", e);
            }
        }
        return urls.toArray(URL[]::new);
    }
}
