package org.ranvier.plugins.backend.simd.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.model.Symbol.Kind;
import org.ranvier.api.plan.LoweredDynamics;
import org.ranvier.api.plan.ScalarCode;
import org.ranvier.plugins.backend.simd.code.CodeRun;
import org.ranvier.plugins.backend.simd.code.LaneCode.Named;
import org.ranvier.plugins.backend.simd.code.LaneCode.Place;
import org.ranvier.plugins.backend.simd.lanes.Extent;
import org.ranvier.plugins.backend.simd.lanes.Lanes;
import org.ranvier.plugins.backend.simd.lanes.Signal;
import org.ranvier.plugins.backend.simd.plan.Coefficients;
import org.ranvier.plugins.backend.simd.plan.Model;
import org.ranvier.support.Parallel;
import org.ranvier.support.code.Draws;

/**
 * The course of one population, or of one post-synaptic current, through a batch: its signals, forward and back. What
 * neither the way back nor a recording asks for is kept for the present tick only.
 */
final class PopulationRun {

    final Signal[] inputs;
    final Signal[] states;
    /** Null where it has no threshold. */
    final Signal spike;

    final Signal output;
    private final Signal dOutput;
    private final Signal[] dInputs;
    private final Signal[] dStates;
    private final Signal dSpike;
    private final Signal[] dCoefficients;
    /** dL/d(number of spikes), which acts at every tick; null where there is none. */
    private Signal dSpikeCount;

    private final Model model;
    private final Coefficients coefficients;
    private final CodeRun forward;
    private final CodeRun backward;
    private final int samples;
    private final int width;
    /** The signals to which the initial states are written. */
    private final Signal[] started;
    /**
     * The initial states, [neuron][state], where they are not drawn, and the revision of the coefficients that they are
     * for.
     */
    private double[][] initialValues;

    private int initialOf = -1;

    /**
     * Lays out the signals.
     *
     * @param inputs what arrives at each port
     * @param output where the output goes
     * @param dOutput dL/d output, added to by all who read the output; null without gradients
     * @param dInputs where dL/d input goes, or null without gradients
     * @param keepStates whether states are recorded
     * @param overTicks makes the signal of a state that is kept until the way back has passed
     */
    PopulationRun(
            Model model,
            Coefficients coefficients,
            Extent extent,
            int width,
            Signal[] inputs,
            Signal output,
            Signal dOutput,
            Signal[] dInputs,
            boolean keepStates,
            Supplier<Signal> overTicks) {
        LoweredDynamics step = model.step;
        this.model = model;
        this.coefficients = coefficients;
        this.inputs = inputs;
        this.output = output;
        this.dOutput = dOutput;
        this.dInputs = dInputs;
        this.samples = extent.samples();
        this.width = width;
        int groups = extent.groups();
        states = new Signal[step.states().size()];
        for (int s = 0; s < states.length; s++) {
            String name = step.states().get(s);
            boolean read = model.backwardReads(Kind.STATE, name) || model.backwardReads(Kind.STATE_PREVIOUS, name);
            states[s] = keepStates || extent.gradients() && read ? overTicks.get() : Signal.present(groups, width);
        }
        spike = !step.spiking() ? null : step.outputIsSpike() ? output : extent.signal(width);
        started = step.initial().stores().stream()
                .map(store -> signalOf(store.symbol()))
                .toArray(Signal[]::new);
        forward = new CodeRun(model.forward, columns(), extent.ticks());
        if (extent.gradients()) {
            dStates = present(groups, states.length);
            dSpike = Signal.present(groups, width);
            dCoefficients = present(groups, step.coefficients().size());
            backward = new CodeRun(model.backward, columns(), extent.ticks());
        } else {
            dStates = null;
            dSpike = null;
            dCoefficients = null;
            backward = null;
        }
    }

    private Signal[] present(int groups, int count) {
        Signal[] signals = new Signal[count];
        java.util.Arrays.setAll(signals, n -> Signal.present(groups, width));
        return signals;
    }

    private CodeRun.Columns columns() {
        return new CodeRun.Columns() {
            @Override
            public Signal signal(Place place) {
                return signalOf(((Named) place).symbol());
            }

            @Override
            public int shift(Place place) {
                Kind kind = ((Named) place).symbol().kind();
                return kind == Kind.STATE_PREVIOUS || kind == Kind.SPIKE_PREVIOUS ? -1 : 0;
            }
        };
    }

    private Signal signalOf(Symbol symbol) {
        LoweredDynamics step = model.step;
        return switch (symbol.kind()) {
            case INPUT -> inputs[step.inputs().indexOf(symbol.name())];
            case STATE, STATE_PREVIOUS -> states[step.states().indexOf(symbol.name())];
            case SPIKE, SPIKE_PREVIOUS -> spike;
            case OUTPUT -> output;
            case D_OUTPUT -> dOutput;
            case D_INPUT -> dInputs[step.inputs().indexOf(symbol.name())];
            case D_STATE, D_STATE_PREVIOUS -> dStates[step.states().indexOf(symbol.name())];
            case D_SPIKE, D_SPIKE_PREVIOUS -> dSpike;
            case D_COEFFICIENT -> dCoefficients[step.coefficients().indexOf(symbol.name())];
            default -> throw new AssertionError("no step reads or writes " + symbol);
        };
    }

    /** See {@link Model#spikesAlone}. */
    boolean spikesAlone() {
        return model.spikesAlone();
    }

    /** Whether its output is nothing but 0 and 1. */
    boolean onlySpikes() {
        return model.step.outputIsSpike() && model.step.binary();
    }

    /** Returns the signals, other than its output, of which neurons read the tick before. */
    List<Signal> carried() {
        List<Signal> carried = new ArrayList<>(List.of(states));
        if (spike != null && spike != output) {
            carried.add(spike);
        }
        return carried;
    }

    String port(int index) {
        return model.step.inputs().get(index);
    }

    Signal dInput(String port) {
        return dInputs[model.step.inputs().indexOf(port)];
    }

    LoweredDynamics step() {
        return model.step;
    }

    /** Sets the initial states. */
    void start(Draws draws, Parallel parallel) {
        coefficients.prepare();
        ScalarCode initial = model.step.initial();
        if (draws(initial)) {
            for (int n = 0; n < width; n++) {
                for (int b = 0; b < Lanes.padded(samples); b++) {
                    int lane = b % Lanes.GROUP;
                    start(b / Lanes.GROUP, n, lane, lane + 1, initial(initial, n, b, draws));
                }
            }
            return;
        }
        if (initialOf != coefficients.revision()) {
            initialOf = coefficients.revision();
            initialValues = new double[width][];
            Arrays.setAll(initialValues, n -> initial(initial, n, 0, draws));
        }
        parallel.forEach(Lanes.groups(samples), g -> {
            for (int n = 0; n < width; n++) {
                start(g, n, 0, Lanes.GROUP, initialValues[n]);
            }
        });
    }

    /** Sets the states of some samples of a neuron before the first tick; lanes from … end − 1 of a group. */
    private void start(int group, int neuron, int from, int end, double[] values) {
        for (int k = 0; k < values.length; k++) {
            int at = started[k].at(neuron, -1);
            Arrays.fill(started[k].groups[group], at + from, at + end, (float) values[k]);
        }
    }

    private double[] initial(ScalarCode code, int neuron, int sample, Draws draws) {
        return code.evaluate(
                s -> coefficients.parameter(s.name(), neuron),
                d -> draws.draw(d.normal(), d.stream(), 0, sample, neuron));
    }

    private static boolean draws(ScalarCode code) {
        return code.instructions().stream().anyMatch(i -> i instanceof ScalarCode.Draw);
    }

    /** Runs some neurons of a group from a tick to before another. */
    void forward(int group, int neuron, int end, int tick, int toTick, Draws draws) {
        forward.run(group, neuron, end, tick, toTick - tick, 1, coefficients.forward, draws);
    }

    /** Prepares the way back of a group from the last tick; dOutput is the caller's. */
    void startBackward(int group) {
        Arrays.asList(dStates).forEach(s -> s.clear(group));
        Arrays.asList(dCoefficients).forEach(s -> s.clear(group));
        dSpike.clear(group);
    }

    /**
     * Lets the number of spikes count on the way back.
     *
     * @param gradient dL/d(number of spikes), [sample][neuron], or null
     */
    void pullSpikes(double[] gradient) {
        if (gradient == null) {
            dSpikeCount = null;
            return;
        }
        dSpikeCount = Signal.present(Lanes.groups(samples), width);
        for (int b = 0; b < samples; b++) {
            for (int n = 0; n < width; n++) {
                dSpikeCount.set(b, n, 0, (float) gradient[b * width + n]);
            }
        }
    }

    /** Runs some neurons of a group back from before a tick to another. */
    void backward(int group, int neuron, int end, int tick, int toTick, Draws draws) {
        if (dSpikeCount == null) {
            backward.run(group, neuron, end, toTick - 1, toTick - tick, -1, coefficients.backward, draws);
            return;
        }
        // What one tick asks of the spike before it lies where the next one looks, so the counts join in between.
        for (int t = toTick - 1; t >= tick; t--) {
            float[] sum = dSpike.groups[group];
            float[] own = dSpikeCount.groups[group];
            for (int i = dSpike.at(neuron, 0); i < dSpike.at(end, 0); i++) {
                sum[i] += own[i];
            }
            backward.run(group, neuron, end, t, 1, -1, coefficients.backward, draws);
        }
    }

    /** Adds the gradients of trained parameters, by name. */
    void addGradients(Map<String, float[]> gradients, Draws draws) {
        if (gradients.isEmpty()) {
            return;
        }
        double[][] sums = new double[dCoefficients.length][width];
        for (int c = 0; c < sums.length; c++) {
            for (int n = 0; n < width; n++) {
                sums[c][n] = sum(dCoefficients[c], n);
            }
        }
        coefficients.addGradients(sums, gradients);
        ScalarCode code = model.step.initialBackward();
        if (code.stores().isEmpty()) {
            return;
        }
        // Linear in dL/d state: without draws the samples can be added up first.
        boolean drawn = draws(code);
        for (int n = 0; n < width; n++) {
            for (int b = 0; b < (drawn ? samples : 1); b++) {
                int neuron = n;
                int sample = b;
                double[] results = code.evaluate(
                        s -> s.kind() != Kind.D_STATE
                                ? coefficients.parameter(s.name(), neuron)
                                : drawn ? signalOf(s).get(sample, neuron, 0) : sum(signalOf(s), neuron),
                        d -> draws.draw(d.normal(), d.stream(), 0, sample, neuron));
                Coefficients.add(code, results, neuron, gradients);
            }
        }
    }

    /** The sum over all samples. */
    private static double sum(Signal present, int neuron) {
        double sum = 0;
        for (float[] group : present.groups) {
            sum += Lanes.sum(group, present.at(neuron, 0));
        }
        return sum;
    }
}
