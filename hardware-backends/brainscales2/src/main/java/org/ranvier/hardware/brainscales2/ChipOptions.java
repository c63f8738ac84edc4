package org.ranvier.hardware.brainscales2;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.hardware.brainscales2.chip.Figures;
import org.ranvier.hardware.brainscales2.chip.Imperfections;

/**
 * The chip to use, and its properties.
 *
 * @param address where a chip is served, {@code host:port}; empty for the emulator in this process
 * @param tokenFile the file with the token that the server asks for
 * @param timeout how long an answer may take
 * @param retries how often a lost connection is made again
 * @param chip the seed of the emulated chip
 * @param figures what the emulated chip can do
 * @param flaws how it differs from an ideal one
 */
record ChipOptions(
        String address,
        Path tokenFile,
        Duration timeout,
        int retries,
        long chip,
        Figures figures,
        Imperfections flaws) {

    private static final Range SOME = Range.above(0);
    private static final Range ANY = Range.atLeast(0);
    private static final Range COUNT = Range.closed(1, 1 << 20);
    private static final Figures F = Figures.PUBLISHED;
    private static final Imperfections I = Imperfections.PUBLISHED;

    static final Schema SCHEMA = Schema.of(
            Setting.text("address", "Where a chip is served, host:port; by default it is emulated in this process.")
                    .withDefault(""),
            Setting.text("token_file", "The file with the token that the server of the chip asks for.")
                    .withDefault(""),
            number("timeout_s", SOME, "How long the server may take to answer, in s.", 30),
            whole("retries", Range.closed(0, 100), "How often a lost connection is made again before a run fails.", 2),
            whole(
                    "chip",
                    Range.closed(0, 1L << 53),
                    "Which chip is emulated: the seed of its fixed pattern and of its noise.",
                    1),
            Setting.flag("noise", true, "Emulation: whether thresholds, trials and delays are noisy."),
            Setting.flag(
                    "quantisation",
                    true,
                    "Emulation: whether weights, delays and time stamps are whole numbers, and weights have an end."),
            number(
                    "threshold_mean",
                    Range.ALL,
                    "How much higher thresholds are than asked for, on average.",
                    I.thresholdMean()),
            number("threshold_sd", ANY, "Their standard deviation over the circuits of a chip.", I.thresholdSd()),
            number(
                    "time_sd",
                    ANY,
                    "The standard deviation of the logarithm of time constants over the circuits of a chip.",
                    I.timeSd()),
            number(
                    "synapse_sd",
                    ANY,
                    "The standard deviation of the logarithm of strengths over the synapses of a chip.",
                    I.synapseSd()),
            number("trial_sd", ANY, "The standard deviation of a threshold from batch to batch.", I.trialSd()),
            number("jitter", ANY, "The standard deviation of a delay from spike to spike, in tau.", I.jitter()),
            number("tau_us", SOME, "The time constant of membranes and of synaptic currents, in µs.", F.tauUs()),
            number("sample_us", SOME, "How long a sample lasts, in µs; later spikes are not seen.", F.sampleUs()),
            number("count_us", ANY, "The unit of time stamps in µs; 0 for none.", F.countUs()),
            number("weight_scale", SOME, "Levels of a weight per weight of 1.", F.weightScale()),
            whole("weight_levels", COUNT, "The largest level of a weight, of either sign.", F.weightLevels()),
            number("delay_offset_us", ANY, "The delay of an element whose counter is 0, in µs.", F.delayOffsetUs()),
            number("delay_step_us", SOME, "What each step of the counter adds, in µs.", F.delayStepUs()),
            whole("delay_least", Range.closed(0, 1 << 20), "The smallest value of the counter.", F.leastCount()),
            whole("delay_most", COUNT, "Its largest value.", F.mostCount()),
            whole("circuits", COUNT, "Neuron circuits of the chip; a delay element takes two.", F.circuits()),
            whole("delay_elements", Range.closed(0, 1 << 20), "Delay elements that can be made.", F.elements()),
            whole("fan_in", COUNT, "Signed inputs of a neuron, two rows each.", F.fanIn()),
            number(
                    "link_events_per_us",
                    SOME,
                    "Events that a link to or from the chip carries in a µs.",
                    I.linkEventsPerUs()),
            whole(
                    "link_buffer",
                    COUNT,
                    "Events that may wait for a link; more are dropped, and counted.",
                    I.linkBuffer()));

    /** Settings that say how to reach a chip; all others say what the emulated one is like. */
    private static final Set<String> REACH = Set.of("address", "token_file", "timeout_s", "retries");

    /** Reads the settings. */
    static ChipOptions of(Settings settings) {
        checkAddress(settings);
        boolean quantised = settings.flag("quantisation");
        Figures figures = new Figures(
                "emulated BrainScaleS-2, chip " + (long) settings.number("chip"),
                settings.number("tau_us"),
                settings.number("sample_us"),
                quantised ? settings.number("count_us") : 0,
                settings.number("weight_scale"),
                settings.integer("weight_levels"),
                settings.number("delay_offset_us"),
                settings.number("delay_step_us"),
                settings.integer("delay_least"),
                settings.integer("delay_most"),
                settings.integer("circuits"),
                settings.integer("delay_elements"),
                settings.integer("fan_in"),
                !quantised);
        Imperfections flaws = new Imperfections(
                settings.number("threshold_mean"),
                settings.number("threshold_sd"),
                settings.number("time_sd"),
                settings.number("synapse_sd"),
                settings.number("trial_sd"),
                settings.number("jitter"),
                settings.number("link_events_per_us"),
                settings.integer("link_buffer"));
        if (figures.leastCount() > figures.mostCount()) {
            throw new IllegalArgumentException("'delay_least' is above 'delay_most'");
        }
        return new ChipOptions(
                settings.text("address"),
                Path.of(settings.text("token_file")),
                Duration.ofMillis(Math.max(1, Math.round(1000 * settings.number("timeout_s")))),
                settings.integer("retries"),
                (long) settings.number("chip"),
                figures,
                settings.flag("noise") ? flaws : flaws.withoutNoise());
    }

    private static void checkAddress(Settings settings) {
        String address = settings.text("address");
        if (address.isEmpty()) {
            return;
        }
        if (!address.matches(".+:\\d{1,5}")
                || Integer.parseInt(address.substring(address.lastIndexOf(':') + 1)) > 65535) {
            throw new IllegalArgumentException("'address' is " + address + ", but must be host:port");
        }
        if (settings.text("token_file").isEmpty()) {
            throw new IllegalArgumentException("a chip at an 'address' needs a 'token_file', which its server writes");
        }
        Settings defaults = Settings.defaults(SCHEMA);
        List<String> idle = settings.asMap().entrySet().stream()
                .filter(entry -> !REACH.contains(entry.getKey())
                        && !entry.getValue().equals(defaults.asMap().get(entry.getKey())))
                .map(entry -> "'" + entry.getKey() + "'")
                .toList();
        if (!idle.isEmpty()) {
            throw new IllegalArgumentException(
                    String.join(", ", idle) + " would set the emulator and has no effect on a chip at an 'address'");
        }
    }

    /** Whether the chip is behind a socket. */
    boolean remote() {
        return !address.isEmpty();
    }

    String host() {
        return address.substring(0, address.lastIndexOf(':'));
    }

    int port() {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }

    private static Setting number(String name, Range range, String doc, double defaultValue) {
        return Setting.number(name, Unit.NONE, range, doc).withDefault(defaultValue);
    }

    private static Setting whole(String name, Range range, String doc, long defaultValue) {
        return Setting.integer(name, Unit.NONE, range, doc).withDefault(defaultValue);
    }
}
