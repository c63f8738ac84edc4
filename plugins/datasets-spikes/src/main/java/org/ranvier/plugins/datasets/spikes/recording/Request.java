package org.ranvier.plugins.datasets.spikes.recording;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Optional;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;

/**
 * A file to be read.
 *
 * @param file the recordings
 * @param labels a file of their labels, where they have one
 * @param channels how many channels there are, or 0 for as many as the file has
 * @param unit the unit of the times, where the user has said
 * @param hertz the sampling rate, where the user has said, else 0
 * @param polarity what becomes of the polarity of events
 */
public record Request(
        Path file, Optional<Path> labels, int channels, Optional<TimeUnit> unit, double hertz, Polarity polarity) {

    /** No channel has this number: the settings allow no more. */
    public static final int MOST_CHANNELS = 1 << 24;

    /** A file of spikes, which have no sampling rate. */
    public static Request ofSpikes(
            Path file, Optional<Path> labels, int channels, Optional<TimeUnit> unit, Polarity polarity) {
        return new Request(file, labels, channels, unit, 0, polarity);
    }

    /** A file of signals, which tells its channels. */
    public static Request ofSignals(Path file, Optional<TimeUnit> unit, double hertz) {
        return new Request(file, Optional.empty(), 0, unit, hertz, Polarity.IGNORE);
    }

    /** Whether the user has said a sampling rate. */
    public boolean timed() {
        return hertz > 0;
    }

    /** The number below which channels are. */
    public int channelLimit() {
        return channels > 0 ? channels : MOST_CHANNELS;
    }

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

    /** A file that the disk does not give. */
    public static RanvierException unreadable(Path file, IOException e) {
        String reason = switch (e) {
            case AccessDeniedException _ -> "permission denied";
            case FileSystemException system when system.getReason() != null -> system.getReason();
            default -> e.toString();
        };
        return problem(file, "", "it cannot be read (" + reason + ")", "check that it is there and may be read");
    }

    /** A problem of a file, with what to do. */
    public static RanvierException problem(Path file, String place, String message, String remedy) {
        return new RanvierException(
                Problem.data(place.isEmpty() ? file.toString() : file + ", " + place, message, remedy));
    }
}
