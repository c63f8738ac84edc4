package org.ranvier.plugins.backend.nd4j.run;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.floating.Sqrt;
import org.nd4j.linalg.factory.Nd4j;
import org.ranvier.api.plan.NetworkPlan.Normalize;
import org.ranvier.plugins.backend.nd4j.arrays.Extent;
import org.ranvier.plugins.backend.nd4j.arrays.Memory;
import org.ranvier.plugins.backend.nd4j.arrays.Parameters;

/**
 * Batch normalisation over samples and ticks: y = gain · (x − mean)/√(variance + epsilon) + shift.
 *
 * <p>Source: Ioffe and Szegedy, "Batch normalization", ICML 2015; running variance unbiased, as is customary.
 */
final class BatchNorm {

    private final Normalize plan;
    private final Parameters parameters;
    private final Extent extent;
    private final INDArray gain;
    private final INDArray shift;
    private final int width;
    /** 1 for ticks of samples, 0 for those of rows that only fill up: [ticks · rows][1]. */
    private INDArray real;

    private INDArray standard;
    private INDArray deviation;

    BatchNorm(Normalize plan, Parameters parameters, Extent extent) {
        this.plan = plan;
        this.parameters = parameters;
        this.extent = extent;
        gain = row(Normalize.GAIN);
        shift = row(Normalize.SHIFT);
        width = (int) gain.length();
    }

    private INDArray row(String parameter) {
        INDArray values = parameters.value(plan.parameter(parameter)).castTo(DataType.FLOAT);
        return values.reshape(1, values.length());
    }

    /** y of one tick by running statistics, [row][neuron]. */
    INDArray byRunningStatistics(INDArray x) {
        INDArray scale = gain.div(root(row(Normalize.RUNNING_VARIANCE).addi(plan.epsilon())));
        return x.sub(row(Normalize.RUNNING_MEAN)).muli(scale).addi(shift);
    }

    /** Prepares the way back where y is by running statistics. */
    void standardize(INDArray x, Memory memory) {
        real = realRows(memory);
        deviation = root(row(Normalize.RUNNING_VARIANCE).addi(plan.epsilon()));
        standard = memory.zeros(DataType.FLOAT, x.shape())
                .assign(x)
                .subi(row(Normalize.RUNNING_MEAN))
                .divi(deviation);
    }

    /** Makes x, [ticks · rows][neuron], to y, and updates the running statistics. */
    void forward(INDArray x, Memory memory) {
        long count = (long) extent.samples() * extent.ticks();
        real = realRows(memory);
        INDArray mean = total(x).divi(count);
        x.subi(mean);
        INDArray squares = total(x.mul(x));
        deviation = root(squares.div(count).addi(plan.epsilon()));
        x.divi(deviation);
        standard = memory.zeros(DataType.FLOAT, x.shape()).assign(x);
        x.muli(gain).addi(shift);
        follow(Normalize.RUNNING_MEAN, mean);
        follow(Normalize.RUNNING_VARIANCE, squares.divi(Math.max(1, count - 1)));
    }

    private void follow(String parameter, INDArray statistic) {
        INDArray running = parameters.value(plan.parameter(parameter));
        running.addi(statistic
                .castTo(DataType.DOUBLE)
                .reshape(running.length())
                .subi(running)
                .muli(plan.momentum()));
    }

    /**
     * Makes dL/dy to dL/dx and adds the gradients of gain and shift; where the statistics are not those of the batch,
     * they are constants.
     */
    void backward(INDArray d, boolean ofBatch) {
        long count = (long) extent.samples() * extent.ticks();
        INDArray sum = total(d);
        INDArray product = total(d.mul(standard));
        if (ofBatch) {
            d.subi(sum.div(count)).subi(standard.mul(product.div(count)));
        }
        d.muli(gain.div(deviation)).muli(real);
        addGradient(Normalize.GAIN, product);
        addGradient(Normalize.SHIFT, sum);
    }

    private void addGradient(String parameter, INDArray more) {
        INDArray gradient = parameters.gradient(plan.parameter(parameter));
        if (gradient != null) {
            gradient.addi(more.castTo(DataType.DOUBLE).reshape(gradient.length()));
        }
    }

    /** Sums over samples and ticks, [1][neuron]. */
    private INDArray total(INDArray x) {
        return x.mul(real).castTo(DataType.DOUBLE).sum(0).castTo(DataType.FLOAT).reshape(1, width);
    }

    private INDArray realRows(Memory memory) {
        float[] rows = new float[extent.ticks() * extent.rows()];
        for (int n = 0; n < rows.length; n++) {
            rows[n] = n % extent.rows() < extent.samples() ? 1 : 0;
        }
        return memory.of(rows, rows.length, 1);
    }

    private static INDArray root(INDArray x) {
        Nd4j.getExecutioner().exec(new Sqrt(x, x));
        return x;
    }
}
