package org.ranvier.api.engine;

import java.util.List;
import org.ranvier.api.ApiStatus;
import org.ranvier.api.Component;
import org.ranvier.api.Settings;

/** Runs the trials of a sweep somewhere. */
@ApiStatus(value = ApiStatus.Status.EXPERIMENTAL, since = "1.0")
public interface Engine extends Component {

    /**
     * Submits trials. In which order they run, and how many at once, is up to the engine.
     *
     * @param order the trials
     * @param settings the values of the {@linkplain #schema() schema}, checked and completed
     * @return the trials as they go on
     * @throws org.ranvier.api.RanvierException if they cannot be submitted; then none of them runs
     */
    Submission submit(Order order, Settings settings);

    /**
     * Returns what {@link #submit} would hand to another program, for people who submit it by themselves. Writes
     * nothing.
     *
     * @param order the trials
     * @param settings the values of the {@linkplain #schema() schema}, checked and completed
     * @return a text such as a job script, line by line; none where there is none
     */
    default List<String> script(Order order, Settings settings) {
        return List.of();
    }
}
