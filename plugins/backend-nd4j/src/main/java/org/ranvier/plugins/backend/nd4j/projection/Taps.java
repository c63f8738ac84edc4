package org.ranvier.plugins.backend.nd4j.projection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ranvier.api.learning.KernelRule;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.model.Symbol.Kind;
import org.ranvier.api.plan.LoweredKernel;
import org.ranvier.plugins.backend.nd4j.arrays.ArrayCode;
import org.ranvier.plugins.backend.nd4j.arrays.Host;
import org.ranvier.plugins.backend.nd4j.arrays.Memory;

/** The kernels of all delays of a projection, evaluated one lag after the other. */
final class Taps {

    private final ArrayCode code;
    private final INDArray zeros;
    private final INDArray sum;
    private final Map<Symbol, INDArray> sums = new LinkedHashMap<>();
    /** The lags at which a kernel can differ from 0. */
    final int first;

    final int last;

    /**
     * Prepares.
     *
     * @param smallestLag 1 where a projection closes a loop, else 0; smaller lags do not exist
     * @param delays in ticks, already rounded at inference
     * @param parameters further parameters of the learner, one number per delay, and scheduled numbers
     * @param derivatives the parameters whose derivatives are wanted beside that of the delay; null when none are
     */
    Taps(
            LoweredKernel kernel,
            boolean training,
            int maxTicks,
            int smallestLag,
            INDArray delays,
            Map<String, INDArray> parameters,
            List<String> derivatives,
            Memory memory) {
        double[] ticks = Host.doubles(delays);
        KernelRule.Support support = kernel.support();
        first = support.all() ? smallestLag : Math.max(smallestLag, (int) Math.floor(least(ticks)) - support.below());
        last = support.all() ? maxTicks : (int) Math.floor(greatest(ticks)) + support.above();
        code = new ArrayCode(
                training ? kernel.training() : kernel.inference(),
                symbol -> derivatives != null || symbol.kind() == Kind.VALUE,
                DataType.DOUBLE,
                memory,
                delays.length());
        zeros = memory.zeros(DataType.DOUBLE, delays.length());
        code.set(Symbol.of(Kind.DELAY), delays);
        code.setAll(Kind.PARAMETER, parameters::get);
        kernel.scalars()
                .forEach(name -> code.set(
                        new Symbol(Kind.SCALAR, name), parameters.get(name).getDouble(0)));
        KernelRule.Normalization normalization = kernel.normalization();
        boolean normalized = training ? normalization.training() : normalization.inference();
        sum = normalized ? memory.filled(DataType.DOUBLE, normalization.epsilon(), delays.length()) : null;
        if (normalized) {
            sums.put(Symbol.of(Kind.VALUE), sum);
            if (derivatives != null) {
                sums.put(Symbol.of(Kind.D_DELAY), memory.zeros(DataType.DOUBLE, delays.length()));
                derivatives.forEach(name ->
                        sums.put(new Symbol(Kind.D_PARAMETER, name), memory.zeros(DataType.DOUBLE, delays.length())));
            }
            for (int lag = first; lag <= last; lag++) {
                run(lag);
                sums.forEach((symbol, total) -> total.addi(stored(symbol)));
            }
        }
    }

    private static double least(double[] ticks) {
        double least = Double.POSITIVE_INFINITY;
        for (double t : ticks) {
            least = Math.min(least, t);
        }
        return least;
    }

    private static double greatest(double[] ticks) {
        double greatest = 0;
        for (double t : ticks) {
            greatest = Math.max(greatest, t);
        }
        return greatest;
    }

    /** Returns what the code stored for a symbol; 0 for what it does not store, such as derivatives at inference. */
    private INDArray stored(Symbol symbol) {
        INDArray value = code.get(symbol);
        return value == null ? zeros : value;
    }

    private void run(int lag) {
        code.set(Symbol.of(Kind.LAG), lag);
        code.run();
    }

    /** Goes on to a lag. */
    void evaluate(int lag) {
        run(lag);
    }

    /** K at the lag, one number per delay. */
    INDArray value() {
        INDArray value = code.get(Symbol.of(Kind.VALUE));
        return sum == null ? value : value.div(sum);
    }

    /** ∂K/∂d per tick; with K = e/S it is ∂e/S − e · Σ∂e/S². */
    INDArray byDelay() {
        return derivative(Symbol.of(Kind.D_DELAY));
    }

    /** ∂K/∂p. */
    INDArray byParameter(String name) {
        return derivative(new Symbol(Kind.D_PARAMETER, name));
    }

    private INDArray derivative(Symbol symbol) {
        INDArray derivative = stored(symbol);
        return sum == null
                ? derivative
                : derivative.div(sum).subi(value().divi(sum).muli(sums.get(symbol)));
    }
}
