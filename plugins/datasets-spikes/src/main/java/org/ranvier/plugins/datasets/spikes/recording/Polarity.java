package org.ranvier.plugins.datasets.spikes.recording;

import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What becomes of the polarity of events, which event cameras and delta modulators give: ON where something has risen,
 * OFF where it has fallen. While a file is read, an event of channel c is on channel 2c where it is ON, and on 2c + 1
 * where it is OFF.
 */
public enum Polarity {
    /** Events of both polarities are alike. */
    IGNORE,
    /** ON events of channel c are on channel 2c, OFF events on 2c + 1. */
    CHANNELS,
    /** OFF events are left out. */
    ON,
    /** OFF events have the value −1, or minus their value. */
    SIGNED;

    /** The names of a column or an array of polarities. */
    public static final Set<String> NAMES = Set.of("polarity", "p");

    /** The word that selects it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns 0 for ON and 1 for OFF; −1 for what is neither. */
    public static int off(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "1", "1.0", "true", "on", "+", "+1" -> 0;
            case "0", "0.0", "-1", "-1.0", "false", "off", "-" -> 1;
            default -> -1;
        };
    }

    /** Returns 0 for ON and 1 for OFF; −1 for what is neither. */
    public static int off(double number) {
        return number == 1 ? 0 : number == 0 || number == -1 ? 1 : -1;
    }

    /** Says what a polarity may be, after "is". */
    public static String expected() {
        return "neither 1 nor true nor on, nor 0, -1, false or off";
    }

    /** Events on 2n channels, by channel and polarity, as they are wanted. */
    Events decode(Events coded) {
        return switch (this) {
            case IGNORE, CHANNELS -> coded;
            case ON ->
                coded.onChannels(coded.channels() / 2, coded.where(i -> coded.channel()[i] % 2 == 0), c -> c / 2);
            case SIGNED -> {
                double[] value = IntStream.range(0, coded.channel().length)
                        .mapToDouble(i ->
                                (coded.value() == null ? 1 : coded.value().get(i)) * (1 - 2 * (coded.channel()[i] % 2)))
                        .toArray();
                Events plain = coded.onChannels(coded.channels() / 2, coded.where(i -> true), c -> c / 2);
                yield new Events(
                        plain.channels(),
                        plain.unit(),
                        plain.first(),
                        plain.channel(),
                        plain.time(),
                        new Column.Doubles(value));
            }
        };
    }
}
