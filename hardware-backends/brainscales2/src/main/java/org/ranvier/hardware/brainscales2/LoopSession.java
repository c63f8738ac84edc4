package org.ranvier.hardware.brainscales2;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.backend.BackwardRequest;
import org.ranvier.api.backend.Capability;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.Recording;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Population;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.hardware.brainscales2.chip.Readout;
import org.ranvier.hardware.brainscales2.chip.Stimulus;
import org.ranvier.support.plan.EventTimes;

/** A batch on the chip, and gradients of the ideal model at what was recorded. */
final class LoopSession implements Session {

    private final LoopProgram program;
    private final NetworkPlan plan;
    private final Translation translation;
    private final Placement placement;
    private final RunOptions options;
    private final Session gradients;
    private final int samples;
    /** Of every input, population and population of delay elements the first spikes in ms, [sample][neuron]. */
    private final Map<String, double[]> times = new LinkedHashMap<>();

    private Recording.Times recording;

    LoopSession(
            LoopProgram program,
            Translation translation,
            Placement placement,
            SignalBatch.Events batch,
            RunOptions options,
            Session gradients) {
        this.program = program;
        this.plan = program.plan();
        this.translation = translation;
        this.placement = placement;
        this.options = options;
        this.gradients = gradients;
        samples = batch.samples();
        times.put(
                plan.input().name(),
                Arrays.stream(EventTimes.first(batch, 1))
                        .flatMapToDouble(Arrays::stream)
                        .toArray());
    }

    @Override
    public Recording advance(int ticks) {
        if (recording == null) {
            double[] inputs = times.get(plan.input().name());
            double[] spikesUs = Arrays.stream(inputs).map(translation::toUs).toArray();
            Readout readout = program.run(new Stimulus(options.seed(), trial(spikesUs), samples, spikesUs));
            Map<String, double[]> spikes = new LinkedHashMap<>();
            for (Population p : plan.all(Population.class)) {
                int first = placement.firstNeuron().get(p.name());
                double[] own = column(readout.neuronsUs(), placement.wiring().neurons(), first, p.neurons());
                spikes.put(p.name(), own);
                times.put(p.name(), own);
            }
            placement.firstElement().forEach((projection, first) -> {
                Projection p = plan.get(Projection.class, projection);
                times.put(
                        ShadowPlan.elementsOf(p),
                        column(
                                readout.elementsUs(),
                                placement.wiring().elements(),
                                first,
                                p.synapses().pre()));
            });
            recording = Recording.Times.of(samples, plan.output(), spikes);
        }
        return recording;
    }

    /**
     * Returns a number that distinguishes this batch from others, for noise: it is derived from the step, whether that
     * is one of training, and the input. A counter would make a resumed run differ from one that was never interrupted.
     */
    private int trial(double[] spikesUs) {
        return Arrays.hashCode(new int[] {options.step(), options.training() ? 1 : 0, Arrays.hashCode(spikesUs)});
    }

    private double[] column(double[] us, int width, int from, int count) {
        double[] ms = new double[samples * count];
        for (int b = 0; b < samples; b++) {
            for (int n = 0; n < count; n++) {
                ms[b * count + n] = translation.toMs(us[b * width + from + n]);
            }
        }
        return ms;
    }

    @Override
    public void backward(BackwardRequest request) {
        request.requireOnly(Capability.MEASURED_TIMES);
        if (request.measuredTimes().isPresent()) {
            backward(request.measuredTimes().get(), request.outputGradient());
        } else if (recording == null) {
            throw new IllegalStateException("backward follows advance");
        } else {
            back(times, request.outputGradient());
        }
    }

    private void backward(Recording.Times measured, double[] outputGradient) {
        Map<String, double[]> all = new LinkedHashMap<>();
        String input = plan.input().name();
        all.put(input, times.get(input));
        for (Population p : plan.all(Population.class)) {
            double[] own = measured.firstSpikes().get(p.name());
            int expected = samples * p.neurons();
            if (own == null || own.length != expected) {
                throw new RanvierException(Problem.run(
                        "measured times of '" + p.name() + "'",
                        own == null ? "there are none" : "there are " + own.length,
                        "record " + expected + ": " + samples + " samples of " + p.neurons() + " neurons"));
            }
            all.put(p.name(), own);
        }
        back(all, outputGradient);
    }

    /** Runs the backward pass; where delay elements were not recorded, a spike is taken to arrive after its delay. */
    private void back(Map<String, double[]> spikes, double[] outputGradient) {
        if (gradients == null) {
            throw new IllegalStateException("the session was opened without gradients");
        }
        Map<String, double[]> all = new LinkedHashMap<>(spikes);
        Set<String> delayed = translation.delayed();
        for (Projection p : plan.all(Projection.class)) {
            double[] sent = spikes.get(p.from());
            int pre = p.synapses().pre();
            double[] delays = delayed.contains(p.name()) ? translation.delaysMs(p.name()) : new double[pre];
            all.computeIfAbsent(ShadowPlan.elementsOf(p), name -> {
                double[] arrivals = sent.clone();
                Arrays.setAll(arrivals, n -> sent[n] + delays[n % pre]);
                return arrivals;
            });
        }
        gradients.backward(
                BackwardRequest.of(outputGradient).atMeasuredTimes(Recording.Times.of(samples, plan.output(), all)));
    }

    @Override
    public double[] inputGradient() {
        if (gradients == null) {
            throw new IllegalStateException("the session was opened without gradients");
        }
        return gradients.inputGradient();
    }

    @Override
    public void close() {
        if (gradients != null) {
            gradients.close();
        }
        program.sessionClosed();
    }
}
