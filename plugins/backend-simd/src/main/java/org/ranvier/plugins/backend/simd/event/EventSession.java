package org.ranvier.plugins.backend.simd.event;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.backend.Program.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.Recording;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.plugins.backend.simd.event.Network.Group;

/** Runs a batch from spike to spike; blocks of samples are shared out to threads. */
final class EventSession implements Session {

    private final EventProgram program;
    private final Network network;
    private final RunOptions options;
    private final int samples;
    /** The spike times of every sample, row after row. */
    private final double[] rows;
    private Recording.Times recording;
    private double[] inputGradient;

    EventSession(EventProgram program, SignalBatch batch, RunOptions options) {
        this.program = program;
        this.network = program.network();
        this.options = options;
        this.samples = batch.samples();
        this.rows = firstEvents(batch);
    }

    /** The first event of every channel; later ones have no effect. */
    private double[] firstEvents(SignalBatch batch) {
        if (!(batch instanceof SignalBatch.Events events)) {
            throw new RanvierException(Problem.usage(
                    "input", "an event-driven network needs spike times, but the input is frames", "encode it as spike times"));
        }
        double[] times = new double[samples * network.width];
        Arrays.fill(times, Double.POSITIVE_INFINITY);
        for (int b = 0; b < samples; b++) {
            for (int n = events.first()[b]; n < events.first()[b + 1]; n++) {
                int at = b * network.width + events.channel()[n];
                times[at] = Math.min(times[at], events.timeMs()[n]);
            }
        }
        return times;
    }

    @Override
    public Recording advance(int ticks) {
        if (recording == null) {
            program.forBlocks(samples, (block, from, count) -> {
                for (int b = 0; b < count; b++) {
                    block.forward(b, rows, (from + b) * network.width);
                }
            });
            Map<String, double[]> spikes = new LinkedHashMap<>();
            network.groups.forEach(group -> spikes.put(group.population().name(), spikesOf(group)));
            recording = new Recording.Times(samples, network.plan.output(), spikes);
        }
        return recording;
    }

    private double[] spikesOf(Group group) {
        int neurons = group.end() - group.begin();
        double[] spikes = new double[samples * neurons];
        for (int b = 0; b < samples; b++) {
            System.arraycopy(rows, b * network.width + group.begin(), spikes, b * neurons, neurons);
        }
        return spikes;
    }

    @Override
    public void backward(double[] outputGradient) {
        if (recording == null) {
            throw new IllegalStateException("backward follows advance");
        }
        back(outputGradient);
    }

    @Override
    public void backward(Recording.Times measured, double[] outputGradient) {
        for (Group group : network.groups) {
            take(group, measured.firstSpikes().get(group.population().name()));
        }
        program.forBlocks(samples, (block, from, count) -> {
            for (int b = 0; b < count; b++) {
                block.recall(b, rows, (from + b) * network.width);
            }
        });
        back(outputGradient);
    }

    private void take(Group group, double[] times) {
        int neurons = group.end() - group.begin();
        int expected = samples * neurons;
        if (times == null || times.length != expected) {
            throw new RanvierException(Problem.run(
                    "measured times of '" + group.population().name() + "'",
                    times == null ? "there are none" : "there are " + times.length,
                    "record " + expected + ": " + samples + " samples of " + neurons + " neurons"));
        }
        for (int b = 0; b < samples; b++) {
            System.arraycopy(times, b * neurons, rows, b * network.width + group.begin(), neurons);
        }
    }

    private void back(double[] outputGradient) {
        if (!options.gradients()) {
            throw new IllegalStateException("the session was opened without gradients");
        }
        int outputs = network.output().end() - network.output().begin();
        if (outputGradient.length != samples * outputs) {
            throw new IllegalArgumentException(
                    "the output gradient has " + outputGradient.length + " numbers, not " + samples * outputs);
        }
        double[] byInput = new double[samples * network.channels];
        program.forBlocks(samples, (block, from, count) -> {
            block.clear();
            for (int b = 0; b < count; b++) {
                int sample = from + b;
                block.backward(
                        b, rows, sample * network.width, outputGradient, sample * outputs, byInput, sample * network.channels);
            }
        });
        program.addGradients(samples);
        inputGradient = byInput;
    }

    @Override
    public double[] inputGradient() {
        if (inputGradient == null || !options.inputGradient()) {
            throw new IllegalStateException("the session was opened without input gradients, or backward was not called");
        }
        return inputGradient;
    }

    @Override
    public void close() {
        program.sessionClosed();
    }
}
