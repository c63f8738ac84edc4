package org.ranvier.plugins.backend.opencl.code;

import java.util.List;
import java.util.function.Function;
import org.ranvier.api.model.Op;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.plan.ScalarCode;

/**
 * Writes lowered code as statements of OpenCL C over one type: {@code V}, a vector of samples; {@code float}; or
 * {@code R}, the widest real numbers of the device. Comparisons go into conditional expressions, which mean the same
 * for vectors and for numbers.
 */
final class CodeWriter {

    private final ScalarCode code;
    private final String type;
    private final String prefix;

    /** @param prefix what names of values begin with */
    CodeWriter(ScalarCode code, String type, String prefix) {
        this.code = code;
        this.type = type;
        this.prefix = prefix;
    }

    /**
     * Declares every value.
     *
     * @param load an expression for what is read
     * @param draw an expression for what is drawn
     */
    String statements(Function<Symbol, String> load, Function<ScalarCode.Draw, String> draw) {
        StringBuilder text = new StringBuilder();
        List<ScalarCode.Instruction> instructions = code.instructions();
        for (int n = 0; n < instructions.size(); n++) {
            String value = switch (instructions.get(n)) {
                case ScalarCode.Const(double number) -> number(number);
                case ScalarCode.Load(Symbol symbol) -> "(" + type + ")(" + load.apply(symbol) + ")";
                case ScalarCode.Draw d -> draw.apply(d);
                case ScalarCode.Compute(Op op, int a, int b, int c) -> compute(op, a, b, c);
            };
            text.append("        ")
                    .append(type)
                    .append(' ')
                    .append(name(n))
                    .append(" = ")
                    .append(value)
                    .append(";\n");
        }
        return text.toString();
    }

    /** The name of the value that is stored as this; empty where nothing is. */
    String stored(Symbol symbol) {
        return code.stores().stream()
                .filter(s -> s.symbol().equals(symbol))
                .findFirst()
                .map(s -> name(s.value()))
                .orElse("");
    }

    private String name(int value) {
        return prefix + value;
    }

    private String number(double value) {
        return "(" + type + ")(" + literal(value, type.equals("R")) + ")";
    }

    /** A number in C, exact to the bit. */
    static String literal(double value, boolean wide) {
        if (Double.isNaN(value)) {
            return "NAN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "INFINITY" : "-INFINITY";
        }
        // Of type double only where there is one: R is written by a macro.
        return wide ? "REAL(" + Double.toHexString(value) + ")" : Float.toHexString((float) value) + "f";
    }

    private String compute(Op op, int first, int second, int third) {
        String a = name(first);
        String b = name(second);
        return switch (op) {
            case ADD -> a + " + " + b;
            case SUB -> a + " - " + b;
            case MUL -> a + " * " + b;
            case DIV -> a + " / " + b;
            case MIN -> "(" + a + " < " + b + " | " + a + " != " + a + ") ? " + a + " : " + b;
            case MAX -> "(" + a + " > " + b + " | " + a + " != " + a + ") ? " + a + " : " + b;
            case NEG -> "-" + a;
            case ABS -> "fabs(" + a + ")";
            case SIGN ->
                "(" + a + " > " + number(0) + ") ? " + number(1) + " : ((" + a + " < " + number(0) + ") ? " + number(-1)
                        + " : " + a + ")";
            case SQRT -> "sqrt(" + a + ")";
            case EXP -> "exp(" + a + ")";
            case EXPM1 -> "expm1(" + a + ")";
            case LOG -> "log(" + a + ")";
            case TANH -> "tanh(" + a + ")";
            case SIGMOID -> number(1) + " / (" + number(1) + " + exp(-" + a + "))";
            case ATAN -> "atan(" + a + ")";
            case SIN -> "sin(" + a + ")";
            case COS -> "cos(" + a + ")";
            case FLOOR -> "floor(" + a + ")";
            case ROUND -> "rint(" + a + ")";
            case POW -> power(first, second);
            case GREATER -> "(" + a + " > " + b + ") ? " + number(1) + " : " + number(0);
            case GREATER_EQUAL -> "(" + a + " >= " + b + ") ? " + number(1) + " : " + number(0);
            case EQUAL -> "(" + a + " == " + b + ") ? " + number(1) + " : " + number(0);
            case SELECT -> "(" + a + " != " + number(0) + ") ? " + b + " : " + name(third);
        };
    }

    /** Small whole powers are products: faster, and exact where a general power is not. */
    private String power(int base, int exponent) {
        String a = name(base);
        if (code.instructions().get(exponent) instanceof ScalarCode.Const(double power)) {
            if (power == 1 || power == 2 || power == 3) {
                return String.join(" * ", java.util.Collections.nCopies((int) power, a));
            }
        }
        return "pow(" + a + ", " + name(exponent) + ")";
    }
}
