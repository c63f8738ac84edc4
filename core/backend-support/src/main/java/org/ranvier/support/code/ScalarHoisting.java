package org.ranvier.support.code;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.model.Op;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.model.Symbol.Kind;
import org.ranvier.api.plan.ScalarCode;
import org.ranvier.api.plan.ScalarCode.Compute;
import org.ranvier.api.plan.ScalarCode.Const;
import org.ranvier.api.plan.ScalarCode.Instruction;
import org.ranvier.api.plan.ScalarCode.Load;
import org.ranvier.api.plan.ScalarCode.Store;

/**
 * Code cut in two: what depends on scalars alone, such as Adam's 1 − β^step, is computed once a run in double
 * precision; the rest reads it as further scalars.
 *
 * @param once stores SCALARs
 * @param rest the code for every element
 */
public record ScalarHoisting(ScalarCode once, ScalarCode rest) {

    /** Cuts a code in two. */
    public static ScalarHoisting of(ScalarCode code) {
        return new Cut(code).cut();
    }

    /** Returns the scalars that the code for every element reads, given those of the whole. */
    public Map<String, Double> scalars(Map<String, Double> given) {
        Map<String, Double> all = new LinkedHashMap<>(given);
        // Nothing that is stored depends on what is not a scalar.
        double[] values = once.evaluate(s -> s.kind() == Kind.SCALAR ? given.get(s.name()) : 0, d -> 0);
        for (int k = 0; k < values.length; k++) {
            all.put(once.stores().get(k).symbol().name(), values[k]);
        }
        return all;
    }

    private static final class Cut {

        private final ScalarCode code;
        private final boolean[] same;
        private final boolean[] read;
        private final List<Instruction> rest = new ArrayList<>();
        private final List<Store> hoisted = new ArrayList<>();
        private final Map<Integer, Integer> moved = new HashMap<>();

        Cut(ScalarCode code) {
            this.code = code;
            this.same = new boolean[code.instructions().size()];
            this.read = new boolean[same.length];
        }

        ScalarHoisting cut() {
            for (int n = 0; n < same.length; n++) {
                same[n] = switch (code.instructions().get(n)) {
                    case Const c -> true;
                    case Load(Symbol s) -> s.kind() == Kind.SCALAR;
                    case ScalarCode.Draw d -> false;
                    case Compute(Op op, int a, int b, int c) ->
                        same[a] && (op.arity() < 2 || same[b]) && (op.arity() < 3 || same[c]);
                };
            }
            List<Store> stores = new ArrayList<>();
            for (int n = 0; n < same.length; n++) {
                if (!same[n]) {
                    Instruction instruction = switch (code.instructions().get(n)) {
                        case Compute(Op op, int a, int b, int c) ->
                            new Compute(op, bring(a), op.arity() > 1 ? bring(b) : 0, op.arity() > 2 ? bring(c) : 0);
                        case Instruction other -> other;
                    };
                    rest.add(instruction);
                    moved.put(n, rest.size() - 1);
                }
            }
            code.stores().forEach(s -> stores.add(new Store(s.symbol(), bring(s.value()))));
            return new ScalarHoisting(new ScalarCode(code.instructions(), hoisted), new ScalarCode(rest, stores));
        }

        /**
         * Returns the index of a value in the rest, which reads values that are the same for all elements as scalars.
         */
        private int bring(int value) {
            return moved.computeIfAbsent(value, v -> {
                switch (code.instructions().get(v)) {
                    case Const c -> rest.add(c);
                    case Load load -> rest.add(load);
                    default -> {
                        Symbol scalar = new Symbol(Kind.SCALAR, "#" + v);
                        hoisted.add(new Store(scalar, v));
                        rest.add(new Load(scalar));
                    }
                }
                return rest.size() - 1;
            });
        }
    }
}
