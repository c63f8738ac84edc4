package org.ranvier.compiler;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.Op;
import org.ranvier.api.model.Symbol;

/** Prints expressions as people write them. */
final class ExprPrinter {

    /** Largest depth of operations written into one another. */
    private static final int DEPTH = 5;

    private ExprPrinter() {}

    /** Written out; what is too deep inside for one line is "…". */
    static String print(Expr expr) {
        return print(expr, DEPTH);
    }

    private static String print(Expr expr, int depth) {
        return switch (expr) {
            case Expr.Constant c -> number(c.value());
            case Expr.Variable v -> name(v.symbol());
            case Expr.Draw d -> (d.normal() ? "normal" : "uniform") + "()";
            case Expr other when depth == 0 -> "…";
            case Expr.Apply a ->
                apply(
                        a.op(),
                        a.operands().stream().map(x -> print(x, depth - 1)).toArray(String[]::new));
            case Expr.Detach d -> "detach(" + print(d.operand(), depth - 1) + ")";
            case Expr.StraightThrough s ->
                "straight_through(" + print(s.value(), depth - 1) + ", " + print(s.gradient(), depth - 1) + ")";
        };
    }

    static String apply(Op op, String... x) {
        return switch (op) {
            case ADD -> "(" + x[0] + " + " + x[1] + ")";
            case SUB -> "(" + x[0] + " - " + x[1] + ")";
            case MUL -> x[0] + "·" + x[1];
            case DIV -> x[0] + "/" + divisor(x[1]);
            case NEG -> "-" + (x[0].startsWith("-") ? "(" + x[0] + ")" : x[0]);
            case GREATER -> "[" + bare(x[0]) + " > " + bare(x[1]) + "]";
            case GREATER_EQUAL -> "[" + bare(x[0]) + " ≥ " + bare(x[1]) + "]";
            case EQUAL -> "[" + bare(x[0]) + " = " + bare(x[1]) + "]";
            default ->
                op.name().toLowerCase(Locale.ROOT)
                        + Arrays.stream(x)
                                .limit(op.arity())
                                .map(ExprPrinter::bare)
                                .collect(Collectors.joining(", ", "(", ")"));
        };
    }

    /** In parentheses where it is a product or a quotient itself, or has a sign. */
    private static String divisor(String x) {
        int depth = 0;
        for (int i = 0; i < x.length(); i++) {
            switch (x.charAt(i)) {
                case '(', '[' -> depth++;
                case ')', ']' -> depth--;
                case '·', '/', '-' -> {
                    if (depth == 0) {
                        return "(" + x + ")";
                    }
                }
                default -> {
                    // A letter or a sum, which has parentheses already.
                }
            }
        }
        return x;
    }

    /** Without the parentheses around the whole. */
    static String bare(String x) {
        int depth = 0;
        for (int i = 0; i < x.length(); i++) {
            depth += x.charAt(i) == '(' ? 1 : x.charAt(i) == ')' ? -1 : 0;
            if (depth == 0 && i < x.length() - 1) {
                return x;
            }
        }
        return x.startsWith("(") ? x.substring(1, x.length() - 1) : x;
    }

    static String name(Symbol symbol) {
        return switch (symbol.kind()) {
            case STATE_PREVIOUS -> symbol.name() + "[t-1]";
            case STATE -> symbol.name() + "[t]";
            case SPIKE_PREVIOUS -> "s[t-1]";
            case SPIKE -> "s[t]";
            case INPUT -> symbol.name() + "[t]";
            case OUTPUT -> "output[t]";
            case D_PARAMETER, D_COEFFICIENT -> "dL/d" + symbol.name();
            case D_STATE_PREVIOUS -> "dL/d" + symbol.name() + "[t-1]";
            case D_STATE, D_INPUT -> "dL/d" + symbol.name() + "[t]";
            case D_SPIKE_PREVIOUS -> "dL/ds[t-1]";
            case D_SPIKE -> "dL/ds[t]";
            case D_OUTPUT -> "dL/doutput[t]";
            default -> symbol.toString();
        };
    }

    static String number(double x) {
        return x == Math.rint(x) && Math.abs(x) < 1e15 ? Long.toString((long) x) : Double.toString(x);
    }
}
