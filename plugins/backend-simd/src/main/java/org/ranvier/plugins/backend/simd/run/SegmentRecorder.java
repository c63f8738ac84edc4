package org.ranvier.plugins.backend.simd.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.data.Recording;
import org.ranvier.plugins.backend.simd.lanes.Signal;
import org.ranvier.support.Parallel;
import org.ranvier.support.plan.RecordedQuantity;

/** Makes a recording of a batch that is run segment by segment: what is recorded is copied from each. */
final class SegmentRecorder {

    private final Recorder recorder;
    private final SourceRun output;
    private final Parallel parallel;
    private final int samples;
    private final int all;
    /** By quantity and "" for the output, [sample][tick][neuron], with room for all ticks. */
    private final Map<String, double[]> tracks = new LinkedHashMap<>();

    /**
     * Makes room.
     *
     * @param all how many ticks a sample has
     */
    SegmentRecorder(Recorder recorder, SourceRun output, int samples, int all, Parallel parallel) {
        this.recorder = recorder;
        this.output = output;
        this.parallel = parallel;
        this.samples = samples;
        this.all = all;
    }

    /** Copies what is recorded of a segment that has just been run. */
    void take(Stretch segment) {
        recorder.count(segment.tick(), segment.end(), false);
        take("", output.signals.output, segment);
        for (RecordedQuantity quantity : recorder.quantities()) {
            take(quantity.key(), recorder.signal(quantity), segment);
        }
    }

    private void take(String key, Signal signal, Stretch segment) {
        double[] track = tracks.computeIfAbsent(
                key, k -> new double[Math.multiplyExact(Math.multiplyExact(samples, all), signal.neurons)]);
        segment.store(signal, track, samples, parallel);
    }

    /** Returns the recording of the first ticks, which have been run. */
    Recording.Ticks recording(int ticks) {
        List<RecordedQuantity> quantities = recorder.quantities();
        Map<String, double[]> traces = new LinkedHashMap<>();
        quantities.forEach(q -> traces.put(q.key(), first(q.key(), ticks, recorder.signal(q).neurons)));
        int width = output.signals.width;
        return Recording.Ticks.of(samples, ticks, width, first("", ticks, width))
                .withTraces(traces)
                .withSpikeCounts(recorder.spikeCounts());
    }

    private double[] first(String key, int ticks, int neurons) {
        double[] track = tracks.getOrDefault(key, new double[0]);
        if (ticks == all) {
            return track;
        }
        double[] part = new double[samples * ticks * neurons];
        for (int b = 0; b < samples && ticks > 0; b++) {
            System.arraycopy(track, b * all * neurons, part, b * ticks * neurons, ticks * neurons);
        }
        return part;
    }
}
