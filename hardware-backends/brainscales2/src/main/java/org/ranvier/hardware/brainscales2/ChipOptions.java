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
            Setting.text(
                            "address",
                            "address of a served chip, host:port; by default, the chip is emulated in this process")
                    .withDefault(""),
            Setting.text("token_file", "file with the token required by the server of the chip")
                    .withDefault(""),
            number("timeout_s", SOME, "longest wait for an answer from the server, in s", 30),
            whole(
                    "retries",
                    Range.closed(0, 100),
                    "number of attempts to restore a lost connection before a run fails",
                    2),
            whole(
                    "chip",
                    Range.closed(0, 1L << 53),
                    "seed of the emulated chip, which determines its fixed pattern and its noise",
                    1),
            Setting.flag("noise", true, "whether thresholds, trials and delays are noisy; emulated chip only"),
            Setting.flag(
                    "quantisation",
                    true,
                    "whether weights, delays and time stamps are whole numbers, and weights bounded; emulated chip only"),
            number(
                    "threshold_mean",
                    Range.ALL,
                    "mean excess of the thresholds over the requested value",
                    I.thresholdMean()),
            number(
                    "threshold_sd",
                    ANY,
                    "standard deviation of the threshold excess over the circuits of a chip",
                    I.thresholdSd()),
            number(
                    "time_sd",
                    ANY,
                    "standard deviation of the logarithm of the time constant over the circuits of a chip",
                    I.timeSd()),
            number(
                    "synapse_sd",
                    ANY,
                    "standard deviation of the logarithm of the strength over the synapses of a chip",
                    I.synapseSd()),
            number("trial_sd", ANY, "standard deviation of a threshold from batch to batch", I.trialSd()),
            number("jitter", ANY, "standard deviation of a delay from spike to spike, in tau", I.jitter()),
            number("tau_us", SOME, "time constant of membranes and synaptic currents, in µs", F.tauUs()),
            number("sample_us", SOME, "duration of a sample, in µs; later spikes are lost", F.sampleUs()),
            number("count_us", ANY, "resolution of time stamps, in µs; 0 for continuous time", F.countUs()),
            number("weight_scale", SOME, "number of levels per weight of 1", F.weightScale()),
            whole("weight_levels", COUNT, "largest level of a weight, of either sign", F.weightLevels()),
            number("delay_offset_us", ANY, "delay of an element whose counter is 0, in µs", F.delayOffsetUs()),
            number("delay_step_us", SOME, "additional delay per step of the counter, in µs", F.delayStepUs()),
            whole("delay_least", Range.closed(0, 1 << 20), "smallest counter value of a delay element", F.leastCount()),
            whole("delay_most", COUNT, "largest counter value of a delay element", F.mostCount()),
            whole("circuits", COUNT, "number of neuron circuits of the chip; a delay element takes two", F.circuits()),
            whole("delay_elements", Range.closed(0, 1 << 20), "number of delay elements available", F.elements()),
            whole("fan_in", COUNT, "number of signed inputs per neuron, two rows each", F.fanIn()),
            number(
                    "link_events_per_us",
                    SOME,
                    "number of events per µs that a link carries, in each direction",
                    I.linkEventsPerUs()),
            whole(
                    "link_buffer",
                    COUNT,
                    "number of events that may wait for a link; further ones are dropped and counted",
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
