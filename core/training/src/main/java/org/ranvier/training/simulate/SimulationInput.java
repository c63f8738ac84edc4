package org.ranvier.training.simulate;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.ranvier.api.Range;
import org.ranvier.api.data.Encoder.Window;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.config.ConfigReader;
import org.ranvier.config.tree.Problems;

/**
 * An input written out: {@code frames}, or {@code spikes} with {@code channels}.
 *
 * @param batched whether it has a sample axis
 * @param graded whether it has values other than 0 and 1
 */
record SimulationInput(SignalBatch signal, boolean batched, boolean graded) {

    private static final SimulationInput STAND_IN =
            new SimulationInput(new SignalBatch.Frames(1, 1, 1, new double[1], new int[] {1}), false, false);

    /**
     * Reads an input.
     *
     * @param channels how many channels it has where it does not say so itself
     */
    static SimulationInput read(ConfigReader reader, OptionalInt channels, Window window, Problems problems) {
        boolean frames = reader.has("frames");
        if (frames == reader.has("spikes")) {
            reader.problem("frames", "an input is either frames or spikes", "give one of 'frames' and 'spikes'");
            return STAND_IN;
        }
        Optional<SimulationInput> read =
                frames ? Frames.read(reader, window) : spikes(reader, channels, window, problems);
        return read.map(input -> checked(input, reader, channels)).orElse(STAND_IN);
    }

    private static SimulationInput checked(SimulationInput input, ConfigReader reader, OptionalInt channels) {
        int stated = reader.integer(
                "channels", Range.atLeast(1), channels.orElse(input.signal().channels()));
        if (stated != input.signal().channels()) {
            reader.problem(
                    "frames", "frames have " + input.signal().channels() + " channels", "'channels' says " + stated);
        }
        return input;
    }

    private static Optional<SimulationInput> spikes(
            ConfigReader reader, OptionalInt defaultValue, Window window, Problems problems) {
        OptionalInt given = reader.optionalInteger("channels", Range.atLeast(1));
        if (given.isEmpty() && defaultValue.isEmpty()) {
            reader.problem(
                    "spikes",
                    "it is not said how many channels there are",
                    "add 'channels' to the input, or 'input: {channels: …}' to the network file");
            return Optional.empty();
        }
        int channels = given.orElseGet(defaultValue::getAsInt);
        return SpikeRows.read(reader, "spikes", channels, "channel", window, problems)
                .map(rows -> new SimulationInput(events(rows, channels), rows.batched(), false));
    }

    private static SignalBatch events(SpikeRows spikes, int channels) {
        List<SpikeRows.Row> rows = spikes.rows();
        int[] first = new int[spikes.samples() + 1];
        rows.forEach(row -> first[row.sample() + 1]++);
        for (int b = 0; b < spikes.samples(); b++) {
            first[b + 1] += first[b];
        }
        return new SignalBatch.Events(
                spikes.samples(),
                channels,
                first,
                rows.stream().mapToInt(SpikeRows.Row::channel).toArray(),
                rows.stream().mapToDouble(SpikeRows.Row::timeMs).toArray(),
                rows.stream().mapToDouble(row -> 1).toArray());
    }
}
