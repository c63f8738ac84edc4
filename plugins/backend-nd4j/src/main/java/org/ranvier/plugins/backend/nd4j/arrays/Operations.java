package org.ranvier.plugins.backend.nd4j.arrays;

import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.Op;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.api.ops.executioner.OpExecutioner;
import org.nd4j.linalg.api.ops.impl.transforms.comparison.CompareAndReplace;
import org.nd4j.linalg.api.ops.impl.transforms.floating.Sqrt;
import org.nd4j.linalg.api.ops.impl.transforms.same.Abs;
import org.nd4j.linalg.api.ops.impl.transforms.same.Floor;
import org.nd4j.linalg.api.ops.impl.transforms.same.Negative;
import org.nd4j.linalg.api.ops.impl.transforms.same.Sign;
import org.nd4j.linalg.api.ops.impl.transforms.strict.ATan;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Cos;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Exp;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Expm1;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Log;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Rint;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Sigmoid;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Sin;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Tanh;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.conditions.Conditions;

/**
 * The scalar operations of lowered code as operations of ND4J on arrays of one shape, each bound to its arrays once and
 * run often.
 */
final class Operations {

    private final OpExecutioner executioner = Nd4j.getExecutioner();
    private final Memory memory;

    Operations(Memory memory) {
        this.memory = memory;
    }

    /**
     * Binds an operation.
     *
     * @param truth whether {@code a} is known to be 0 or 1
     * @param z where the result goes; none of the operands
     */
    Runnable bind(org.ranvier.api.model.Op op, INDArray a, boolean truth, INDArray b, INDArray c, INDArray z) {
        return switch (op) {
            case ADD -> named("add", z, a, b);
            case SUB -> named("subtract", z, a, b);
            case MUL -> named("multiply", z, a, b);
            case DIV -> named("divide", z, a, b);
            case MIN -> named("minimum", z, a, b);
            case MAX -> named("maximum", z, a, b);
            case POW -> named("Pow", z, a, b);
            case NEG -> transform(new Negative(a, z));
            case ABS -> transform(new Abs(a, z));
            case SIGN -> transform(new Sign(a, z));
            case SQRT -> transform(new Sqrt(a, z));
            case EXP -> transform(new Exp(a, z));
            case EXPM1 -> precisely(a, z, Expm1::new);
            case LOG -> transform(new Log(a, z));
            case TANH -> precisely(a, z, Tanh::new);
            case SIGMOID -> transform(new Sigmoid(a, z));
            case ATAN -> transform(new ATan(a, z));
            case SIN -> transform(new Sin(a, z));
            case COS -> transform(new Cos(a, z));
            case FLOOR -> transform(new Floor(a, z));
            case ROUND -> transform(new Rint(a, z));
            case GREATER -> compare("greater", z, a, b);
            case GREATER_EQUAL -> compare("greater_equal", z, a, b);
            case EQUAL -> compare("equals", z, a, b);
            case SELECT -> select(a, truth, b, c, z);
        };
    }

    private Runnable named(String name, INDArray z, INDArray... operands) {
        CustomOp op = DynamicCustomOp.builder(name).build();
        OpContext context = memory.context(z, operands);
        return () -> executioner.exec(op, context);
    }

    private Runnable transform(Op op) {
        return () -> executioner.exec(op);
    }

    /**
     * ND4J's expm1 and tanh subtract numbers near 1 and lose what is small; in double precision enough of it is left.
     */
    private Runnable precisely(INDArray a, INDArray z, java.util.function.BiFunction<INDArray, INDArray, Op> function) {
        INDArray wide = memory.zeros(DataType.DOUBLE, a.shape());
        INDArray result = memory.zeros(DataType.DOUBLE, a.shape());
        return inTurn(() -> wide.assign(a), transform(function.apply(wide, result)), () -> z.assign(result));
    }

    private Runnable compare(String name, INDArray z, INDArray a, INDArray b) {
        INDArray truth = memory.zeros(DataType.BOOL, z.shape());
        return inTurn(named(name, truth, a, b), () -> z.assign(truth));
    }

    /**
     * b where a is not 0, else c. ND4J's own choice takes 0.14 µs a number, thirty times as long as this: what is not
     * chosen is replaced by a, which is 0 or 1, and then taken away. Infinity and NaN where it is not chosen leave no
     * trace.
     */
    private Runnable select(INDArray a, boolean truth, INDArray b, INDArray c, INDArray z) {
        if (!truth) {
            INDArray chosen = memory.zeros(z.dataType(), z.shape());
            INDArray zero = memory.zeros(z.dataType(), z.shape());
            return inTurn(compare("not_equals", chosen, a, zero), select(chosen, true, b, c, z));
        }
        INDArray other = memory.zeros(z.dataType(), z.shape());
        return inTurn(
                transform(new CompareAndReplace(a, b, z, Conditions.notEquals(0))),
                transform(new CompareAndReplace(a, c, other, Conditions.equals(0))),
                named("subtract", other, other, a),
                named("add", z, z, other));
    }

    private static Runnable inTurn(Runnable... steps) {
        List<Runnable> all = List.of(steps);
        return () -> all.forEach(Runnable::run);
    }
}
