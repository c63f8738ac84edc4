package org.ranvier.laboratory.verify;

import java.util.ServiceLoader;
import org.ranvier.api.Component;

/** Instances of components without the guard that the platform puts before them. */
final class Fresh {

    private Fresh() {}

    /**
     * Makes one.
     *
     * @param type the class, in the layer of its plugin
     */
    static <C extends Component> C of(Class<C> contract, Class<?> type) {
        Fresh.class.getModule().addUses(contract);
        return ServiceLoader.load(type.getModule().getLayer(), contract).stream()
                .filter(provider -> provider.type().equals(type))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(type + " is provided no more"))
                .get();
    }
}
