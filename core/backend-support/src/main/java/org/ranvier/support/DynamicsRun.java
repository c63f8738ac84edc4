package org.ranvier.support;

import java.util.ArrayList;
import java.util.List;
import org.ranvier.support.code.ColumnCode;
import org.ranvier.support.code.Draws;
import org.ranvier.support.plan.RecordedQuantity;

/**
 * One sample's course through some {@link DynamicsCode}: states, spikes, inputs and outputs of every tick, and the way
 * back. Used by one thread at a time.
 */
public final class DynamicsRun {

    // Entry 0 of states and spikes is the start; entry t + 1 belongs to tick t.

    private final DynamicsCode model;
    private final int width;
    private final double[][] columns;
    private final Draws draws;
    private final int sample;
    private final boolean keep;
    private final ColumnCode.Registers forwardRegisters;
    private final List<double[][]> states = new ArrayList<>();
    private final List<double[]> spikes = new ArrayList<>();
    private final List<double[][]> inputs = new ArrayList<>();
    private final List<double[]> outputs = new ArrayList<>();
    private double[][] dStates;
    private double[] dSpike;
    private double[][] dCoefficients;
    private ColumnCode.Registers backwardRegisters;

    /**
     * Starts at the initial states.
     *
     * @param prepared columns made by {@link DynamicsCode#prepare}
     * @param sample the sample's place in the batch, for draws
     * @param keep whether the arrays of all ticks are kept, as the way back needs; else only those of the last
     */
    public DynamicsRun(DynamicsCode model, int width, double[][] prepared, Draws draws, int sample, boolean keep) {
        this.model = model;
        this.width = width;
        this.columns = prepared.clone();
        this.draws = draws;
        this.sample = sample;
        this.keep = keep;
        this.forwardRegisters = model.forward.registers(width);
        double[][] start = new double[model.states][width];
        bind(model.state, start);
        model.initial.run(columns, 0, width, model.initial.registers(width), draws, 0, sample);
        states.add(start);
        spikes.add(new double[width]);
    }

    /**
     * Runs the next tick.
     *
     * @param tick the number of ticks so far
     * @param input one array per input port; kept, not copied
     * @return the output
     */
    public double[] step(int tick, double[][] input) {
        double[][] next = new double[model.states][width];
        double[] spike = new double[width];
        double[] output = new double[width];
        bind(model.statePrevious, states.get(tick));
        bind(model.state, next);
        bind(model.input, input);
        columns[model.spikePrevious] = spikes.get(tick);
        columns[model.spike] = spike;
        columns[model.output] = output;
        model.forward.run(columns, 0, width, forwardRegisters, draws, tick, sample);
        states.add(next);
        spikes.add(spike);
        inputs.add(input);
        outputs.add(output);
        if (!keep) {
            states.set(tick, null);
            spikes.set(tick, null);
            if (tick > 0) {
                inputs.set(tick - 1, null);
                outputs.set(tick - 1, null);
            }
        }
        return output;
    }

    /** Returns the spikes of a tick, [neuron]. */
    public double[] spike(int tick) {
        return spikes.get(tick + 1);
    }

    /** Returns the output of a tick, [neuron]. */
    public double[] output(int tick) {
        return outputs.get(tick);
    }

    /** Returns a quantity at a tick, [neuron]. */
    public double[] recorded(RecordedQuantity quantity, int tick) {
        return switch (quantity.kind()) {
            case SPIKES -> spike(tick);
            case OUTPUT -> output(tick);
            case STATE -> states.get(tick + 1)[quantity.index()];
            case INPUT -> inputs.get(tick)[quantity.index()];
        };
    }

    /** Prepares the way back from the last tick. */
    public void startBackward() {
        dStates = new double[model.states][width];
        dSpike = new double[width];
        dCoefficients = new double[model.dCoefficient.length][width];
        backwardRegisters = model.backward.registers(width);
    }

    /**
     * Goes back through a tick.
     *
     * @param tick the last one first
     * @param dOutput dL/d output of this tick
     * @param dSpikeCount dL/d(number of spikes), or null; the same at every tick
     * @return dL/d input, one array per port
     */
    public double[][] stepBack(int tick, double[] dOutput, double[] dSpikeCount) {
        for (int n = 0; dSpikeCount != null && n < width; n++) {
            dSpike[n] += dSpikeCount[n];
        }
        double[][] dPrevious = new double[model.states][width];
        double[] dSpikePrevious = new double[width];
        double[][] dInput = new double[model.inputs][width];
        double[][] dC = new double[model.dCoefficient.length][width];
        bind(model.statePrevious, states.get(tick));
        bind(model.input, inputs.get(tick));
        columns[model.spikePrevious] = spikes.get(tick);
        bind(model.dState, dStates);
        columns[model.dSpike] = dSpike;
        columns[model.dOutput] = dOutput;
        bind(model.dStatePrevious, dPrevious);
        columns[model.dSpikePrevious] = dSpikePrevious;
        bind(model.dInput, dInput);
        bind(model.dCoefficient, dC);
        model.backward.run(columns, 0, width, backwardRegisters, draws, tick, sample);
        for (int c = 0; c < dC.length; c++) {
            for (int n = 0; n < width; n++) {
                dCoefficients[c][n] += dC[c][n];
            }
        }
        dStates = dPrevious;
        dSpike = dSpikePrevious;
        return dInput;
    }

    /** dL/d coefficient, added up over the ticks so far. */
    double[][] dCoefficients() {
        return dCoefficients;
    }

    /** The columns of the model with the gradients of parameters that initial states depend on. */
    double[][] initialBackward() {
        bind(model.dState, dStates);
        model.clearParameterGradients(columns, width);
        model.initialBackward.run(columns, 0, width, model.initialBackward.registers(width), draws, 0, sample);
        return columns;
    }

    private void bind(int[] slots, double[][] arrays) {
        for (int s = 0; s < slots.length; s++) {
            columns[slots[s]] = arrays[s];
        }
    }
}
