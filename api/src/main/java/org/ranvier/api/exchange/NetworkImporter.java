package org.ranvier.api.exchange;

import java.nio.file.Path;
import org.ranvier.api.ApiStatus;
import org.ranvier.api.Component;
import org.ranvier.api.Settings;

/** Contract of an importer, which reads a network that another tool wrote as components by name with their numbers. */
@ApiStatus(value = ApiStatus.Status.EXPERIMENTAL, since = "0.1")
public interface NetworkImporter extends Component {

    /** Returns the file extension without the dot. */
    String extension();

    /**
     * Reads.
     *
     * @throws org.ranvier.api.RanvierException with everything in the file that is wrong or that a network cannot have
     */
    ImportedNetwork read(Path file, Settings settings);
}
