package org.ranvier.plugins.backend.opencl.code;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.backend.ScalarCode;
import org.ranvier.api.model.Op;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.model.Symbol.Kind;

/**
 * Code cut in two: what depends on scalars alone, such as Adam's 1 − β^step, is computed once by the host in double
 * precision; the rest reads it as further scalars.
 *
 * @param once stores scalars
 * @param rest the code for every element
 */
public record Hoisting(ScalarCode once, ScalarCode rest) {

    public static Hoisting of(ScalarCode code) {
        int size = code.instructions().size();
        boolean[] same = new boolean[size];
        List<ScalarCode.Store> hoisted = new ArrayList<>();
        List<ScalarCode.Instruction> rest = new ArrayList<>();
        for (int n = 0; n < size; n++) {
            ScalarCode.Instruction instruction = code.instructions().get(n);
            same[n] = switch (instruction) {
                case ScalarCode.Const c -> true;
                case ScalarCode.Load(Symbol s) -> s.kind() == Kind.SCALAR;
                case ScalarCode.Draw d -> false;
                case ScalarCode.Compute(Op op, int a, int b, int c) ->
                    same[a] && (op.arity() < 2 || same[b]) && (op.arity() < 3 || same[c]);
            };
            if (same[n] && instruction instanceof ScalarCode.Compute) {
                Symbol scalar = new Symbol(Kind.SCALAR, "#" + n);
                hoisted.add(new ScalarCode.Store(scalar, n));
                instruction = new ScalarCode.Load(scalar);
            }
            rest.add(instruction);
        }
        return new Hoisting(new ScalarCode(code.instructions(), hoisted), new ScalarCode(rest, code.stores()));
    }

    /** All scalars that the rest reads, given those of the whole. */
    public Map<String, Double> scalars(Map<String, Double> given) {
        Map<String, Double> all = new LinkedHashMap<>(given);
        // Nothing that is stored depends on what is not a scalar.
        double[] values = once.evaluate(s -> s.kind() == Kind.SCALAR ? given.get(s.name()) : 0, d -> 0);
        for (int k = 0; k < values.length; k++) {
            all.put(once.stores().get(k).symbol().name(), values[k]);
        }
        return all;
    }
}
