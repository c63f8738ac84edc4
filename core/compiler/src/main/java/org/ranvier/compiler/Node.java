package org.ranvier.compiler;

import org.ranvier.api.model.Op;
import org.ranvier.api.model.Symbol;

/** A value of the intermediate representation; operands are indices of earlier nodes. */
sealed interface Node {

    record Const(double value) implements Node {}

    record Load(Symbol symbol) implements Node {}

    record Draw(boolean normal, int stream) implements Node {}

    record Compute(Op op, int a, int b, int c) implements Node {}

    /** The operand's value without its gradient. */
    record Detach(int operand) implements Node {}

    /** One node's value with another's gradient. */
    record StraightThrough(int value, int gradient) implements Node {}

    /**
     * A threshold crossing.
     *
     * @param value 0 or 1 (or a smooth step, where gradients are checked)
     * @param distance potential minus level
     * @param derivative the surrogate's ds/d(distance)
     */
    record Spike(int value, int distance, int derivative) implements Node {}
}
