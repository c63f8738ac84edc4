package org.ranvier.plugins.backend.nd4j;

import java.util.List;
import java.util.Map;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.backend.BackwardRequest;
import org.ranvier.api.backend.Capability;
import org.ranvier.api.backend.NetworkPlan.Element;
import org.ranvier.api.backend.NetworkPlan.Projection;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.Recording;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.model.SynapseList;

/** Runs a batch tick by tick. */
final class Nd4jSession implements Session {

    private final Nd4jProgram program;
    private final Memory memory = new Memory();
    private final ForwardPass run;
    private final Recorder recorder;
    private int ticks;
    private BackwardPass back;

    Nd4jSession(Nd4jProgram program, SignalBatch signal, RunOptions options) {
        this.program = program;
        Layout layout = program.layout();
        Extent extent = Extent.of(signal.samples(), layout.plan().ticks());
        try {
            recorder = new Recorder(layout.plan(), options.record(), extent, memory);
            run = new ForwardPass(layout, program.wirings(), program.parameters(), signal, options, memory);
        } catch (RuntimeException | Error e) {
            memory.close();
            throw e;
        }
    }

    @Override
    public Recording advance(int more) {
        int all = run.extent.ticks();
        if (ticks + more > all) {
            throw new RanvierException(Problem.usage(
                    "session",
                    "it has run " + ticks + " ticks and is asked for " + more + " more, but a sample has " + all,
                    "give the network more ticks"));
        }
        if (run.stages.size() > 1 && (ticks > 0 || more < all)) {
            throw new RanvierException(Problem.usage(
                    "training",
                    "batch normalisation in training needs all ticks of a sample at once",
                    "advance by " + all + " ticks, or stream at inference"));
        }
        int from = ticks;
        ticks += more;
        for (List<Element> stage : run.stages) {
            run.normalizeInto(stage);
            for (int t = from; t < ticks; t++) {
                run.tick(stage, t);
                if (stage == run.stages.getLast() && run.stages.size() == 1) {
                    recorder.record(run.neurons::get, t);
                }
            }
        }
        for (int t = from; run.stages.size() > 1 && t < ticks; t++) {
            recorder.record(run.neurons::get, t);
        }
        return recorder.recording(ticks);
    }

    @Override
    public void backward(BackwardRequest request) {
        request.requireOnly(Capability.ACTIVITY_GRADIENTS);
        double[] outputGradient = request.outputGradient();
        Map<String, double[]> spikeCountGradients = request.spikeCountGradients();
        if (!run.options.gradients()) {
            throw new IllegalStateException("the session was opened without gradients");
        }
        int outputs = run.extent.samples()
                * ticks
                * run.layout.plan().widthOf(run.layout.plan().output());
        if (outputGradient.length != outputs) {
            throw new IllegalArgumentException(
                    "the gradient has " + outputGradient.length + " numbers, the output " + outputs);
        }
        BackwardPass pass =
                new BackwardPass(run, program.parameters(), ticks, outputGradient, spikeCountGradients, memory);
        pass.run();
        back = pass;
    }

    @Override
    public double[] inputGradient() {
        if (back == null || !run.options.inputGradient()) {
            throw new IllegalStateException(
                    "the session was opened without input gradients, or backward was not called");
        }
        return back.inputGradient();
    }

    @Override
    public double[] dormantGradients(String projection, SynapseList candidates, Map<String, double[]> numbers) {
        if (back == null) {
            throw new IllegalStateException("there was no backward through a projection '" + projection + "'");
        }
        return back.dormant(run.layout.plan().get(Projection.class, projection), candidates, numbers);
    }

    @Override
    public void close() {
        memory.close();
        program.sessionClosed();
    }
}
