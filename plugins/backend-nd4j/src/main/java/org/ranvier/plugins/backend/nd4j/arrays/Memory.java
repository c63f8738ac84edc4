package org.ranvier.plugins.backend.nd4j.arrays;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Arrays that live and go together. Their numbers lie outside of Java's heap, where its collector sees neither how many
 * there are nor when they become too many; so they are given back when their owner is done, not some time later.
 */
public final class Memory implements AutoCloseable {

    private final List<INDArray> arrays = new ArrayList<>();
    private final List<OpContext> contexts = new ArrayList<>();

    /** An array of zeros, row-major. A length of 0, which ND4J has no arrays for, becomes 1. */
    public INDArray zeros(DataType type, long... shape) {
        return own(Nd4j.create(type, atLeastOne(shape)));
    }

    public INDArray filled(DataType type, double value, long... shape) {
        return own(Nd4j.valueArrayOf(atLeastOne(shape), value, type));
    }

    public INDArray of(float[] values, long... shape) {
        return own(Nd4j.createFromArray(values.length == 0 ? new float[1] : values))
                .reshape(atLeastOne(shape));
    }

    public INDArray of(double[] values) {
        return own(Nd4j.createFromArray(values.length == 0 ? new double[1] : values));
    }

    /**
     * A context in which an operation runs on the same arrays again and again; making one costs more than running in
     * it.
     */
    OpContext context(INDArray output, INDArray... inputs) {
        OpContext context = Nd4j.getExecutioner().buildContext();
        context.setInputArrays(inputs);
        context.setOutputArrays(output);
        contexts.add(context);
        return context;
    }

    private INDArray own(INDArray array) {
        arrays.add(array);
        return array;
    }

    private static long[] atLeastOne(long[] shape) {
        long[] lengths = shape.clone();
        for (int n = 0; n < lengths.length; n++) {
            lengths[n] = Math.max(1, lengths[n]);
        }
        return lengths;
    }

    @Override
    public void close() {
        contexts.forEach(context -> {
            try {
                context.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        contexts.clear();
        arrays.forEach(INDArray::close);
        arrays.clear();
    }
}
