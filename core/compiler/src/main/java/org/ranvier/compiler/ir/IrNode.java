package org.ranvier.compiler.ir;

import org.ranvier.api.model.Op;
import org.ranvier.api.model.Symbol;

/** A value of the intermediate representation; operands are indices of earlier nodes. */
public sealed interface IrNode {

    record Const(double value) implements IrNode {}

    record Load(Symbol symbol) implements IrNode {}

    record Draw(boolean normal, int stream) implements IrNode {}

    record Compute(Op op, int a, int b, int c) implements IrNode {}

    /** The operand's value without its gradient. */
    record Detach(int operand) implements IrNode {}

    /** Value of one node with the gradient of another. */
    record StraightThrough(int value, int gradient) implements IrNode {}

    /**
     * A threshold crossing.
     *
     * @param value 0 or 1 (or a smooth step, where gradients are checked)
     * @param distance potential minus level
     * @param derivative the surrogate's ds/d(distance)
     */
    record Spike(int value, int distance, int derivative) implements IrNode {}
}
