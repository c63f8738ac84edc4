package org.ranvier.api.backend;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import org.ranvier.api.Component;
import org.ranvier.api.Settings;

/**
 * What a piece of hardware, or its model, can be asked for besides running networks. Its name is that of the
 * {@link Backend} that runs them, and the settings that it is given are that backend's.
 */
public interface Hardware extends Component {

    /**
     * Where a network goes on it, and how much of what there is it takes. Nothing runs.
     *
     * @throws org.ranvier.api.RanvierException with everything that it cannot carry
     */
    List<Use> place(TrainedNetwork network, Settings settings);

    /**
     * What is used of something that there is only so much of.
     *
     * @param what such as {@code delay elements}
     * @param used how much, in its own unit
     * @param limit how much there is; infinity where there is no limit
     * @param where which of it, for people; may be empty
     */
    record Use(String what, double used, double limit, String where) {}

    /** What can be measured on it. */
    List<Kind> measurements();

    /**
     * A kind of measurement.
     *
     * @param name lower case, digits and hyphens
     * @param doc one line for listings
     */
    record Kind(String name, String doc) {}

    /**
     * Measures; takes seconds.
     *
     * @param measurement the name of one of {@link #measurements()}
     * @throws org.ranvier.api.RanvierException if the hardware cannot be reached
     */
    Measurement measure(String measurement, Settings settings);

    /**
     * Serves it to others, in threads of its own, until the result is closed.
     *
     * @param address where to listen; port 0 for any that is free
     * @param token what clients have to know
     * @throws IOException if nothing can listen there
     */
    Service serve(Settings settings, InetSocketAddress address, String token) throws IOException;

    /** A server. */
    interface Service extends AutoCloseable {

        /** Where it listens. */
        InetSocketAddress address();

        @Override
        void close();
    }
}
