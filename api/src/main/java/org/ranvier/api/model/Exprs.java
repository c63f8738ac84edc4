package org.ranvier.api.model;

import java.util.List;
import org.ranvier.api.ApiStatus;

/** Functions of expressions, made to be imported statically: {@code exp(dt().over(tau).negated())}. */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public final class Exprs {

    private Exprs() {}

    /**
     * {@return a number}
     *
     * @param value the number
     */
    public static Expr constant(double value) {
        return new Expr.Constant(value, SourceLocation.ofCaller());
    }

    /**
     * {@return a named quantity}
     *
     * @param symbol what is read
     */
    public static Expr variable(Symbol symbol) {
        return new Expr.Variable(symbol, SourceLocation.ofCaller());
    }

    /** {@return the length of a tick in ms} */
    public static Expr dt() {
        return variable(Symbol.of(Symbol.Kind.DT));
    }

    /**
     * {@return a per-element parameter declared in the schema}
     *
     * @param name the name of the setting
     */
    public static Expr parameter(String name) {
        return variable(new Symbol(Symbol.Kind.PARAMETER, name));
    }

    /**
     * {@return e to the power x}
     *
     * @param x the exponent
     */
    public static Expr exp(Expr x) {
        return apply(Op.EXP, x);
    }

    /**
     * {@return e to the power x, minus 1}
     *
     * @param x the exponent; the result is exact for small ones too
     */
    public static Expr expm1(Expr x) {
        return apply(Op.EXPM1, x);
    }

    /**
     * {@return the natural logarithm}
     *
     * @param x a positive number
     */
    public static Expr log(Expr x) {
        return apply(Op.LOG, x);
    }

    /**
     * {@return the square root}
     *
     * @param x a number of at least 0
     */
    public static Expr sqrt(Expr x) {
        return apply(Op.SQRT, x);
    }

    /**
     * {@return the absolute value |x|}
     *
     * @param x any number
     */
    public static Expr abs(Expr x) {
        return apply(Op.ABS, x);
    }

    /**
     * {@return the sign: −1, 0 or 1}
     *
     * @param x any number
     */
    public static Expr sign(Expr x) {
        return apply(Op.SIGN, x);
    }

    /**
     * {@return the logistic function}
     *
     * @param x any number
     */
    public static Expr sigmoid(Expr x) {
        return apply(Op.SIGMOID, x);
    }

    /**
     * {@return the hyperbolic tangent}
     *
     * @param x any number
     */
    public static Expr tanh(Expr x) {
        return apply(Op.TANH, x);
    }

    /**
     * {@return the arc tangent}
     *
     * @param x any number
     */
    public static Expr atan(Expr x) {
        return apply(Op.ATAN, x);
    }

    /**
     * {@return the sine}
     *
     * @param x an angle in radians
     */
    public static Expr sin(Expr x) {
        return apply(Op.SIN, x);
    }

    /**
     * {@return the cosine}
     *
     * @param x an angle in radians
     */
    public static Expr cos(Expr x) {
        return apply(Op.COS, x);
    }

    /**
     * {@return the largest whole number not above x; its derivative is 0}
     *
     * @param x any number
     */
    public static Expr floor(Expr x) {
        return apply(Op.FLOOR, x);
    }

    /**
     * {@return the nearest whole number, ties to even; its derivative is 0}
     *
     * @param x any number
     */
    public static Expr round(Expr x) {
        return apply(Op.ROUND, x);
    }

    /**
     * {@return the smaller of two}
     *
     * @param a the first number
     * @param b the second number
     */
    public static Expr min(Expr a, Expr b) {
        return apply(Op.MIN, a, b);
    }

    /**
     * {@return the larger of two}
     *
     * @param a the first number
     * @param b the second number
     */
    public static Expr max(Expr a, Expr b) {
        return apply(Op.MAX, a, b);
    }

    /**
     * {@return the nearest value between two bounds}
     *
     * @param x the number
     * @param low the lower bound
     * @param high the upper bound
     */
    public static Expr clamp(Expr x, Expr low, Expr high) {
        return min(max(x, low), high);
    }

    /**
     * {@return the power a^b}
     *
     * @param a the base
     * @param b the exponent
     */
    public static Expr pow(Expr a, Expr b) {
        return apply(Op.POW, a, b);
    }

    /**
     * {@return the second where the first is not 0, else the third; no gradient flows through the condition}
     *
     * @param condition what decides; any number but 0 is true
     * @param then the value where the condition holds
     * @param otherwise the value where it does not
     */
    public static Expr select(Expr condition, Expr then, Expr otherwise) {
        return apply(Op.SELECT, condition, then, otherwise);
    }

    /**
     * {@return the value of one expression with the gradient of another}
     *
     * @param value the expression that gives the value
     * @param gradient the expression that gives the gradient
     */
    public static Expr straightThrough(Expr value, Expr gradient) {
        return new Expr.StraightThrough(value, gradient, SourceLocation.ofCaller());
    }

    /**
     * {@return a uniform draw in [0, 1)}
     *
     * @param name the name of the draw: the same name is the same number
     */
    public static Expr uniform(String name) {
        return new Expr.Draw(false, name, SourceLocation.ofCaller());
    }

    /**
     * {@return a standard normal draw}
     *
     * @param name the name of the draw: the same name is the same number
     */
    public static Expr normal(String name) {
        return new Expr.Draw(true, name, SourceLocation.ofCaller());
    }

    /**
     * {@return an operation on expressions}
     *
     * @param op the operation
     * @param operands as many as it takes
     * @throws IllegalArgumentException if the operation takes another number of operands
     */
    public static Expr apply(Op op, Expr... operands) {
        return new Expr.Apply(op, List.of(operands), SourceLocation.ofCaller());
    }
}
