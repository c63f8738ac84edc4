package org.ranvier.plugins.backend.nd4j.arrays;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Numbers of arrays, copied into Java's memory, row-major. */
public final class Host {

    private Host() {}

    public static float[] floats(INDArray array) {
        INDArray copy = array.dup('c');
        float[] numbers = copy.data().asFloat();
        copy.close();
        return numbers;
    }

    public static double[] doubles(INDArray array) {
        INDArray copy = array.dup('c');
        double[] numbers = copy.data().asDouble();
        copy.close();
        return numbers;
    }
}
