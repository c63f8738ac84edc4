package org.ranvier.plugins.backend.nd4j.arrays;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.api.ops.executioner.OpExecutioner;
import org.nd4j.linalg.factory.Nd4j;

/** c += a · b, or aᵀ · b. */
public final class Product {

    private final OpExecutioner executioner = Nd4j.getExecutioner();
    private final CustomOp operation = DynamicCustomOp.builder("matmul").build();
    private final OpContext context;

    public Product(boolean transposed, Memory memory, INDArray any) {
        context = memory.context(any, any, any);
        context.setIArguments(transposed ? 1 : 0, 0, 0);
        context.setTArguments(1, 1);
    }

    public void add(INDArray a, INDArray b, INDArray c) {
        context.setInputArray(0, a);
        context.setInputArray(1, b);
        context.setOutputArray(0, c);
        executioner.exec(operation, context);
    }
}
