/**
 * Finds plugins, resolves what they need before any class loads, gives each its own module layer, and looks up the
 * components in them; {@link org.ranvier.runtime.PluginRuntime} is where to start.
 *
 * <p>A plugin is a modular jar that holds {@code META-INF/ranvier-plugin.properties}, or a directory that holds
 * {@code ranvier-plugin.properties} beside its jars. The directory is conventionally named {@code id-version}; what
 * counts is the file, in UTF-8:
 *
 * <pre>
 * # a lower-case word of letters, digits and hyphens
 * id=neurons-lif
 * version=1.2.0
 * # one line, for listings
 * description=Leaky integrate-and-fire neurons
 * # the versions of org.ranvier.api that fit
 * api=[1.0.0-rc.1,2)
 * # optional: plugins whose modules it uses; without a range, any version
 * requires=shapes[1.0,2.0), other ^1.2, mended ~1.2.3, any
 * # optional: modules of Java that its libraries ask for but that it can do without
 * optional=java.desktop
 * # optional, only in a directory: the folder in it whose jars are no modules
 * classpath=lib
 * # optional: it cannot be unloaded once it is started
 * unloadable=false
 * # only in a directory: one line for each jar
 * sha256.neurons-lif.jar=9f86d0…
 * </pre>
 *
 * <p>Ranges are explained at {@link org.ranvier.runtime.plugin.VersionRange}. The jars directly in a directory become
 * modules; a library among them may do with an {@code Automatic-Module-Name}. Libraries that are no modules lie in the
 * folder that {@code classpath} names: one class loader of the plugin's own loads them, and the plugin's modules read
 * them. Any other file may have a checksum too. Checksums are compared before the first class loads, and a file that is
 * missing or differs keeps the whole plugin out.
 *
 * <p>This package looks components up and may use all others: {@link org.ranvier.runtime.load} resolves and loads what
 * {@link org.ranvier.runtime.read} has read, and {@link org.ranvier.runtime.plugin} is what callers see of it.
 */
package org.ranvier.runtime;
