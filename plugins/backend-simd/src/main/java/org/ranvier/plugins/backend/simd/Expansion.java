package org.ranvier.plugins.backend.simd;

import java.util.function.UnaryOperator;
import org.ranvier.api.backend.ScalarCode;
import org.ranvier.api.model.Op;
import org.ranvier.api.model.Symbol;
import org.ranvier.plugins.backend.simd.LaneCode.Drawn;
import org.ranvier.plugins.backend.simd.LaneCode.Named;

/** Expands lowered code into what vectors can do. */
final class Expansion {

    private final LaneCodeBuilder out = new LaneCodeBuilder();
    private final Elementary elementary = new Elementary(out);
    private final Trigonometry trigonometry = new Trigonometry(out);

    private Expansion() {}

    /** The same code over lanes. */
    static LaneCode of(ScalarCode code) {
        return of(code, UnaryOperator.identity());
    }

    /**
     * The same with other stores.
     *
     * @param stores what becomes of each store; null drops it
     */
    static LaneCode of(ScalarCode code, UnaryOperator<ScalarCode.Store> stores) {
        Expansion expansion = new Expansion();
        int[] values = expansion.steps(code);
        for (ScalarCode.Store store : code.stores()) {
            ScalarCode.Store kept = stores.apply(store);
            if (kept != null) {
                expansion.store(kept.symbol(), values[kept.value()]);
            }
        }
        return expansion.out.build();
    }

    /** Derivatives with respect to coefficients are added up over ticks, all others replace. */
    private void store(Symbol symbol, int value) {
        Named place = new Named(symbol);
        out.store(place, symbol.kind() == Symbol.Kind.D_COEFFICIENT ? out.add(out.read(place), value) : value);
    }

    private int[] steps(ScalarCode code) {
        int[] values = new int[code.instructions().size()];
        for (int n = 0; n < values.length; n++) {
            values[n] = switch (code.instructions().get(n)) {
                case ScalarCode.Const(double value) -> out.constant(value);
                case ScalarCode.Load(Symbol symbol) -> out.read(new Named(symbol));
                case ScalarCode.Draw(boolean normal, int stream) -> out.read(new Drawn(normal, stream));
                case ScalarCode.Compute(Op op, int a, int b, int c) -> compute(op, values[a], values[b], values[c]);
            };
        }
        return values;
    }

    private int compute(Op op, int a, int b, int c) {
        return switch (op) {
            case ADD -> out.add(a, b);
            case SUB -> out.sub(a, b);
            case MUL -> out.mul(a, b);
            case DIV -> out.div(a, b);
            case MIN -> out.apply(LaneOp.MIN, a, b);
            case MAX -> out.apply(LaneOp.MAX, a, b);
            case NEG -> out.apply(LaneOp.NEG, a);
            case ABS -> out.apply(LaneOp.ABS, a);
            case SQRT -> out.apply(LaneOp.SQRT, a);
            case GREATER -> out.greater(a, b);
            case GREATER_EQUAL -> out.apply(LaneOp.GREATER_EQUAL, a, b);
            case EQUAL -> out.apply(LaneOp.EQUAL, a, b);
            case SELECT -> out.select(a, b, c);
            case SIGN -> elementary.sign(a);
            case FLOOR -> elementary.floor(a);
            case ROUND -> elementary.round(a);
            case EXP -> elementary.exp(a);
            case EXPM1 -> elementary.expm1(a);
            case LOG -> elementary.log(a);
            case TANH -> elementary.tanh(a);
            case SIGMOID -> elementary.sigmoid(a);
            case POW -> elementary.pow(a, b);
            case ATAN -> trigonometry.atan(a);
            case SIN -> trigonometry.sin(a);
            case COS -> trigonometry.cos(a);
        };
    }
}
