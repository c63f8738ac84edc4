package org.ranvier.plugins.backend.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Numbers of arrays, copied into Java's memory, row-major. */
final class Host {

    private Host() {}

    static float[] floats(INDArray array) {
        INDArray copy = array.dup('c');
        float[] numbers = copy.data().asFloat();
        copy.close();
        return numbers;
    }

    static double[] doubles(INDArray array) {
        INDArray copy = array.dup('c');
        double[] numbers = copy.data().asDouble();
        copy.close();
        return numbers;
    }
}
