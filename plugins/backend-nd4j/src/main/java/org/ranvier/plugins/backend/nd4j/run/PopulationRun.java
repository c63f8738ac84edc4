package org.ranvier.plugins.backend.nd4j.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.model.Symbol.Kind;
import org.ranvier.api.plan.LoweredDynamics;
import org.ranvier.plugins.backend.nd4j.arrays.ArrayCode;
import org.ranvier.plugins.backend.nd4j.arrays.Extent;
import org.ranvier.plugins.backend.nd4j.arrays.Memory;
import org.ranvier.plugins.backend.nd4j.arrays.Series;
import org.ranvier.support.code.Draws;

/**
 * The course of all neurons of a population, or of all currents of a projection, in all samples, and the way back.
 *
 * <p>Entry 0 of states and spikes is the start, entry t + 1 belongs to tick t.
 */
final class PopulationRun {

    private static final Symbol SPIKE = Symbol.of(Kind.SPIKE);
    private static final Symbol OUTPUT = Symbol.of(Kind.OUTPUT);

    final LoweredDynamics step;
    private final Extent extent;
    private final int width;
    private final Map<String, INDArray> parameters;
    private final Draws draws;
    private final Memory memory;
    private final Map<String, Series> states = new LinkedHashMap<>();
    private final Map<String, Series> inputs = new LinkedHashMap<>();
    private final Series spikes;
    private final Series outputs;
    private final boolean keep;
    private final ArrayCode setup;
    private final ArrayCode forward;
    private Backward backward;

    /**
     * Starts at the initial states.
     *
     * @param parameters by name, each [width]
     * @param keep whether all ticks are kept, for the way back
     */
    PopulationRun(
            LoweredDynamics step,
            Extent extent,
            int width,
            Map<String, INDArray> parameters,
            Draws draws,
            boolean keep,
            Memory memory) {
        this.step = step;
        this.extent = extent;
        this.width = width;
        this.parameters = parameters;
        this.draws = draws;
        this.keep = keep;
        this.memory = memory;
        int ticks = extent.ticks();
        step.states().forEach(s -> states.put(s, new Series(ticks + 1, keep, memory, extent.rows(), width)));
        step.inputs().forEach(i -> inputs.put(i, new Series(ticks, keep, memory, extent.rows(), width)));
        spikes = step.spiking() ? new Series(ticks + 1, keep, memory, extent.rows(), width) : null;
        outputs = step.outputIsSpike() ? null : new Series(ticks, keep, memory, extent.rows(), width);
        setup = new ArrayCode(step.setup(), s -> true, DataType.DOUBLE, memory, width);
        setup.setAll(Kind.PARAMETER, parameters::get);
        setup.run();
        forward = new ArrayCode(step.forward(), s -> true, DataType.FLOAT, memory, extent.rows(), width);
        forward.setAllRows(Kind.COEFFICIENT, this::coefficient);
        ArrayCode initial = new ArrayCode(step.initial(), s -> true, DataType.FLOAT, memory, extent.rows(), width);
        initial.setAllRows(Kind.PARAMETER, parameters::get);
        initial.run(draws, 0);
        states.forEach((name, series) -> copy(initial.get(new Symbol(Kind.STATE, name)), series.at(0)));
    }

    private INDArray coefficient(String name) {
        return setup.get(new Symbol(Kind.COEFFICIENT, name));
    }

    private static void copy(INDArray from, INDArray to) {
        if (from != null) {
            to.assign(from);
        }
    }

    /** Returns the array, initially 0, in which to add up the input of a tick. */
    INDArray freshInput(String port, int tick) {
        INDArray input = inputs.get(port).at(tick);
        if (!keep) {
            input.assign(0);
        }
        return input;
    }

    /** One tick, whose input is there. */
    void step(int tick) {
        bind(forward, tick);
        forward.run(draws, tick);
        states.forEach((name, series) -> copy(forward.get(new Symbol(Kind.STATE, name)), series.at(tick + 1)));
        if (spikes != null) {
            spikes.at(tick + 1).assign(forward.get(SPIKE));
        }
        if (outputs != null) {
            outputs.at(tick).assign(forward.get(OUTPUT));
        }
    }

    private void bind(ArrayCode code, int tick) {
        states.forEach((name, series) -> code.set(new Symbol(Kind.STATE_PREVIOUS, name), series.at(tick)));
        inputs.forEach((name, series) -> code.set(new Symbol(Kind.INPUT, name), series.at(tick)));
        if (spikes != null) {
            code.set(Symbol.of(Kind.SPIKE_PREVIOUS), spikes.at(tick));
        }
    }

    INDArray output(int tick) {
        return outputs == null ? spikes.at(tick + 1) : outputs.at(tick);
    }

    /** The spikes of a tick; only where it spikes. */
    INDArray spike(int tick) {
        return spikes.at(tick + 1);
    }

    /** A state or an input at a tick. */
    INDArray quantity(String name, int tick) {
        return states.containsKey(name)
                ? states.get(name).at(tick + 1)
                : inputs.get(name).at(tick);
    }

    /** All outputs below each other, [ticks · rows][width]; where everything is kept and the output is no spike. */
    INDArray flatOutputs() {
        return outputs.flat();
    }

    /**
     * Prepares the way back from the last tick.
     *
     * @param gradients by name of the trained parameters, added to in the end
     */
    void startBackward(Map<String, INDArray> gradients) {
        backward = new Backward(gradients);
    }

    /**
     * One tick back.
     *
     * @param dOutput dL/d output of this tick
     * @param dSpikeCount dL/d(number of spikes), or null; the same at every tick
     */
    void stepBack(int tick, INDArray dOutput, INDArray dSpikeCount) {
        backward.step(tick, dOutput, dSpikeCount);
    }

    /** dL/d input of the tick just gone back. */
    INDArray dInput(String port) {
        return backward.dInputs.get(port);
    }

    /** Adds the parameter gradients; after the first tick. */
    void finishBackward() {
        if (!backward.gradients.isEmpty()) {
            backward.finish();
        }
    }

    /** The state that the backward pass carries from tick to tick. */
    private final class Backward {

        final Map<String, INDArray> gradients;
        final Map<String, INDArray> dStates = new LinkedHashMap<>();
        final Map<String, INDArray> dInputs = new LinkedHashMap<>();
        private final Map<String, INDArray> dCoefficients = new LinkedHashMap<>();
        private final INDArray dSpike = memory.zeros(DataType.FLOAT, extent.rows(), width);
        private final ArrayCode code;

        Backward(Map<String, INDArray> gradients) {
            this.gradients = gradients;
            boolean trained = !gradients.isEmpty();
            code = new ArrayCode(
                    step.backward(),
                    symbol -> trained || symbol.kind() != Kind.D_COEFFICIENT,
                    DataType.FLOAT,
                    memory,
                    extent.rows(),
                    width);
            code.setAllRows(Kind.COEFFICIENT, PopulationRun.this::coefficient);
            zeros(step.states(), dStates);
            zeros(step.inputs(), dInputs);
            zeros(trained ? step.coefficients() : List.of(), dCoefficients);
        }

        private void zeros(List<String> names, Map<String, INDArray> into) {
            names.forEach(name -> into.put(name, memory.zeros(DataType.FLOAT, extent.rows(), width)));
        }

        void step(int tick, INDArray dOutput, INDArray dSpikeCount) {
            bind(code, tick);
            if (dSpikeCount != null) {
                dSpike.addi(dSpikeCount);
            }
            dStates.forEach((name, d) -> code.set(new Symbol(Kind.D_STATE, name), d));
            code.set(Symbol.of(Kind.D_SPIKE), dSpike);
            code.set(Symbol.of(Kind.D_OUTPUT), dOutput);
            code.run(draws, tick);
            dStates.forEach((name, d) -> take(new Symbol(Kind.D_STATE_PREVIOUS, name), d));
            dInputs.forEach((name, d) -> take(new Symbol(Kind.D_INPUT, name), d));
            take(Symbol.of(Kind.D_SPIKE_PREVIOUS), dSpike);
            dCoefficients.forEach((name, sum) -> {
                INDArray more = code.get(new Symbol(Kind.D_COEFFICIENT, name));
                if (more != null) {
                    sum.addi(more);
                }
            });
        }

        /** Copies what the code stored for a symbol; what it does not store is 0. */
        private void take(Symbol symbol, INDArray into) {
            INDArray value = code.get(symbol);
            if (value == null) {
                into.assign(0);
            } else {
                into.assign(value);
            }
        }

        void finish() {
            ArrayCode initial =
                    new ArrayCode(step.initialBackward(), s -> true, DataType.FLOAT, memory, extent.rows(), width);
            initial.setAllRows(Kind.PARAMETER, parameters::get);
            dStates.forEach((name, d) -> initial.set(new Symbol(Kind.D_STATE, name), d));
            initial.run(draws, 0);
            ArrayCode neurons = new ArrayCode(step.setupBackward(), s -> true, DataType.DOUBLE, memory, width);
            neurons.setAll(Kind.PARAMETER, parameters::get);
            dCoefficients.forEach((name, sum) -> neurons.set(new Symbol(Kind.D_COEFFICIENT, name), overRows(sum)));
            neurons.run();
            gradients.forEach((name, gradient) -> {
                INDArray ofInitial = initial.get(new Symbol(Kind.D_PARAMETER, name));
                INDArray ofSetup = neurons.get(new Symbol(Kind.D_PARAMETER, name));
                if (ofInitial != null) {
                    gradient.addi(overRows(ofInitial));
                }
                if (ofSetup != null) {
                    gradient.addi(ofSetup);
                }
            });
        }

        private INDArray overRows(INDArray array) {
            return array.castTo(DataType.DOUBLE).sum(0);
        }
    }
}
