package org.ranvier.plugins.backend.reference.event;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.backend.BackwardRequest;
import org.ranvier.api.backend.Capability;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.Recording;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.plan.NetworkPlan.Population;
import org.ranvier.support.Parallel;
import org.ranvier.support.SessionGuard;
import org.ranvier.support.plan.EventTimes;

/**
 * Runs a batch from spike to spike: every neuron spikes at the roots that the event rule finds. Samples are independent
 * and shared out to threads; sums are taken over fixed blocks of samples, then over blocks in order.
 */
public final class EventSession implements Session {

    private static final int BLOCK = 16;

    private final Runnable closed;
    private final EventNetwork network;
    private final double[][] inputs;
    private final RunOptions options;
    private final Parallel parallel;
    private final SessionGuard guard;
    private Recording.Times recording;

    public EventSession(
            EventNetwork network, SignalBatch batch, RunOptions options, Parallel parallel, Runnable closed) {
        this.closed = closed;
        this.network = network;
        this.inputs = EventTimes.first(batch, network.perNeuron);
        this.options = options;
        this.parallel = parallel;
        this.guard = SessionGuard.eventDriven(network.plan(), options, inputs.length, network.perNeuron);
    }

    @Override
    public Recording advance(int ticks) {
        if (recording == null) {
            Map<String, double[]> spikes = new LinkedHashMap<>();
            network.populations.forEach(
                    p -> spikes.put(p.name(), new double[inputs.length * p.neurons() * network.perNeuron]));
            recording = Recording.Times.of(inputs.length, network.output, network.perNeuron, spikes);
            parallel.forEach(inputs.length, this::run);
        }
        return recording;
    }

    private void run(int sample) {
        Map<String, double[]> times = timesOf(sample, Map.of());
        for (Population p : network.populations) {
            double[] spikes = new double[p.neurons() * network.perNeuron];
            Arrays.fill(spikes, Double.POSITIVE_INFINITY);
            for (int i = 0; i < p.neurons(); i++) {
                EventArrivals in = new EventArrivals(network, p, i, times);
                double[] own = new double[network.perNeuron];
                int count = network.rule.spikes(network.kernel(p, i), in.count, in.times, in.weights, own);
                System.arraycopy(own, 0, spikes, i * network.perNeuron, count);
            }
            times.put(p.name(), spikes);
            System.arraycopy(spikes, 0, recording.spikes().get(p.name()), sample * spikes.length, spikes.length);
        }
    }

    @Override
    public void backward(BackwardRequest request) {
        guard.requireBackward(request, Capability.MEASURED_TIMES);
        Recording.Times times = request.measuredTimes().orElse(recording);
        if (times == null) {
            throw new IllegalStateException("backward follows advance");
        }
        backward(times, request.outputGradient());
    }

    private void backward(Recording.Times measured, double[] outputGradient) {
        EventTimes.requireComplete(network.plan(), inputs.length, network.perNeuron, measured);
        int outputs = outputGradient.length / inputs.length;
        double[] dInputs = new double[inputs.length * network.input.channels() * network.perNeuron];
        EventGradient[] blocks = new EventGradient[(inputs.length + BLOCK - 1) / BLOCK];
        parallel.forBlocks(inputs.length, BLOCK, (from, count) -> {
            EventGradient sum = new EventGradient(network);
            for (int b = from; b < from + count; b++) {
                double[] dOutput = Arrays.copyOfRange(outputGradient, b * outputs, (b + 1) * outputs);
                double[] dInput = sum.add(timesOf(b, measured.spikes()), dOutput);
                System.arraycopy(dInput, 0, dInputs, b * dInput.length, dInput.length);
            }
            blocks[from / BLOCK] = sum;
        });
        List<EventGradient> others = new ArrayList<>(List.of(blocks));
        EventGradient all = others.removeFirst();
        others.forEach(all::add);
        all.addToParameters();
        guard.returned(options.inputGradient() ? dInputs : null);
    }

    /** One sample's input, and its part of what a batch did. */
    private Map<String, double[]> timesOf(int sample, Map<String, double[]> batch) {
        Map<String, double[]> times = new LinkedHashMap<>();
        times.put(network.input.name(), inputs[sample]);
        batch.forEach((population, all) -> {
            int width = all.length / inputs.length;
            times.put(population, Arrays.copyOfRange(all, sample * width, (sample + 1) * width));
        });
        return times;
    }

    @Override
    public double[] inputGradient() {
        return guard.inputGradient();
    }

    @Override
    public void close() {
        closed.run();
    }
}
