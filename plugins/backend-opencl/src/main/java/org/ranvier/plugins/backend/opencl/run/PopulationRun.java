package org.ranvier.plugins.backend.opencl.run;

import java.util.ArrayList;
import java.util.List;
import org.ranvier.plugins.backend.opencl.cl.Buffer;
import org.ranvier.plugins.backend.opencl.cl.Kernel.Range;
import org.ranvier.plugins.backend.opencl.code.Model;
import org.ranvier.plugins.backend.opencl.device.Dialect;
import org.ranvier.plugins.backend.opencl.device.Memory;
import org.ranvier.plugins.backend.opencl.plan.Coefficients;
import org.ranvier.plugins.backend.opencl.plan.Layout;

/**
 * The course of a batch through a {@link Model}: the neurons of a population, or the post-synaptic currents of a
 * projection.
 */
final class PopulationRun {

    final Model model;
    final List<Signal> inputs;
    /** States after each tick, where they are kept, with the initial ones first. */
    final List<Signal> states = new ArrayList<>();

    final Signal output;
    /** Null without a threshold. */
    final Signal spikes;

    private final Coefficients coefficients;
    private final Extent extent;
    private final Dialect dialect;
    private final int trace;
    /**
     * The state of the backward pass: dL/d output, from which it starts, and dL/d inputs, to which it leads; null or
     * empty without gradients.
     */
    private final Signal dOutput;

    private final List<Signal> dInputs;
    private final Buffer carry;
    private final Buffer fromStart;
    private final Buffer carrySums;
    private final Buffer startSums;

    /**
     * Lays it out.
     *
     * @param inputs one signal per port
     * @param output the rows of what it puts out
     * @param dOutput dL/d output; null without gradients
     * @param dInputs dL/d inputs; empty without gradients
     */
    PopulationRun(
            Coefficients coefficients,
            Extent extent,
            List<Signal> inputs,
            Layout.Rows output,
            Signal dOutput,
            List<Signal> dInputs,
            Memory memory,
            Dialect dialect) {
        this.coefficients = coefficients;
        this.model = coefficients.model;
        this.extent = extent;
        this.inputs = inputs;
        this.dOutput = dOutput;
        this.dInputs = dInputs;
        this.dialect = dialect;
        int width = coefficients.width;
        trace = extent.keep() ? extent.ticks() + 1 : 1;
        for (int s = 0; s < model.states(); s++) {
            Layout.Rows rows = extent.keep() ? Layout.Rows.of(1, extent.ticks(), 0) : Layout.Rows.of(0, 1, 0);
            states.add(Signal.in(memory, dialect, extent.groups(), width, rows));
        }
        this.output = Signal.in(memory, dialect, extent.groups(), width, output);
        spikes = model.ownSpikes
                ? Signal.in(
                        memory,
                        dialect,
                        extent.groups(),
                        width,
                        Layout.Rows.of(1, extent.ticks(), 0).packed(model.binary))
                : model.step.spiking() ? this.output : null;
        boolean back = extent.gradients();
        long slot = (long) extent.groups() * width * dialect.group();
        carry = memory.numbers(back ? slot * model.carried() : 0);
        fromStart = memory.numbers(back ? slot * model.parameters.size() : 0);
        carrySums = memory.numbers(back ? (long) width * model.carried() : 0);
        startSums = memory.numbers(back ? (long) width * model.parameters.size() : 0);
    }

    private Range range() {
        return new Range(dialect.items(), coefficients.width, extent.groups());
    }

    /** Sets the initial states. */
    void start(Draws draws) {
        coefficients.prepare();
        List<Object> arguments = new ArrayList<>(draws.arguments());
        arguments.addAll(coefficients.values());
        arguments.add(trace);
        states.forEach(s -> arguments.add(s.buffer()));
        model.initial.run(range(), dialect.items(), arguments.toArray());
    }

    void forward(int tick, int end, Draws draws) {
        List<Object> arguments = new ArrayList<>(List.of(tick, end, trace));
        arguments.addAll(draws.arguments());
        arguments.add(coefficients.values);
        states.forEach(s -> arguments.add(s.buffer()));
        inputs.forEach(i -> arguments.addAll(i.arguments()));
        arguments.addAll(output.arguments());
        if (model.ownSpikes) {
            arguments.addAll(spikes.arguments());
        }
        model.forward.run(range(), dialect.items(), arguments.toArray());
    }

    /** Prepares the way back from the last tick. */
    void startBackward() {
        carry.clear();
    }

    /**
     * Back through some ticks.
     *
     * @param dCounts dL/d(number of spikes), [group][neuron] of groups, or null
     */
    void backward(int tick, int end, Buffer dCounts, Draws draws) {
        List<Object> arguments = new ArrayList<>(List.of(tick, end, trace));
        arguments.addAll(draws.arguments());
        arguments.add(coefficients.values);
        states.forEach(s -> arguments.add(s.buffer()));
        inputs.forEach(i -> arguments.addAll(i.arguments()));
        if (spikes != null) {
            arguments.addAll(spikes.arguments());
        }
        arguments.addAll(dOutput.arguments());
        arguments.add(dCounts == null ? 0 : 1);
        arguments.add(dCounts == null ? carry : dCounts);
        dInputs.forEach(i -> arguments.addAll(i.arguments()));
        arguments.add(carry);
        model.backward.run(range(), dialect.items(), arguments.toArray());
    }

    /** Adds the gradients of the element's own parameters, after the way back. */
    void addGradients(Draws draws) {
        if (!coefficients.trained()) {
            return;
        }
        List<Object> arguments = new ArrayList<>(draws.arguments());
        arguments.addAll(coefficients.values());
        arguments.add(carry);
        arguments.add(fromStart);
        fromStart.clear();
        model.initialBackward.run(range(), dialect.items(), arguments.toArray());
        sum(carry, carrySums, model.carried());
        sum(fromStart, startSums, model.parameters.size());
        coefficients.addGradients(carrySums, startSums);
    }

    private void sum(Buffer parts, Buffer sums, int slots) {
        dialect.fixed("signals", "over_samples")
                .run(
                        new Range(dialect.items(), coefficients.width, slots),
                        dialect.items(),
                        extent.groups(),
                        parts,
                        sums,
                        dialect.scratch(1));
    }
}
