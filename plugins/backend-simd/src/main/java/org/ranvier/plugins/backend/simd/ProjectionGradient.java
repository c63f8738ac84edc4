package org.ranvier.plugins.backend.simd;

import java.util.Map;
import java.util.TreeSet;
import org.ranvier.api.backend.LoweredParametrization;
import org.ranvier.api.model.DelaySite;
import org.ranvier.api.model.Symbol.Kind;

/**
 * The gradients of a projection's parameters, from what went in and what came back.
 *
 * <p>With C_k = Σ s_j[t] δ_i[t + k]: dL/dw = Σ_k K_k C_k and dL/dd = w Σ_k (∂K_k/∂d) C_k, the latter summed over the synapses that share a
 * delay, in their order.
 */
final class ProjectionGradient {

    private static final int ROWS = 8;

    /** The share of active ticks below which only those are gone through, where one difference does for both lags. */
    private static final double DIFFERENCE_BELOW = 0.35;

    private final Wire wire;
    private final Connection connection;
    private final Parallel parallel;
    private final boolean weights;
    private final boolean delays;
    private LagSums sums;
    private float[] dWeight;
    private float[] dDelay;
    private float[] perSite;

    ProjectionGradient(Wire wire, Parallel parallel) {
        this.wire = wire;
        this.connection = wire.connection;
        this.parallel = parallel;
        this.weights = connection.trained("weights");
        this.delays = connection.trained("delays");
    }

    void add(int ticks) {
        if (weights || delays) {
            LagSums lagSums = lagSums();
            lagSums.start();
            int posts = connection.synapses.post;
            parallel.forBlocks(posts, ROWS, (from, count) -> lagSums.compute(from, from + count, ticks));
        }
        if (weights) {
            addWeights();
        }
        if (delays) {
            addDelays();
        }
        if (connection.plan.bias() && connection.trained("bias")) {
            addBias(ticks, connection.parameter("bias").gradient);
        }
    }

    private LagSums lagSums() {
        TreeSet<Integer> wanted = new TreeSet<>();
        Taps taps = connection.taps;
        if (weights) {
            add(wanted, taps.inUse());
        }
        if (delays) {
            add(wanted, taps.byParameter.isEmpty() ? taps.slopesInUse() : all(taps));
        }
        int[] list = wanted.stream().mapToInt(Integer::intValue).toArray();
        boolean difference = !weights && wire.from.active.share() < DIFFERENCE_BELOW && isDifference(taps, list);
        if (sums == null || !sums.fits(list, difference)) {
            sums = new LagSums(wire, list, difference);
        }
        return sums;
    }

    /** Whether the derivative is the difference of two neighbouring lags, so that one sum does. */
    private static boolean isDifference(Taps taps, int[] list) {
        return taps.shape() != null
                && list.length == 2
                && list[1] == list[0] + 1
                && taps.shape().slope()[list[0]] == -1
                && taps.shape().slope()[list[1]] == 1;
    }

    private static void add(TreeSet<Integer> wanted, int[] taps) {
        for (int tap : taps) {
            wanted.add(tap);
        }
    }

    private static int[] all(Taps taps) {
        return java.util.stream.IntStream.range(0, taps.count).toArray();
    }

    private void addWeights() {
        LoweredParametrization map = connection.plan.weights();
        Parameters.Parameter raw = connection.parameter("weights");
        if (dWeight == null) {
            dWeight = new float[raw.value.length];
        }
        Taps taps = connection.taps;
        int[] used = taps.inUse();
        parallel.forBlocks(connection.synapses.size, 1 << 14, (from, count) -> {
            for (int s = from; s < from + count; s++) {
                int delay = taps.shape() != null ? 0 : connection.delayOf(s);
                float sum = 0;
                for (int k : used) {
                    sum = Math.fma(taps.value(k, delay), sums.of(k)[s], sum);
                }
                dWeight[s] = sum;
            }
        });
        addThrough(map, raw, connection.weightExtras(), dWeight);
    }

    private void addDelays() {
        Parameters.Parameter raw = connection.parameter("delays");
        Taps taps = connection.taps;
        float[] dEffective = delayGradient(taps.slopesInUse(), taps::slope, raw, (float) (1 / connection.dtMs()));
        addThrough(connection.plan.delays().effective(), raw, connection.delayExtras(), dEffective);
        taps.byParameter.forEach((name, derivatives) -> {
            Parameters.Parameter parameter = connection.parameter("delays." + name);
            float[] d = delayGradient(all(taps), (tap, delay) -> derivatives[tap][delay], parameter, 1);
            addTo(parameter.gradient, d, parameter.spec.size());
        });
    }

    private interface TapValue {
        float of(int tap, int delay);
    }

    /** dL/d of one number per delay, of which the taps have these derivatives. */
    private float[] delayGradient(int[] used, TapValue value, Parameters.Parameter parameter, float factor) {
        int size = connection.synapses.size;
        if (dDelay == null) {
            dDelay = new float[Lanes.padded(size)];
        }
        boolean difference = sums.fits(used, true);
        parallel.forBlocks(size, 1 << 14, (from, count) -> {
            for (int s = from; s < from + count; s++) {
                int delay = connection.taps.shape() != null ? 0 : connection.delayOf(s);
                float sum = 0;
                if (difference) {
                    sum = sums.differences()[s];
                } else {
                    for (int k : used) {
                        sum = Math.fma(value.of(k, delay), sums.of(k)[s], sum);
                    }
                }
                dDelay[s] = connection.weights[s] * sum * factor;
            }
        });
        if (connection.plan.delays().site() == DelaySite.SYNAPTIC) {
            return dDelay;
        }
        if (perSite == null) {
            perSite = new float[parameter.value.length];
        }
        java.util.Arrays.fill(perSite, 0);
        for (int s = 0; s < size; s++) {
            perSite[connection.delayOf(s)] += dDelay[s];
        }
        return perSite;
    }

    /** Adds to dL/d raw what follows from dL/d effective, which it may overwrite. */
    private void addThrough(
            LoweredParametrization map, Parameters.Parameter raw, Map<String, float[]> extras, float[] dValue) {
        if (!map.identity()) {
            connection
                    .code(map.backward())
                    .bind()
                    .array(Kind.RAW, raw.value)
                    .arrays(Kind.PARAMETER, extras)
                    .array(Kind.D_VALUE, dValue)
                    .array(Kind.D_RAW, dValue)
                    .run(raw.spec.size(), parallel);
        }
        addTo(raw.gradient, dValue, raw.spec.size());
    }

    private void addTo(float[] sum, float[] more, int size) {
        parallel.forBlocks(size, 1 << 14, (from, count) -> {
            for (int n = from; n < from + count; n++) {
                sum[n] += more[n];
            }
        });
    }

    private void addBias(int ticks, float[] gradient) {
        Signal delta = wire.delta;
        parallel.forBlocks(connection.synapses.post, ROWS, (from, count) -> {
            float[] lanes = new float[Lanes.GROUP];
            for (int i = from; i < from + count; i++) {
                for (float[] group : delta.groups) {
                    Lanes.sumOverTicks(group, delta.at(i, 0), ticks, lanes);
                    gradient[i] += Lanes.sum(lanes, 0);
                }
            }
        });
    }

    /** dL/dw for every pair of neurons, connected or not; unconnected pairs with the shortest delay. */
    double[] dense(int ticks) {
        Synapses synapses = connection.synapses;
        double[] result = new double[synapses.post * synapses.pre];
        int shortest = connection.plan.recurrent() ? 1 : 0;
        Taps taps = connection.taps;
        int[] used = taps.inUse();
        int whole = (ticks + 3) & ~3;
        parallel.forEach(synapses.post, i -> {
            float[] lanes = new float[Lanes.GROUP];
            int s = synapses.byPost.begin(i);
            for (int j = 0; j < synapses.pre; j++) {
                int first = s;
                while (s < synapses.byPost.end(i) && synapses.preOf[s] == j) {
                    s++;
                }
                double sum = 0;
                if (first == s) {
                    sum = correlation(j, i, shortest * Lanes.GROUP, whole, lanes);
                } else {
                    int last = s - 1;
                    for (int k : used) {
                        int lag = connection.lag[last] + k * Lanes.GROUP;
                        sum += taps.value(k, connection.delayOf(last)) * correlation(j, i, lag, whole, lanes);
                    }
                }
                result[i * synapses.pre + j] = sum;
            }
        });
        return result;
    }

    private double correlation(int pre, int post, int lag, int ticks, float[] lanes) {
        double sum = 0;
        for (int g = 0; g < wire.delta.groups.length; g++) {
            CorrelationKernel.single(
                    wire.from.output.groups[g],
                    wire.from.output.at(pre, 0),
                    wire.delta.groups[g],
                    wire.delta.at(post, 0) + lag,
                    ticks,
                    lanes);
            sum += Lanes.sum(lanes, 0);
        }
        return sum;
    }
}
