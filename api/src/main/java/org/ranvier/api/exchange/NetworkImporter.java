package org.ranvier.api.exchange;

import java.nio.file.Path;
import org.ranvier.api.ApiStatus;
import org.ranvier.api.Component;
import org.ranvier.api.Settings;

/** Contract of an importer, which reads a network that another tool wrote as components by name with their numbers. */
@ApiStatus(value = ApiStatus.Status.EXPERIMENTAL, since = "0.1")
public interface NetworkImporter extends Component {

    /** {@return the file extension without the dot} */
    String extension();

    /**
     * Reads.
     *
     * @param file the file to read
     * @param settings the values of the {@linkplain #schema() schema}, checked and completed
     * @return the network, as components with their settings and parameters
     * @throws org.ranvier.api.RanvierException with everything in the file that is wrong or that a network cannot have
     */
    ImportedNetwork read(Path file, Settings settings);
}
