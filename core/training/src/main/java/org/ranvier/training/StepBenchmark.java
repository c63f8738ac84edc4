package org.ranvier.training;

import java.util.Arrays;
import java.util.Map;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.learning.Schedule.TrainingProgress;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.training.batch.Batches;
import org.ranvier.training.loop.Evaluation;
import org.ranvier.training.loop.TrainingStep;
import org.ranvier.training.number.Permutation;
import org.ranvier.training.pipeline.Pipeline;
import org.ranvier.training.split.Splits;

/**
 * The first batch of an experiment, trained on over and over, to see what a step costs: reading and encoding data,
 * evaluation and checkpoints are left out, everything else is as in training.
 */
public final class StepBenchmark implements AutoCloseable {

    private final Pipeline pipeline;
    private final Program program;
    private final TrainingStep step;
    private final Batches.Batch batch;
    private final int stepsPerEpoch;
    private int steps;
    private Map<String, Double> spikes = Map.of();

    StepBenchmark(Pipeline pipeline, int threads) {
        this.pipeline = pipeline;
        int size = pipeline.spec().training().batch();
        Splits.Part train = pipeline.splits().get(Splits.TRAIN);
        int[] first = Arrays.copyOf(Permutation.identity(train.size()), Math.min(size, train.size()));
        batch = pipeline.batches().encode(train, first, 1);
        stepsPerEpoch = (train.size() + size - 1) / size;
        program = TrainingStep.compile(pipeline, threads);
        pipeline.network().initialize(program, pipeline.spec().seed());
        step = new TrainingStep(pipeline, program);
        step.schedule(1);
    }

    /** One step of training: forward, objective, backward, optimiser. */
    public void step() {
        steps++;
        Evaluation evaluation = new Evaluation(pipeline.criterion(), pipeline.metrics());
        step.run(batch, moment(), evaluation);
        spikes = evaluation.spikesByPopulation();
    }

    /** The forward half of a step alone: the network runs and keeps what gradients would need. */
    public void forward() {
        step.forward(batch, moment());
    }

    /** Opens the first batch without gradients, to be advanced tick by tick as live input is. */
    public Session live() {
        return program.open(batch.signal(), RunOptions.INFERENCE);
    }

    /**
     * Spikes times the synapses that each is sent to, over the batch, in the last step; 0 for networks driven by
     * events.
     */
    public double synapticEvents() {
        NetworkPlan plan = plan();
        if (plan.eventDriven()) {
            return 0;
        }
        double sum = 0;
        for (Projection p : plan.all(Projection.class)) {
            double mean = spikes.getOrDefault(p.from(), inputSpikes());
            sum += mean * samples() * p.synapses().size();
        }
        return sum;
    }

    /** The mean number of spikes of an input channel in a sample. */
    private double inputSpikes() {
        SignalBatch signal = batch.signal();
        double count = switch (signal) {
            case SignalBatch.Events events -> events.channel().length;
            case SignalBatch.Frames frames ->
                Arrays.stream(frames.values()).filter(v -> v != 0).count();
        };
        return count / signal.samples() / signal.channels();
    }

    /** The mean number of spikes of a neuron in a sample, by population that spikes, in the last step. */
    public Map<String, Double> spikes() {
        return spikes;
    }

    /** Returns the plan of the network that is trained. */
    public NetworkPlan plan() {
        return pipeline.network().plan();
    }

    /** Returns the number of samples in the batch. */
    public int samples() {
        return batch.targets().size();
    }

    /** The name of the backend that computes it. */
    public String backend() {
        return pipeline.backend().name();
    }

    private TrainingProgress moment() {
        return TrainingProgress.at(1, pipeline.spec().training().epochs(), steps, stepsPerEpoch);
    }

    @Override
    public void close() {
        program.close();
    }
}
