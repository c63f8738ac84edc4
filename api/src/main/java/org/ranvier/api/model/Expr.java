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

    /** {@return where the author wrote it} */
    SourceLocation origin();

    /**
     * This expression and all it is made of, each part once however often it is used, operands before what is made of
     * them. A walk over this list takes time in proportion to what was written; one that goes from operand to operand
     * takes twice as long for every value that is used twice.
     *
     * @return the parts, this expression last
     */
    default List<Expr> parts() {
        return ExprGraph.parts(this);
    }

    /**
     * A number.
     *
     * @param value the number
     * @param origin where the author wrote it
     */
    record Constant(double value, SourceLocation origin) implements Expr {}

    /**
     * A named quantity.
     *
     * @param symbol what is read
     * @param origin where the author wrote it
     */
    record Variable(Symbol symbol, SourceLocation origin) implements Expr {

        /** Refuses a symbol that is null. */
        public Variable {
            Objects.requireNonNull(symbol, "a quantity");
        }
    }

    /**
     * A random number, drawn anew for every element and, within a tick, for every tick.
     *
     * @param normal standard normal rather than uniform in [0, 1)
     * @param name distinguishes draws of one model; equal names give equal numbers
     * @param origin where the author wrote it
     */
    record Draw(boolean normal, String name, SourceLocation origin) implements Expr {

        /** Refuses a name that is null. */
        public Draw {
            Objects.requireNonNull(name, "the name of a draw");
        }
    }

    /**
     * An operation on one to three operands.
     *
     * @param op the operation
     * @param operands as many as the operation takes
     * @param origin where the author wrote it
     */
    record Apply(Op op, List<Expr> operands, SourceLocation origin) implements Expr {

        /** Refuses another number of operands than the operation takes. */
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

    /**
     * The value of an expression through which no gradient flows.
     *
     * @param operand the expression without gradient
     * @param origin where the author wrote it
     */
    record Detach(Expr operand, SourceLocation origin) implements Expr {

        /** Refuses an operand that is null. */
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

    /**
     * The value of one expression with the gradient of another (a straight-through estimator).
     *
     * @param value the expression that gives the value
     * @param gradient the expression that gives the gradient
     * @param origin where the author wrote it
     */
    record StraightThrough(Expr value, Expr gradient, SourceLocation origin) implements Expr {

        /** Refuses expressions that are null. */
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

    /**
     * {@return the sum this + other}
     *
     * @param other the second summand
     */
    default Expr plus(Expr other) {
        return Exprs.apply(Op.ADD, this, other);
    }

    /**
     * {@return the sum this + other}
     *
     * @param other the second summand
     */
    default Expr plus(double other) {
        return plus(Exprs.constant(other));
    }

    /**
     * {@return the difference this − other}
     *
     * @param other what is subtracted
     */
    default Expr minus(Expr other) {
        return Exprs.apply(Op.SUB, this, other);
    }

    /**
     * {@return the difference this − other}
     *
     * @param other what is subtracted
     */
    default Expr minus(double other) {
        return minus(Exprs.constant(other));
    }

    /**
     * {@return the product this · other}
     *
     * @param other the second factor
     */
    default Expr times(Expr other) {
        return Exprs.apply(Op.MUL, this, other);
    }

    /**
     * {@return the product this · other}
     *
     * @param other the second factor
     */
    default Expr times(double other) {
        return times(Exprs.constant(other));
    }

    /**
     * {@return the quotient this / other}
     *
     * @param other the divisor; 0 makes infinities or NaN
     */
    default Expr over(Expr other) {
        return Exprs.apply(Op.DIV, this, other);
    }

    /**
     * {@return the quotient this / other}
     *
     * @param other the divisor; 0 makes infinities or NaN
     */
    default Expr over(double other) {
        return over(Exprs.constant(other));
    }

    /** {@return the negative, −this} */
    default Expr negated() {
        return Exprs.apply(Op.NEG, this);
    }

    /** {@return the square, this · this} */
    default Expr squared() {
        return times(this);
    }

    /**
     * {@return 1 where this &gt; other, else 0; no gradient flows through it}
     *
     * @param other what this is compared with
     */
    default Expr greater(Expr other) {
        return Exprs.apply(Op.GREATER, this, other);
    }

    /**
     * {@return 1 where this ≥ other, else 0; no gradient flows through it}
     *
     * @param other what this is compared with
     */
    default Expr atLeast(Expr other) {
        return Exprs.apply(Op.GREATER_EQUAL, this, other);
    }

    /**
     * {@return 1 where this = other, else 0; no gradient flows through it}
     *
     * @param other what this is compared with
     */
    default Expr equalTo(Expr other) {
        return Exprs.apply(Op.EQUAL, this, other);
    }

    /** {@return the value without a gradient through it} */
    default Expr detached() {
        return new Detach(this, SourceLocation.ofCaller());
    }
}
