package org.ranvier.api.hardware;

import java.io.IOException;
import java.net.InetSocketAddress;
import org.ranvier.api.ApiStatus;
import org.ranvier.api.Component;
import org.ranvier.api.Settings;

/** Serves a piece of hardware, or its model, to other machines. */
@ApiStatus(value = ApiStatus.Status.EXPERIMENTAL, since = "0.1")
public interface HardwareServer extends Component {

    /**
     * Serves the hardware in threads of its own, until the result is closed.
     *
     * @param settings values of the schema of the backend of this name
     * @param address where to listen; port 0 for any that is free
     * @param token the secret that clients have to know
     * @return the service, which runs until it is closed
     * @throws IOException if nothing can listen there
     */
    Service serve(Settings settings, InetSocketAddress address, String token) throws IOException;

    /** A server that runs. */
    interface Service extends AutoCloseable {

        /** {@return where it listens} */
        InetSocketAddress address();

        @Override
        void close();
    }
}
