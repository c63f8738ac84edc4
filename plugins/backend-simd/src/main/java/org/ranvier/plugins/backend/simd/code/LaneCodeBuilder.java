package org.ranvier.plugins.backend.simd.code;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.plugins.backend.simd.code.LaneCode.Apply;
import org.ranvier.plugins.backend.simd.code.LaneCode.Constant;
import org.ranvier.plugins.backend.simd.code.LaneCode.Place;
import org.ranvier.plugins.backend.simd.code.LaneCode.Read;
import org.ranvier.plugins.backend.simd.code.LaneCode.Step;

/** Collects steps; equal steps are one. */
final class LaneCodeBuilder {

    private final List<Step> steps = new ArrayList<>();
    private final Map<Step, Integer> known = new HashMap<>();
    private final List<LaneCode.Store> stores = new ArrayList<>();

    int constant(double value) {
        return step(new Constant((float) value));
    }

    int read(Place place) {
        return step(new Read(place));
    }

    int apply(LaneOp op, int... operands) {
        return step(new Apply(op, operands[0], op.arity > 1 ? operands[1] : 0, op.arity > 2 ? operands[2] : 0));
    }

    int add(int a, int b) {
        return apply(LaneOp.ADD, a, b);
    }

    int sub(int a, int b) {
        return apply(LaneOp.SUB, a, b);
    }

    int mul(int a, int b) {
        return apply(LaneOp.MUL, a, b);
    }

    int div(int a, int b) {
        return apply(LaneOp.DIV, a, b);
    }

    int fma(int a, int b, int c) {
        return apply(LaneOp.FMA, a, b, c);
    }

    int select(int condition, int yes, int no) {
        return apply(LaneOp.SELECT, condition, yes, no);
    }

    int greater(int a, int b) {
        return apply(LaneOp.GREATER, a, b);
    }

    /** c₀ + x (c₁ + x (c₂ + …)). */
    int polynomial(int x, double... ascending) {
        int value = constant(ascending[ascending.length - 1]);
        for (int n = ascending.length - 2; n >= 0; n--) {
            value = fma(value, x, constant(ascending[n]));
        }
        return value;
    }

    /** The value of a step where it is a constant, else NaN. */
    float constantOf(int step) {
        return steps.get(step) instanceof Constant(float value) ? value : Float.NaN;
    }

    void store(Place place, int value) {
        stores.add(new LaneCode.Store(place, value));
    }

    LaneCode build() {
        return new LaneCode(steps, stores);
    }

    private int step(Step step) {
        return known.computeIfAbsent(step, s -> {
            steps.add(s);
            return steps.size() - 1;
        });
    }
}
