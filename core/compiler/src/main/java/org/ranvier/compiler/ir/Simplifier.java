package org.ranvier.compiler.ir;

import org.ranvier.api.model.Op;

/**
 * Algebraic identities that leave every finite result unchanged, bit for bit: constants are folded, neutral elements
 * vanish, products with 0 are 0.
 */
final class Simplifier {

    private Simplifier() {}

    /** An existing or simpler node for an operation, or null. */
    static Integer simplify(Values v, Op op, int a, int b, int c) {
        Integer folded = fold(v, op, a, b, c);
        if (folded != null) {
            return folded;
        }
        return switch (op) {
            case ADD -> v.isConstant(a, 0) ? (Integer) b : v.isConstant(b, 0) ? (Integer) a : null;
            case SUB -> v.isConstant(b, 0) ? (Integer) a : v.isConstant(a, 0) ? (Integer) v.apply(Op.NEG, b) : null;
            case MUL -> product(v, a, b);
            case DIV -> v.isConstant(b, 1) || v.isConstant(a, 0) ? (Integer) a : null;
            case NEG ->
                v.node(a) instanceof IrNode.Compute(Op inner, int x, int y, int z) && inner == Op.NEG
                        ? (Integer) x
                        : null;
            case POW -> power(v, a, b);
            case SELECT -> b == c ? (Integer) b : null;
            case MIN, MAX -> a == b ? (Integer) a : null;
            default -> null;
        };
    }

    private static Integer fold(Values v, Op op, int a, int b, int c) {
        if (op == Op.SELECT && v.isConstant(a)) {
            return v.isConstant(a, 0) ? c : b;
        }
        boolean all = v.isConstant(a) && (op.arity() < 2 || v.isConstant(b)) && (op.arity() < 3 || v.isConstant(c));
        if (!all) {
            return null;
        }
        double x = v.constantOf(a).getAsDouble();
        double y = op.arity() < 2 ? 0 : v.constantOf(b).getAsDouble();
        double z = op.arity() < 3 ? 0 : v.constantOf(c).getAsDouble();
        return v.constant(op.apply(x, y, z));
    }

    private static Integer product(Values v, int a, int b) {
        if (v.isConstant(a, 0) || v.isConstant(b, 1)) {
            return a;
        }
        if (v.isConstant(b, 0) || v.isConstant(a, 1)) {
            return b;
        }
        if (v.isConstant(a, -1)) {
            return v.apply(Op.NEG, b);
        }
        return v.isConstant(b, -1) ? v.apply(Op.NEG, a) : null;
    }

    private static Integer power(Values v, int a, int b) {
        if (v.isConstant(b, 0)) {
            return v.constant(1);
        }
        if (v.isConstant(b, 1)) {
            return a;
        }
        return v.isConstant(b, 2) ? v.mul(a, a) : null;
    }
}
