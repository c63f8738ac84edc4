package org.ranvier.hardware.brainscales2;

import java.io.IOException;
import java.net.InetSocketAddress;
import org.ranvier.api.Settings;
import org.ranvier.api.hardware.HardwareServer;
import org.ranvier.hardware.brainscales2.link.ChipServer;

/** Serves the emulator of a chip to other machines. */
public final class BrainScaleS2Server implements HardwareServer {

    @Override
    public String name() {
        return "brainscales2";
    }

    @Override
    public String description() {
        return "server for the emulator of the analog chip BrainScaleS-2";
    }

    @Override
    public Service serve(Settings settings, InetSocketAddress address, String token) throws IOException {
        ChipOptions options = ChipOptions.of(settings);
        if (options.remote()) {
            throw new IllegalArgumentException("'address' is for those who use a server; leave it out");
        }
        ChipServer server = new ChipServer(address, () -> Chips.emulator(options), token);
        return new Service() {
            @Override
            public InetSocketAddress address() {
                return server.address();
            }

            @Override
            public void close() {
                server.close();
            }
        };
    }
}
