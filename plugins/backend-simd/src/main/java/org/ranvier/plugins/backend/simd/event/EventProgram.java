package org.ranvier.plugins.backend.simd.event;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.backend.CompileOptions;
import org.ranvier.api.backend.LoweredUpdate;
import org.ranvier.api.backend.NetworkPlan;
import org.ranvier.api.backend.NetworkPlan.Projection;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.model.SynapseList;
import org.ranvier.plugins.backend.simd.lanes.Parallel;

/** An event-driven plan with its parameters, in double precision. */
public final class EventProgram implements Program {

    private final Parallel parallel;
    private final Map<String, ParameterValues> numbers = new LinkedHashMap<>();
    private final Map<LoweredUpdate, Update> updates = new IdentityHashMap<>();
    private final List<Block> blocks = new ArrayList<>();
    private Network network;
    private double[] byWeight;
    private double[] byArrival;
    private boolean busy;

    /** Compiles a plan that was checked. */
    public EventProgram(NetworkPlan plan, CompileOptions options) {
        parallel = new Parallel(options.threads());
        plan.parameters().forEach(spec -> numbers.put(spec.name(), new ParameterValues(spec)));
        for (LoweredUpdate update : options.updates()) {
            updates.put(update, new Update(update));
            for (String parameter : update.parameters()) {
                ParameterValues own = numbers(parameter);
                update.slots().forEach(slot -> own.slots.put(slot, new double[own.values.length]));
            }
        }
        layOut(plan);
    }

    private void layOut(NetworkPlan plan) {
        network = new Network(plan, numbers);
        byWeight = new double[network.source.length];
        byArrival = new double[network.source.length];
        blocks.clear();
    }

    Network network() {
        return network;
    }

    private ParameterValues numbers(String parameter) {
        ParameterValues found = numbers.get(parameter);
        if (found == null) {
            throw new IllegalArgumentException(
                    "there is no parameter '" + parameter + "'; there are " + numbers.keySet());
        }
        return found;
    }

    @Override
    public NetworkPlan plan() {
        return network.plan;
    }

    @Override
    public double[] read(String parameter) {
        return numbers(parameter).values.clone();
    }

    @Override
    public void write(String parameter, double[] values) {
        ParameterValues.copy(parameter, values, numbers(parameter).values);
        network.written();
    }

    @Override
    public double[] readGradient(String parameter) {
        double[] gradient = numbers(parameter).gradient;
        if (gradient == null) {
            throw new IllegalArgumentException("parameter '" + parameter + "' is not trained");
        }
        return gradient.clone();
    }

    @Override
    public boolean gradientsAreFinite() {
        return numbers.values().stream().allMatch(ParameterValues::gradientIsFinite);
    }

    @Override
    public boolean parametersAreFinite() {
        return numbers.values().stream().allMatch(ParameterValues::areFinite);
    }

    @Override
    public void clearGradients() {
        numbers.values().stream()
                .map(own -> own.gradient)
                .filter(java.util.Objects::nonNull)
                .forEach(gradient -> Arrays.fill(gradient, 0));
    }

    @Override
    public Map<String, double[]> readSlots(String parameter) {
        Map<String, double[]> copies = new LinkedHashMap<>();
        numbers(parameter).slots.forEach((slot, values) -> copies.put(slot, values.clone()));
        return copies;
    }

    @Override
    public void writeSlot(String parameter, String slot, double[] values) {
        double[] target = numbers(parameter).slots.get(slot);
        if (target == null) {
            throw new IllegalArgumentException("parameter '" + parameter + "' has no slot '" + slot + "'");
        }
        ParameterValues.copy(parameter + "/" + slot, values, target);
    }

    @Override
    public void update(LoweredUpdate update, Map<String, Double> scalars) {
        Update compiled = updates.computeIfAbsent(update, Update::new);
        update.parameters().forEach(parameter -> compiled.apply(numbers(parameter), scalars));
    }

    @Override
    public void rewire(String projection, SynapseList list, int[] keptFrom) {
        if (busy) {
            throw new IllegalStateException("a session is open: close it first");
        }
        Projection old = network.plan.get(Projection.class, projection);
        NetworkPlan changed = network.plan.rewired(projection, list);
        changed.parameters().stream()
                .filter(old::ownsPerSynapse)
                .forEach(spec -> numbers.put(spec.name(), numbers(spec.name()).moved(spec, keptFrom)));
        layOut(changed);
    }

    @Override
    public Session open(SignalBatch batch, RunOptions options) {
        if (busy) {
            throw new IllegalStateException("one session at a time: close the last one first");
        }
        if (batch.channels() != network.channels) {
            throw new IllegalArgumentException(
                    "the signal has " + batch.channels() + " channels, the network " + network.channels);
        }
        Session session = new EventSession(this, batch, options);
        network.refresh();
        busy = true;
        return session;
    }

    void sessionClosed() {
        busy = false;
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

    /** How many blocks so many samples are. */
    static int blocksOf(int samples) {
        return (samples + Block.SAMPLES - 1) / Block.SAMPLES;
    }

    @Override
    public void close() {
        parallel.close();
    }
}
