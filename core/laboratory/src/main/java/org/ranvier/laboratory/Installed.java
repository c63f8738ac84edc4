package org.ranvier.laboratory;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.ranvier.api.Component;

/**
 * The components that the plugins of a test's paths provide.
 *
 * <p>The plugin under test is a module, and a service loader finds what it provides. Build tools put the plugins that
 * it does not require on the class path, where module descriptors count for nothing; so these are read here.
 */
final class Installed {

    private final ClassLoader loader = Component.class.getClassLoader();

    /** By name. */
    <C extends Component> List<C> all(ServiceLoader<C> modules, Class<C> contract) {
        Stream<C> ofClassPath = onClassPath(contract).map(provider -> make(contract, provider));
        List<C> found = new ArrayList<>();
        Stream.concat(modules.stream().map(ServiceLoader.Provider::get), ofClassPath)
                .filter(c -> found.stream().noneMatch(f -> f.getClass().equals(c.getClass())))
                .forEach(found::add);
        found.sort(Comparator.comparing(Component::name)
                .thenComparing(c -> c.getClass().getName()));
        return found;
    }

    private Stream<Class<?>> onClassPath(Class<?> contract) {
        try {
            return Collections.list(loader.getResources("module-info.class")).stream()
                    .map(Installed::descriptor)
                    .flatMap(module -> module.provides().stream())
                    .filter(provides -> provides.service().equals(contract.getName()))
                    .flatMap(provides -> provides.providers().stream())
                    .<Class<?>>map(this::load)
                    .filter(provider -> !provider.getModule().isNamed());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ModuleDescriptor descriptor(URL url) {
        try (InputStream in = url.openStream()) {
            return ModuleDescriptor.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Class<?> load(String name) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("a module on the class path provides " + name + ", which is not there", e);
        }
    }

    private static <C> C make(Class<C> contract, Class<?> provider) {
        try {
            return contract.cast(provider.getConstructor().newInstance());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(provider + " cannot be made", e);
        }
    }
}
