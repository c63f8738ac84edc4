package org.ranvier.plugins.datasets.spikes.recording;

import java.nio.file.Path;
import java.util.Optional;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;

/**
 * A file to be read.
 *
 * @param file the recordings
 * @param labels a file of their labels, where they have one
 * @param channels how many channels there are
 * @param unit the unit of the times, where the user has said
 */
public record Request(Path file, Optional<Path> labels, int channels, Optional<TimeUnit> unit) {

    /** The unit, for formats that do not fix it. */
    public TimeUnit requiredUnit() {
        return unit.orElseThrow(() -> new RanvierException(Problem.usage(
                "dataset spikes",
                "the unit of the times in " + file + " is not known",
                "set time_unit to s, ms or us")));
    }

    /** A problem of the file. */
    public RanvierException damaged(String message) {
        return damaged("", message);
    }

    /** A problem at a place in the file, such as a line. */
    public RanvierException damaged(String place, String message) {
        return problem(file, place, message, "mend or rewrite the file");
    }

    /** A problem of a file, with what to do. */
    public static RanvierException problem(Path file, String place, String message, String remedy) {
        return new RanvierException(
                Problem.data(place.isEmpty() ? file.toString() : file + ", " + place, message, remedy));
    }
}
