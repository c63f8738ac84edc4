package org.ranvier.plugins.backend.simd.code;

import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.ranvier.api.model.Op;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.plan.ScalarCode;
import org.ranvier.plugins.backend.simd.code.LaneCode.Drawn;
import org.ranvier.plugins.backend.simd.code.LaneCode.Named;

/**
 * Expands lowered code into what vectors can do.
 *
 * <p>What is kept for later and is smaller than 2⁻¹¹⁰ is kept as 0, and so is what is squared and has a smaller square.
 * States, moments and surrogate gradients decay towards 0 by factors; in single precision they would soon be subnormal
 * and, as x · 0.9 rounds to x there, stay so, and an operation on subnormal numbers takes a CPU thirty times as long.
 * The threshold leaves room for a few more factors.
 */
public final class Expansion {

    /** The smallest size that is kept. */
    public static final float SMALLEST = 0x1p-110f;

    private static final float SMALLEST_ROOT = 0x1p-55f;

    private final LaneCodeBuilder out = new LaneCodeBuilder();
    private final Elementary elementary = new Elementary(out);
    private final Trigonometry trigonometry = new Trigonometry(out);

    /** The states that the next tick reads. */
    private final Set<String> readBack = new HashSet<>();

    private Expansion() {}

    /** Expands scalar code to code over lanes. */
    public static LaneCode of(ScalarCode code) {
        return of(code, UnaryOperator.identity());
    }

    /**
     * Expands scalar code to code over lanes, with other stores.
     *
     * @param stores maps each store to its replacement, or to null to drop it
     */
    public static LaneCode of(ScalarCode code, UnaryOperator<ScalarCode.Store> stores) {
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
        out.store(
                place,
                switch (symbol.kind()) {
                    case D_COEFFICIENT -> out.add(out.read(place), value);
                    case OUTPUT, SLOT, D_INPUT, D_STATE_PREVIOUS, D_SPIKE_PREVIOUS -> flushed(value, SMALLEST);
                    case STATE -> readBack.contains(symbol.name()) ? flushed(value, SMALLEST) : value;
                    default -> value;
                });
    }

    /** Zero where a number is smaller than some size. NaN stays NaN. */
    private int flushed(int a, float size) {
        return out.select(out.greater(out.constant(size), out.apply(LaneOp.ABS, a)), out.constant(0), a);
    }

    private int[] steps(ScalarCode code) {
        int[] values = new int[code.instructions().size()];
        for (int n = 0; n < values.length; n++) {
            values[n] = switch (code.instructions().get(n)) {
                case ScalarCode.Const(double value) -> out.constant(value);
                case ScalarCode.Load(Symbol symbol) -> load(symbol);
                case ScalarCode.Draw(boolean normal, int stream) -> out.read(new Drawn(normal, stream));
                case ScalarCode.Compute(Op op, int a, int b, int c) -> compute(op, values[a], values[b], values[c]);
            };
        }
        return values;
    }

    private int load(Symbol symbol) {
        if (symbol.kind() == Symbol.Kind.STATE_PREVIOUS) {
            readBack.add(symbol.name());
        }
        return out.read(new Named(symbol));
    }

    private int square(int a) {
        int root = flushed(a, SMALLEST_ROOT);
        return out.mul(root, root);
    }

    private int compute(Op op, int a, int b, int c) {
        return switch (op) {
            case ADD -> out.add(a, b);
            case SUB -> out.sub(a, b);
            case MUL -> a == b ? square(a) : out.mul(a, b);
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
            case POW -> out.constantOf(b) == 2 ? square(a) : elementary.pow(a, b);
            case ATAN -> trigonometry.atan(a);
            case SIN -> trigonometry.sin(a);
            case COS -> trigonometry.cos(a);
        };
    }
}
