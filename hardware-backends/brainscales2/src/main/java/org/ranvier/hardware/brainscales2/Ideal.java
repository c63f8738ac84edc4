package org.ranvier.hardware.brainscales2;

import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.backend.Backend;

/** The backend of the ideal model, whose plugin this one requires. */
final class Ideal {

    private static final String NAME = "simd";

    private Ideal() {}

    static Backend backend() {
        ModuleLayer layer = Ideal.class.getModule().getLayer();
        // The layers of required plugins are parents of this plugin's; tests have them on the class path.
        Stream<ServiceLoader.Provider<Backend>> required =
                layer == null ? Stream.of() : ServiceLoader.load(layer, Backend.class).stream();
        return Stream.concat(required, ServiceLoader.load(Backend.class, Ideal.class.getClassLoader()).stream())
                .map(ServiceLoader.Provider::get)
                .filter(backend -> backend.name().equals(NAME))
                .findFirst()
                .orElseThrow(() -> new RanvierException(Problem.plugin(
                        "brainscales2",
                        "",
                        "the backend '" + NAME + "', which has the ideal model, is not there",
                        "install it")));
    }
}
