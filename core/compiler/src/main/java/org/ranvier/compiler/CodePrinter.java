package org.ranvier.compiler;

import java.util.ArrayList;
import java.util.List;
import org.ranvier.api.model.Op;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.plan.ScalarCode;

/**
 * Prints lowered code for people: values used once are written where they are used, as long as that is no more than a
 * line or two.
 */
public final class CodePrinter {

    private static final int LONG = 300;

    private CodePrinter() {}

    /** Prints a line for each shared value and each store. */
    public static List<String> print(ScalarCode code) {
        int[] uses = uses(code);
        String[] text = new String[code.instructions().size()];
        List<String> lines = new ArrayList<>();
        for (int n = 0; n < text.length; n++) {
            switch (code.instructions().get(n)) {
                case ScalarCode.Const(double value) -> text[n] = ExprPrinter.number(value);
                case ScalarCode.Load(Symbol symbol) -> text[n] = ExprPrinter.name(symbol);
                case ScalarCode.Draw(boolean normal, int stream) -> text[n] = normal ? "normal()" : "uniform()";
                case ScalarCode.Compute(Op op, int a, int b, int c) -> {
                    String value = ExprPrinter.apply(op, text[a], text[b], text[c]);
                    if (uses[n] > 1 || value.length() > LONG) {
                        text[n] = "x" + n;
                        lines.add(text[n] + " = " + ExprPrinter.bare(value));
                    } else {
                        text[n] = value;
                    }
                }
            }
        }
        for (ScalarCode.Store store : code.stores()) {
            lines.add(ExprPrinter.name(store.symbol()) + " = " + ExprPrinter.bare(text[store.value()]));
        }
        return lines;
    }

    private static int[] uses(ScalarCode code) {
        int[] uses = new int[code.instructions().size()];
        for (ScalarCode.Instruction instruction : code.instructions()) {
            if (instruction instanceof ScalarCode.Compute(Op op, int a, int b, int c)) {
                uses[a]++;
                if (op.arity() > 1) {
                    uses[b]++;
                }
                if (op.arity() > 2) {
                    uses[c]++;
                }
            }
        }
        code.stores().forEach(s -> uses[s.value()]++);
        return uses;
    }
}
