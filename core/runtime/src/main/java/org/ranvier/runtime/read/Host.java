package org.ranvier.runtime.read;

import java.lang.module.ModuleDescriptor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.ranvier.api.ApiVersion;
import org.ranvier.api.Component;
import org.ranvier.runtime.platform.Vectors;
import org.ranvier.runtime.plugin.PluginApi;
import org.ranvier.runtime.plugin.SemanticVersion;

/**
 * The host below every plugin.
 *
 * @param layer the layer of the API and the JDK
 * @param api the version of the API
 */
public record Host(ModuleLayer layer, SemanticVersion api) {

    /** The API as plugins meet it. */
    public PluginApi pluginApi() {
        return new PluginApi(api);
    }

    /** A contract of the API; empty where the API has none of that name. */
    public Optional<Class<? extends Component>> contract(String name) {
        Class<?> type = Class.forName(Component.class.getModule(), name);
        return type != null && Component.class.isAssignableFrom(type)
                ? Optional.of(type.asSubclass(Component.class))
                : Optional.empty();
    }

    /** The contracts of the API among some names. */
    public List<Class<? extends Component>> contracts(Collection<String> names) {
        List<Class<? extends Component>> contracts = new ArrayList<>();
        names.forEach(name -> contract(name).ifPresent(contracts::add));
        return contracts;
    }

    /** The host that this runtime itself is part of. */
    public static Host here() {
        Module module = Component.class.getModule();
        if (!module.isNamed() || !Host.class.getModule().isNamed()) {
            throw new IllegalStateException("plugins need Ranvier on the module path, but it is on the class path");
        }
        // The build stamps the version into the jar; classes that were never packed have none.
        String version = module.getDescriptor()
                .version()
                .map(ModuleDescriptor.Version::toString)
                .orElse(ApiVersion.current());
        return new Host(Vectors.over(module.getLayer()), SemanticVersion.parse(version));
    }
}
