package org.ranvier.api.exchange;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ranvier.api.ApiStatus;
import org.ranvier.api.model.DelaySite;

/**
 * A network from elsewhere, in terms of components.
 *
 * @param dtMs the length of a tick in ms, where the source tells
 * @param channels how many input channels
 * @param layers the layers in the order of a file; the last is the output, and a connection from a layer itself or from
 *     a later one is recurrent
 * @param notes what people should know, such as what was left out
 */
@ApiStatus(value = ApiStatus.Status.EXPERIMENTAL, since = "0.1")
public record ImportedNetwork(OptionalDouble dtMs, int channels, List<Layer> layers, List<String> notes) {

    /** The name of the input, among the sources of connections. */
    public static final String INPUT = "input";

    /** Copies the lists. */
    public ImportedNetwork {
        layers = List.copyOf(layers);
        notes = List.copyOf(notes);
    }

    /**
     * A population with the projections into it.
     *
     * @param name letters, digits, - and _, beginning with a letter
     * @param neurons how many neurons it has
     * @param neuron the name of a neuron component
     * @param settings what shapes its equations, by name
     * @param parameters its parameters by name, each [neurons]
     * @param incoming the projections into it; at least one
     */
    public record Layer(
            String name,
            int neurons,
            String neuron,
            Map<String, Object> settings,
            Map<String, double[]> parameters,
            List<Connection> incoming) {

        /** Copies the maps, in their order, and the list. */
        public Layer {
            settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
            parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
            incoming = List.copyOf(incoming);
        }
    }

    /**
     * A projection, all to all.
     *
     * @param name unique in the network
     * @param from a layer or {@link #INPUT}
     * @param weights [post][pre], row-major
     * @param bias [post], where there is one
     * @param site what a delay belongs to
     * @param delaysMs in ms, in the shape of the site
     */
    public record Connection(
            String name, String from, double[] weights, Optional<double[]> bias, DelaySite site, double[] delaysMs) {}
}
