package org.ranvier.support.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.ranvier.api.learning.KernelRule;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.model.SynapseList;
import org.ranvier.api.plan.LoweredKernel;
import org.ranvier.api.plan.LoweredParametrization;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.api.plan.ParameterId.Role;
import org.ranvier.api.plan.ParameterSpec;
import org.ranvier.api.plan.ScalarCode;
import org.ranvier.api.plan.TrainedNetwork;

/**
 * A projection with its numbers as they act at inference: effective weights, delays and, where a clock drives it, the
 * kernel over lags.
 */
public final class TrainedProjection {

    private final Projection plan;
    private final NetworkPlan network;
    private final SynapseList synapses;
    private final double[] weights;
    private final double[] delaysMs;
    private final Map<String, double[]> delayParameters;

    /** Evaluates the numbers of a projection. */
    public TrainedProjection(TrainedNetwork network, Projection plan) {
        this.plan = plan;
        this.network = network.plan();
        synapses = plan.synapses();
        delayParameters = network.values(plan.name(), Role.DELAY_PARAMETER, Role.DELAY_SCALAR);
        weights = effective(plan.weights(), network.values(plan.parameter(Role.WEIGHTS)), weightParameters(network));
        delaysMs = effective(plan.delays().effective(), network.values(plan.parameter(Role.DELAYS)), delayParameters);
    }

    /** The parameters of the parametrisation, one number per synapse; some belong to presynaptic neurons. */
    private Map<String, double[]> weightParameters(TrainedNetwork network) {
        Map<String, double[]> perSynapse = new LinkedHashMap<>();
        for (ParameterSpec spec : network.plan().parameters(plan.name(), Role.WEIGHT_PARAMETER)) {
            double[] values = network.values(spec.id());
            perSynapse.put(
                    spec.id().name(),
                    spec.owner() == ParameterSpec.Owner.PRESYNAPTIC
                            ? IntStream.range(0, synapses.size())
                                    .mapToDouble(s -> values[synapses.preOf(s)])
                                    .toArray()
                            : values);
        }
        return perSynapse;
    }

    /** Receives what a synapse delivers: weight · K(lag), lag in ticks. */
    @FunctionalInterface
    public interface TapConsumer {

        /** One lag of one synapse. */
        void accept(int pre, int post, int lagTicks, double weight);
    }

    /** The weights used, one per synapse. */
    public double[] weights() {
        return weights.clone();
    }

    /** The delays in ms before rounding, in the shape of their site. */
    public double[] delaysMs() {
        return delaysMs.clone();
    }

    /** The index among the delays of the one that a synapse has. */
    public int delayOf(int synapse) {
        return switch (plan.delays().site()) {
            case AXONAL -> synapses.preOf(synapse);
            case DENDRITIC -> synapses.postOf(synapse);
            case SYNAPTIC -> synapse;
        };
    }

    /**
     * Every lag at which a synapse delivers something, x_i[t] += weight · s_j[t − lag], synapse by synapse;
     * clock-driven only.
     */
    public void forEachTap(TapConsumer consumer) {
        double[][] kernels = new double[delaysMs.length][];
        for (int s = 0; s < weights.length; s++) {
            int delay = delayOf(s);
            if (kernels[delay] == null) {
                kernels[delay] = kernel(delay);
            }
            for (int lag = 0; lag < kernels[delay].length; lag++) {
                double tap = kernels[delay][lag];
                if (tap != 0) {
                    consumer.accept(synapses.preOf(s), synapses.postOf(s), lag, weights[s] * tap);
                }
            }
        }
    }

    /** K over the lags for one delay, 0 at those that do not exist. */
    private double[] kernel(int delay) {
        LoweredKernel kernel = plan.delays().kernel().orElseThrow();
        KernelRule.Support support = kernel.support();
        double ticks = kernel.ticks(delaysMs[delay], network.dtMs(), false);
        int first = support.all() ? 0 : Math.max(0, (int) Math.floor(ticks) - support.below());
        int last = support.all() ? plan.delays().maxTicks() : (int) Math.floor(ticks) + support.above();
        double[] taps = new double[last + 1];
        double sum = 0;
        for (int lag = Math.max(first, plan.recurrent() ? 1 : 0); lag <= last; lag++) {
            taps[lag] = at(kernel, lag, ticks, delay);
            sum += taps[lag];
        }
        if (kernel.normalization().inference()) {
            for (int lag = first; lag <= last; lag++) {
                taps[lag] /= sum + kernel.normalization().epsilon();
            }
        }
        return taps;
    }

    private double at(LoweredKernel kernel, int lag, double ticks, int delay) {
        return value(kernel.inference(), symbol -> switch (symbol.kind()) {
            case LAG -> lag;
            case DELAY -> ticks;
            case SCALAR -> delayParameters.get(symbol.name())[0];
            default -> delayParameters.get(symbol.name())[delay];
        });
    }

    private static double[] effective(LoweredParametrization map, double[] raw, Map<String, double[]> parameters) {
        if (map.identity()) {
            return raw.clone();
        }
        double[] values = new double[raw.length];
        for (int n = 0; n < raw.length; n++) {
            int index = n;
            values[n] = value(map.effective(), symbol -> switch (symbol.kind()) {
                case RAW -> raw[index];
                default -> parameters.get(symbol.name())[index];
            });
        }
        return values;
    }

    private static double value(ScalarCode code, java.util.function.ToDoubleFunction<Symbol> read) {
        double[] results = code.evaluate(read, draw -> 0);
        for (int k = 0; k < results.length; k++) {
            if (code.stores().get(k).symbol().kind() == Symbol.Kind.VALUE) {
                return results[k];
            }
        }
        throw new IllegalArgumentException("the code has no value");
    }
}
