package org.ranvier.plugins.backend.simd.event;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.ranvier.api.backend.CompileOptions;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.plan.LoweredUpdate;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.support.DoubleParameters;
import org.ranvier.support.Parallel;
import org.ranvier.support.StoredProgram;

/** An event-driven plan with its parameters, in double precision. */
public final class EventProgram extends StoredProgram<DoubleParameters> {

    private final Parallel parallel;
    private final List<Block> blocks = new ArrayList<>();
    private Network network;
    private double[] byWeight;
    private double[] byArrival;

    /** Compiles a plan that was checked. */
    public EventProgram(NetworkPlan plan, CompileOptions options) {
        super(plan, new DoubleParameters(), options.updates());
        parallel = new Parallel(options.threads(), "simd-");
        layOut();
    }

    private void layOut() {
        network = new Network(plan(), parameters());
        byWeight = new double[network.source.length];
        byArrival = new double[network.source.length];
        blocks.clear();
    }

    Network network() {
        return network;
    }

    @Override
    public void update(LoweredUpdate update, Map<String, Double> scalars) {
        parameters().update(update, scalars, parallel);
    }

    @Override
    protected void rewired(Projection projection) {
        layOut();
    }

    @Override
    protected Session start(SignalBatch batch, RunOptions options) {
        Session session = new EventSession(this, batch, options);
        network.refresh();
        return session;
    }

    /** Work on a block of samples, the n-th. */
    interface BlockTask {
        void run(Block block, int n);
    }

    /** Shares out a batch; the same samples always have the same block. */
    void forBlocks(int samples, BlockTask task) {
        while (blocks.size() < blocksOf(samples)) {
            blocks.add(new Block(network));
        }
        parallel.forEach(blocksOf(samples), n -> task.run(blocks.get(n), n));
    }

    /** Adds the sums of all blocks, in order, to the gradients of the parameters. */
    void addGradients(int samples) {
        Arrays.fill(byWeight, 0);
        Arrays.fill(byArrival, 0);
        for (Block block : blocks.subList(0, blocksOf(samples))) {
            for (int s = 0; s < byWeight.length; s++) {
                byWeight[s] += block.byWeight[s];
                byArrival[s] += block.byArrival[s];
            }
        }
        network.addGradients(byWeight, byArrival);
    }

    /** Returns the number of blocks needed for a number of samples. */
    static int blocksOf(int samples) {
        return (samples + Block.SAMPLES - 1) / Block.SAMPLES;
    }

    @Override
    public void close() {
        parallel.close();
    }
}
