package org.ranvier.plugins.backend.nd4j.arrays;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ranvier.support.ArrayStorage;
import org.ranvier.support.ParameterStore;
import org.ranvier.support.StoredParameter;

/**
 * Parameters in double precision. They are few beside what happens at every tick, and delays need the precision: a
 * delay of 0.7 ms with ticks of 0.1 ms must round as it does elsewhere.
 */
public final class Parameters extends ParameterStore<INDArray, StoredParameter<INDArray>> {

    private static final ArrayStorage<INDArray> STORAGE = new DeviceArrays();

    public Parameters() {
        super(STORAGE, spec -> new StoredParameter<>(spec, STORAGE));
    }

    /** Arrays outside of Java's heap, given back one by one. A length of 0, which ND4J has no arrays for, becomes 1. */
    private static final class DeviceArrays implements ArrayStorage<INDArray> {

        @Override
        public INDArray zeros(int size) {
            return Nd4j.create(DataType.DOUBLE, Math.max(1, size));
        }

        @Override
        public double[] read(INDArray array, int size) {
            return Arrays.copyOf(Host.doubles(array), size);
        }

        @Override
        public void write(INDArray array, double[] values) {
            if (values.length > 0) {
                array.data().setData(values);
            }
        }

        @Override
        public void clear(INDArray array, int size) {
            array.assign(0);
        }

        @Override
        public void release(INDArray array) {
            array.close();
        }
    }
}
