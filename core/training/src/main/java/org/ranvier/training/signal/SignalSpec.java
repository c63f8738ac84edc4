package org.ranvier.training.signal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ranvier.api.Range;
import org.ranvier.config.ConfigReader;

/**
 * How samples are prepared for the encoder.
 *
 * @param normalisation how channels are scaled
 * @param windowMs the length of the windows that recordings are cut into, in ms; infinite for whole recordings
 * @param overlap the share of a window that the next one has too, in [0, 1)
 */
public record SignalSpec(Normalisation normalisation, double windowMs, double overlap) {

    /** Samples as they are recorded. */
    public static final SignalSpec NONE = new SignalSpec(Normalisation.NONE, Double.POSITIVE_INFINITY, 0);

    private static final String NORMALISE = "normalise";
    private static final String WINDOW = "window";
    private static final String OVERLAP = "overlap";

    /** A step of less than a hundredth of a window is rather a slip: 90 was meant as per cent. */
    private static final double MOST = 0.99;

    /** Scaling of channels, with statistics of the training samples. */
    public enum Normalisation {
        /** Values as they are recorded. */
        NONE,
        /** (x − mean) / standard deviation. */
        Z_SCORE,
        /** (x − least) / (greatest − least): training samples are from 0 to 1. */
        MIN_MAX;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Reads {@code normalise}, {@code window} (ms) and {@code overlap} (a share) of {@code data}. */
    public static SignalSpec read(ConfigReader reader) {
        List<String> words =
                Arrays.stream(Normalisation.values()).map(Normalisation::word).toList();
        String word = reader.text(NORMALISE, Normalisation.NONE.word());
        if (!words.contains(word)) {
            reader.problem(
                    NORMALISE, "'" + word + "' is no way to normalise channels", "use " + String.join(", ", words));
        }
        double window = reader.number(WINDOW, Range.above(0), Double.POSITIVE_INFINITY);
        double overlap = reader.number(OVERLAP, Range.closed(0, MOST), 0);
        if (overlap > 0 && Double.isInfinite(window)) {
            reader.problem(OVERLAP, "there are no windows that could overlap", "add their length in ms as " + WINDOW);
        }
        return new SignalSpec(Normalisation.values()[Math.max(0, words.indexOf(word))], window, overlap);
    }

    /** Whether recordings are cut. */
    public boolean cuts() {
        return Double.isFinite(windowMs);
    }

    /** Describes what is done, such as {@code normalised by z-score}; empty where nothing is. */
    public Optional<String> text() {
        String windows = cuts()
                ? "windows of " + (float) windowMs + " ms"
                        + (overlap > 0 ? " that overlap by " + (float) (overlap * windowMs) + " ms" : "")
                : "";
        String scaled = normalisation == Normalisation.NONE ? "" : "normalised by " + normalisation.word();
        String both = windows + (windows.isEmpty() || scaled.isEmpty() ? "" : ", ") + scaled;
        return both.isEmpty() ? Optional.empty() : Optional.of(both);
    }
}
