package org.ranvier.api.model;

import java.util.List;
import org.ranvier.api.ApiStatus;

/** Functions of expressions, made to be imported statically: {@code exp(dt().over(tau).negated())}. */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public final class Exprs {

    private Exprs() {}

    /** A number. */
    public static Expr constant(double value) {
        return new Expr.Constant(value, SourceLocation.ofCaller());
    }

    /** A named quantity. */
    public static Expr variable(Symbol symbol) {
        return new Expr.Variable(symbol, SourceLocation.ofCaller());
    }

    /** The length of a tick in ms. */
    public static Expr dt() {
        return variable(Symbol.of(Symbol.Kind.DT));
    }

    /** A per-element parameter declared in the schema. */
    public static Expr parameter(String name) {
        return variable(new Symbol(Symbol.Kind.PARAMETER, name));
    }

    /** e to the power x. */
    public static Expr exp(Expr x) {
        return apply(Op.EXP, x);
    }

    /** e to the power x, minus 1. */
    public static Expr expm1(Expr x) {
        return apply(Op.EXPM1, x);
    }

    /** The natural logarithm. */
    public static Expr log(Expr x) {
        return apply(Op.LOG, x);
    }

    /** The square root. */
    public static Expr sqrt(Expr x) {
        return apply(Op.SQRT, x);
    }

    /** |x|. */
    public static Expr abs(Expr x) {
        return apply(Op.ABS, x);
    }

    /** −1, 0 or 1. */
    public static Expr sign(Expr x) {
        return apply(Op.SIGN, x);
    }

    /** The logistic function. */
    public static Expr sigmoid(Expr x) {
        return apply(Op.SIGMOID, x);
    }

    /** The hyperbolic tangent. */
    public static Expr tanh(Expr x) {
        return apply(Op.TANH, x);
    }

    /** The arc tangent. */
    public static Expr atan(Expr x) {
        return apply(Op.ATAN, x);
    }

    /** The sine. */
    public static Expr sin(Expr x) {
        return apply(Op.SIN, x);
    }

    /** The cosine. */
    public static Expr cos(Expr x) {
        return apply(Op.COS, x);
    }

    /** The largest whole number not above x; its derivative is 0. */
    public static Expr floor(Expr x) {
        return apply(Op.FLOOR, x);
    }

    /** The nearest whole number, ties to even; its derivative is 0. */
    public static Expr round(Expr x) {
        return apply(Op.ROUND, x);
    }

    /** The smaller of two. */
    public static Expr min(Expr a, Expr b) {
        return apply(Op.MIN, a, b);
    }

    /** The larger of two. */
    public static Expr max(Expr a, Expr b) {
        return apply(Op.MAX, a, b);
    }

    /** The nearest value between two bounds. */
    public static Expr clamp(Expr x, Expr low, Expr high) {
        return min(max(x, low), high);
    }

    /** a to the power b. */
    public static Expr pow(Expr a, Expr b) {
        return apply(Op.POW, a, b);
    }

    /** The second where the first is not 0, else the third; no gradient flows through the condition. */
    public static Expr select(Expr condition, Expr then, Expr otherwise) {
        return apply(Op.SELECT, condition, then, otherwise);
    }

    /** The value of one expression with the gradient of another. */
    public static Expr straightThrough(Expr value, Expr gradient) {
        return new Expr.StraightThrough(value, gradient, SourceLocation.ofCaller());
    }

    /** A uniform draw in [0, 1). */
    public static Expr uniform(String name) {
        return new Expr.Draw(false, name, SourceLocation.ofCaller());
    }

    /** A standard normal draw. */
    public static Expr normal(String name) {
        return new Expr.Draw(true, name, SourceLocation.ofCaller());
    }

    /** An operation on expressions. */
    public static Expr apply(Op op, Expr... operands) {
        return new Expr.Apply(op, List.of(operands), SourceLocation.ofCaller());
    }
}
