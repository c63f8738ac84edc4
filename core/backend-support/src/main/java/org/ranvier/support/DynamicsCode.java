package org.ranvier.support;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.model.Symbol.Kind;
import org.ranvier.api.plan.LoweredDynamics;
import org.ranvier.api.plan.ScalarCode;
import org.ranvier.support.code.ColumnCode;
import org.ranvier.support.code.SymbolSlots;

/**
 * Lowered dynamics of a population or of a post-synaptic current, prepared to be interpreted in double precision. It is
 * shared by all {@linkplain DynamicsRun runs}.
 */
public final class DynamicsCode {

    final LoweredDynamics step;
    final SymbolSlots slots = new SymbolSlots();
    final int states;
    final int inputs;
    final boolean spiking;
    final int[] statePrevious;
    final int[] state;
    final int[] input;
    final int[] coefficient;
    final int[] dStatePrevious;
    final int[] dState;
    final int[] dInput;
    final int[] dCoefficient;
    final int spikePrevious = slots.of(Kind.SPIKE_PREVIOUS);
    final int spike = slots.of(Kind.SPIKE);
    final int output = slots.of(Kind.OUTPUT);
    final int dSpikePrevious = slots.of(Kind.D_SPIKE_PREVIOUS);
    final int dSpike = slots.of(Kind.D_SPIKE);
    final int dOutput = slots.of(Kind.D_OUTPUT);
    final ColumnCode initial;
    final ColumnCode forward;
    final ColumnCode backward;
    final ColumnCode initialBackward;
    private final ColumnCode setup;
    private final ColumnCode setupBackward;
    private final List<String> parameters;

    /** Prepares the codes of a step. */
    public DynamicsCode(LoweredDynamics step) {
        this.step = step;
        this.parameters = parametersRead(step);
        states = step.states().size();
        inputs = step.inputs().size();
        spiking = step.spiking();
        statePrevious = all(Kind.STATE_PREVIOUS, step.states());
        state = all(Kind.STATE, step.states());
        input = all(Kind.INPUT, step.inputs());
        coefficient = all(Kind.COEFFICIENT, step.coefficients());
        dStatePrevious = all(Kind.D_STATE_PREVIOUS, step.states());
        dState = all(Kind.D_STATE, step.states());
        dInput = all(Kind.D_INPUT, step.inputs());
        dCoefficient = all(Kind.D_COEFFICIENT, step.coefficients());
        all(Kind.PARAMETER, parameters);
        all(Kind.D_PARAMETER, parameters);
        setup = new ColumnCode(step.setup(), slots);
        initial = new ColumnCode(step.initial(), slots);
        forward = new ColumnCode(step.forward(), slots);
        backward = new ColumnCode(step.backward(), slots);
        initialBackward = new ColumnCode(step.initialBackward(), slots);
        setupBackward = new ColumnCode(step.setupBackward(), slots);
    }

    private static List<String> parametersRead(LoweredDynamics step) {
        return Stream.of(step.setup(), step.initial())
                .flatMap(code -> code.instructions().stream())
                .flatMap(i -> i instanceof ScalarCode.Load(Symbol symbol) && symbol.kind() == Kind.PARAMETER
                        ? Stream.of(symbol.name())
                        : Stream.empty())
                .distinct()
                .toList();
    }

    private int[] all(Kind kind, List<String> names) {
        return names.stream().mapToInt(n -> slots.of(kind, n)).toArray();
    }

    /** Returns the dynamics. */
    public LoweredDynamics step() {
        return step;
    }

    /**
     * Returns columns for runs: the parameters in place, and the coefficients computed from them.
     *
     * @param width the number of neurons
     * @param parameter the numbers of a parameter by its name, [neuron]
     */
    public double[][] prepare(int width, Function<String, double[]> parameter) {
        double[][] columns = columns(width);
        for (String name : parameters) {
            columns[slots.of(Kind.PARAMETER, name)] = parameter.apply(name);
        }
        setup.run(columns, 0, width, setup.registers(width));
        return columns;
    }

    /** A column of zeros for every symbol. */
    double[][] columns(int width) {
        return new double[slots.size()][width];
    }

    /**
     * Adds the gradients of the parameters that follow from some runs, in their order.
     *
     * @param prepared the columns of the runs
     * @param gradients of the trained parameters, by name
     */
    public void addGradients(int width, double[][] prepared, List<DynamicsRun> runs, Map<String, double[]> gradients) {
        if (gradients.isEmpty()) {
            return;
        }
        double[][] sum = new double[dCoefficient.length][width];
        for (DynamicsRun run : runs) {
            double[][] more = run.dCoefficients();
            for (int c = 0; c < sum.length; c++) {
                for (int n = 0; n < width; n++) {
                    sum[c][n] += more[c][n];
                }
            }
            addParameterGradients(run.initialBackward(), gradients);
        }
        double[][] columns = prepared.clone();
        for (int c = 0; c < dCoefficient.length; c++) {
            columns[dCoefficient[c]] = sum[c];
        }
        clearParameterGradients(columns, width);
        setupBackward.run(columns, 0, width, setupBackward.registers(width));
        addParameterGradients(columns, gradients);
    }

    void clearParameterGradients(double[][] columns, int width) {
        for (String name : parameters) {
            columns[slots.of(Kind.D_PARAMETER, name)] = new double[width];
        }
    }

    private void addParameterGradients(double[][] columns, Map<String, double[]> gradients) {
        for (String name : parameters) {
            double[] sum = gradients.get(name);
            if (sum != null) {
                double[] more = columns[slots.of(new Symbol(Kind.D_PARAMETER, name))];
                for (int n = 0; n < sum.length; n++) {
                    sum[n] += more[n];
                }
            }
        }
    }
}
