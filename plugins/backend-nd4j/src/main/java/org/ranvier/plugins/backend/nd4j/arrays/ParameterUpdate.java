package org.ranvier.plugins.backend.nd4j.arrays;

import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarMax;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarMin;
import org.nd4j.linalg.factory.Nd4j;
import org.ranvier.api.Range;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.model.Symbol.Kind;
import org.ranvier.api.plan.LoweredUpdate;
import org.ranvier.support.StoredParameter;

/** An optimiser's step for one parameter, prepared once. */
public final class ParameterUpdate implements AutoCloseable {

    private final Memory memory = new Memory();
    private final ArrayCode code;
    private final INDArray value;
    private final INDArray gradient;
    private final Map<String, INDArray> slots;
    private final Range bounds;

    public ParameterUpdate(LoweredUpdate update, StoredParameter<INDArray> parameter) {
        value = parameter.value();
        gradient = parameter.gradient();
        slots = parameter.slots();
        bounds = parameter.spec().bounds();
        code = new ArrayCode(update.code(), symbol -> true, DataType.DOUBLE, memory, value.length());
    }

    public void apply(Map<String, Double> scalars) {
        code.set(Symbol.of(Kind.RAW), value);
        code.set(Symbol.of(Kind.GRADIENT), gradient);
        code.setAll(Kind.SLOT, slots::get);
        scalars.forEach((name, number) -> code.set(new Symbol(Kind.SCALAR, name), number));
        code.run();
        slots.forEach((name, slot) -> copy(code.get(new Symbol(Kind.SLOT, name)), slot));
        copy(code.get(Symbol.of(Kind.RAW)), value);
        clamp();
        gradient.assign(0);
    }

    /** ND4J's minimum and maximum lose what is no number; a run that diverges must show it. */
    private void clamp() {
        INDArray nothing = gradient.assign(value).subi(value);
        if (bounds.min() > Double.NEGATIVE_INFINITY) {
            Nd4j.getExecutioner().exec(new ScalarMax(value, null, value, bounds.min()));
        }
        if (bounds.max() < Double.POSITIVE_INFINITY) {
            Nd4j.getExecutioner().exec(new ScalarMin(value, null, value, bounds.max()));
        }
        value.addi(nothing);
    }

    private static void copy(INDArray from, INDArray to) {
        if (from != null) {
            to.assign(from);
        }
    }

    @Override
    public void close() {
        memory.close();
    }
}
