package org.ranvier.api.exchange;

import java.nio.file.Path;
import java.util.List;
import org.ranvier.api.ApiStatus;
import org.ranvier.api.Component;
import org.ranvier.api.Settings;
import org.ranvier.api.plan.TrainedNetwork;

/**
 * Contract of an exporter, which writes a network as a file that other tools read or as a description of hardware.
 *
 * <p>Its name is the format's, as in {@code ranvier export RUN --format nir}. What cannot be carried is refused before
 * anything is written, everything at once, each with the element that causes it.
 */
@ApiStatus(value = ApiStatus.Status.EXPERIMENTAL, since = "0.1")
public interface NetworkExporter extends Component {

    /** {@return the file extension without the dot; empty where it writes a folder} */
    String extension();

    /**
     * Writes.
     *
     * @param network the network
     * @param settings how
     * @param target what to write, a file or a folder; it does not exist yet, and is put in its place when all went
     *     well
     * @return what people should know about the result, such as what was changed or left out
     * @throws org.ranvier.api.RanvierException with everything in the network that cannot be carried
     * @throws java.io.UncheckedIOException where it cannot be written
     */
    List<String> write(TrainedNetwork network, Settings settings, Path target);
}
