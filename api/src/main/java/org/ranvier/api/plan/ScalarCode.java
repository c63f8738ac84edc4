package org.ranvier.api.plan;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.ranvier.api.ApiStatus;
import org.ranvier.api.model.Op;
import org.ranvier.api.model.Symbol;

/**
 * A flat list of scalar operations, the form in which every equation reaches a backend.
 *
 * <p>Instruction n defines value n from earlier values; each is computed once. The code has no branches and is run for
 * every element (neuron, synapse) on its own. {@link Draw} gives the same number wherever the same draw stands, so a
 * backward step may repeat the draws of its forward step.
 *
 * @param instructions the values, in order
 * @param stores which values are kept, and as what; all are written after everything was read
 */
@ApiStatus(value = ApiStatus.Status.MAINTAINED, since = "0.1")
public record ScalarCode(List<Instruction> instructions, List<Store> stores) {

    /** Code that does nothing. */
    public static final ScalarCode EMPTY = new ScalarCode(List.of(), List.of());

    /** Defines one value. */
    public sealed interface Instruction {}

    /**
     * A number.
     *
     * @param value the number
     */
    public record Const(double value) implements Instruction {}

    /**
     * A quantity read.
     *
     * @param symbol what is read
     */
    public record Load(Symbol symbol) implements Instruction {}

    /**
     * A random number.
     *
     * @param normal standard normal rather than uniform
     * @param stream the stream of {@link org.ranvier.api.Philox}
     */
    public record Draw(boolean normal, int stream) implements Instruction {}

    /**
     * An operation; operands are indices of earlier values, those beyond the arity are 0.
     *
     * @param op the operation
     * @param a the index of the first operand
     * @param b the index of the second operand
     * @param c the index of the third operand
     */
    public record Compute(Op op, int a, int b, int c) implements Instruction {}

    /**
     * A value kept.
     *
     * @param symbol as what
     * @param value which
     */
    public record Store(Symbol symbol, int value) {}

    /** Copies the lists. */
    public ScalarCode {
        instructions = List.copyOf(instructions);
        stores = List.copyOf(stores);
    }

    /**
     * Evaluates the code for one element. Defines its meaning; not for hot paths.
     *
     * @param read gives the quantities that the code loads
     * @param draw gives its random numbers
     * @return the values stored, in the order of the stores
     */
    public double[] evaluate(ToDoubleFunction<Symbol> read, ToDoubleFunction<Draw> draw) {
        double[] values = new double[instructions.size()];
        for (int n = 0; n < values.length; n++) {
            values[n] = switch (instructions.get(n)) {
                case Const(double value) -> value;
                case Load(Symbol symbol) -> read.applyAsDouble(symbol);
                case Draw d -> draw.applyAsDouble(d);
                case Compute(Op op, int a, int b, int c) -> op.apply(values[a], values[b], values[c]);
            };
        }
        double[] results = new double[stores.size()];
        for (int k = 0; k < results.length; k++) {
            results[k] = values[stores.get(k).value()];
        }
        return results;
    }
}
