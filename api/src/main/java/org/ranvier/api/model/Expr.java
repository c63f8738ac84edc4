package org.ranvier.api.model;

import java.util.List;
import java.util.Objects;
import org.ranvier.api.ApiStatus;

/**
 * A scalar expression: a constant, a named quantity, a random draw, or an operation on expressions.
 *
 * <p>Expressions are immutable values. They are built with the methods here and the functions of {@link Exprs}:
 *
 * <pre>{@code u.next(alpha.times(u.previous()).plus(one.minus(alpha).times(current)))}</pre>
 */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public sealed interface Expr {

    /** Returns where the author wrote it. */
    SourceLocation origin();

    /**
     * This expression and all it is made of, each part once however often it is used, operands before what is made of
     * them. A walk over this list takes time in proportion to what was written; one that goes from operand to operand
     * takes twice as long for every value that is used twice.
     */
    default List<Expr> parts() {
        return ExprGraph.parts(this);
    }

    /** A number. */
    record Constant(double value, SourceLocation origin) implements Expr {}

    /** A named quantity. */
    record Variable(Symbol symbol, SourceLocation origin) implements Expr {}

    /**
     * A random number, drawn anew for every element and, within a tick, for every tick.
     *
     * @param normal standard normal rather than uniform in [0, 1)
     * @param name distinguishes draws of one model; equal names give equal numbers
     */
    record Draw(boolean normal, String name, SourceLocation origin) implements Expr {}

    /** An operation on one to three operands. */
    record Apply(Op op, List<Expr> operands, SourceLocation origin) implements Expr {

        public Apply {
            operands = List.copyOf(operands);
            if (operands.size() != op.arity()) {
                throw new IllegalArgumentException(op + " takes " + op.arity() + " operands, not " + operands.size());
            }
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Apply apply && ExprGraph.equal(this, apply);
        }

        @Override
        public int hashCode() {
            return ExprGraph.hash(this);
        }

        @Override
        public String toString() {
            return ExprGraph.text(this);
        }
    }

    /** The value of an expression through which no gradient flows. */
    record Detach(Expr operand, SourceLocation origin) implements Expr {

        public Detach {
            Objects.requireNonNull(operand);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Detach same && ExprGraph.equal(this, same);
        }

        @Override
        public int hashCode() {
            return ExprGraph.hash(this);
        }

        @Override
        public String toString() {
            return ExprGraph.text(this);
        }
    }

    /** The value of one expression with the gradient of another (a straight-through estimator). */
    record StraightThrough(Expr value, Expr gradient, SourceLocation origin) implements Expr {

        public StraightThrough {
            Objects.requireNonNull(value);
            Objects.requireNonNull(gradient);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof StraightThrough same && ExprGraph.equal(this, same);
        }

        @Override
        public int hashCode() {
            return ExprGraph.hash(this);
        }

        @Override
        public String toString() {
            return ExprGraph.text(this);
        }
    }

    /** This + other. */
    default Expr plus(Expr other) {
        return Exprs.apply(Op.ADD, this, other);
    }

    /** This + constant. */
    default Expr plus(double other) {
        return plus(Exprs.constant(other));
    }

    /** This − other. */
    default Expr minus(Expr other) {
        return Exprs.apply(Op.SUB, this, other);
    }

    /** This − constant. */
    default Expr minus(double other) {
        return minus(Exprs.constant(other));
    }

    /** This · other. */
    default Expr times(Expr other) {
        return Exprs.apply(Op.MUL, this, other);
    }

    /** This · constant. */
    default Expr times(double other) {
        return times(Exprs.constant(other));
    }

    /** This / other. */
    default Expr over(Expr other) {
        return Exprs.apply(Op.DIV, this, other);
    }

    /** This / constant. */
    default Expr over(double other) {
        return over(Exprs.constant(other));
    }

    /** −this. */
    default Expr negated() {
        return Exprs.apply(Op.NEG, this);
    }

    /** This · this. */
    default Expr squared() {
        return times(this);
    }

    /** 1 where this > other, else 0. */
    default Expr greater(Expr other) {
        return Exprs.apply(Op.GREATER, this, other);
    }

    /** 1 where this ≥ other, else 0. */
    default Expr atLeast(Expr other) {
        return Exprs.apply(Op.GREATER_EQUAL, this, other);
    }

    /** 1 where this = other, else 0. */
    default Expr equalTo(Expr other) {
        return Exprs.apply(Op.EQUAL, this, other);
    }

    /** Returns the value without a gradient through it. */
    default Expr detached() {
        return new Detach(this, SourceLocation.ofCaller());
    }
}
