package org.ranvier.plugins.backend.simd.event;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ranvier.api.backend.BackwardRequest;
import org.ranvier.api.backend.Capability;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.Recording;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.plugins.backend.simd.event.Network.Group;
import org.ranvier.support.SessionGuard;
import org.ranvier.support.plan.EventTimes;

/** Runs a batch from spike to spike; blocks of samples are shared out to threads. */
final class EventSession implements Session {

    private final EventProgram program;
    private final Network network;
    private final RunOptions options;
    private final int samples;
    private final SessionGuard guard;
    /** Spike times, [block][source][spike][sample of the block]. */
    private final double[][] spikes;

    private Recording.Times recording;

    EventSession(EventProgram program, SignalBatch batch, RunOptions options) {
        this.program = program;
        this.network = program.network();
        this.options = options;
        this.samples = batch.samples();
        this.guard = SessionGuard.eventDriven(network.plan, options, samples, network.perNeuron);
        this.spikes = firstEvents(batch);
    }

    /** The first events of every channel, so many as count; later ones have no effect. */
    private double[][] firstEvents(SignalBatch batch) {
        SignalBatch.Events events = EventTimes.of(batch);
        double[][] times =
                new double[EventProgram.blocksOf(samples)][network.width * network.perNeuron * Block.SAMPLES];
        for (double[] block : times) {
            Arrays.fill(block, Double.POSITIVE_INFINITY);
        }
        for (int b = 0; b < samples; b++) {
            double[] block = times[b / Block.SAMPLES];
            for (int n = events.first()[b]; n < events.first()[b + 1]; n++) {
                insert(
                        block,
                        events.channel()[n] * network.perNeuron * Block.SAMPLES + b % Block.SAMPLES,
                        events.timeMs()[n]);
            }
        }
        return times;
    }

    /** Puts a time among those of a channel in a sample, in order; the last of them gives way. */
    private void insert(double[] block, int first, double time) {
        double next = time;
        for (int at = first; at < first + network.perNeuron * Block.SAMPLES; at += Block.SAMPLES) {
            double later = Math.max(next, block[at]);
            block[at] = Math.min(next, block[at]);
            next = later;
        }
    }

    @Override
    public Recording advance(int ticks) {
        if (recording == null) {
            program.forBlocks(samples, (block, n) -> block.forward(spikes[n]));
            Map<String, double[]> recorded = new LinkedHashMap<>();
            network.groups.forEach(group -> recorded.put(group.population().name(), spikesOf(group)));
            recording = Recording.Times.of(samples, network.plan.output(), network.perNeuron, recorded);
        }
        return recording;
    }

    private double[] spikesOf(Group group) {
        int first = group.begin() * network.perNeuron;
        int numbers = numbers(group);
        double[] times = new double[samples * numbers];
        for (int b = 0; b < samples; b++) {
            double[] block = spikes[b / Block.SAMPLES];
            for (int n = 0; n < numbers; n++) {
                times[b * numbers + n] = block[(first + n) * Block.SAMPLES + b % Block.SAMPLES];
            }
        }
        return times;
    }

    /** Returns the number of spikes of a population that count in a sample. */
    private int numbers(Group group) {
        return (group.end() - group.begin()) * network.perNeuron;
    }

    @Override
    public void backward(BackwardRequest request) {
        guard.requireBackward(request, Capability.MEASURED_TIMES);
        if (request.measuredTimes().isPresent()) {
            Recording.Times measured = request.measuredTimes().get();
            EventTimes.requireComplete(network.plan, samples, network.perNeuron, measured);
            for (Group group : network.groups) {
                take(group, measured.spikes().get(group.population().name()));
            }
        } else if (recording == null) {
            throw new IllegalStateException("backward follows advance");
        }
        back(request.outputGradient());
    }

    private void take(Group group, double[] times) {
        int numbers = numbers(group);
        for (int b = 0; b < samples; b++) {
            double[] block = spikes[b / Block.SAMPLES];
            int first = group.begin() * network.perNeuron;
            for (int n = 0; n < numbers; n++) {
                block[(first + n) * Block.SAMPLES + b % Block.SAMPLES] = times[b * numbers + n];
            }
        }
    }

    private void back(double[] outputGradient) {
        double[] byInput = new double[samples * network.channels * network.perNeuron];
        program.forBlocks(samples, (block, n) -> {
            int from = n * Block.SAMPLES;
            block.backward(spikes[n], from, Math.min(Block.SAMPLES, samples - from), outputGradient, byInput);
        });
        program.addGradients(samples);
        guard.returned(options.inputGradient() ? byInput : null);
    }

    @Override
    public double[] inputGradient() {
        return guard.inputGradient();
    }

    @Override
    public void close() {
        program.sessionClosed();
    }
}
