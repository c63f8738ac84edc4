package org.ranvier.api.hardware;

import java.util.Map;
import org.ranvier.api.ApiStatus;
import org.ranvier.api.Component;
import org.ranvier.api.Settings;

/** Measures a piece of hardware, or its model. */
@ApiStatus(value = ApiStatus.Status.EXPERIMENTAL, since = "0.1")
public interface HardwareMeter extends Component {

    /** {@return one line of documentation for each measurement, by name: lower case, digits and hyphens} */
    Map<String, String> measurements();

    /**
     * Measures; takes seconds.
     *
     * @param measurement the name of one of {@link #measurements()}
     * @param settings values of the schema of the backend of this name
     * @return the numbers, as a table
     * @throws org.ranvier.api.RanvierException if the hardware cannot be reached
     */
    Measurement measure(String measurement, Settings settings);
}
