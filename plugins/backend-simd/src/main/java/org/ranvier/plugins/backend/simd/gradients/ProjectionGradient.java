package org.ranvier.plugins.backend.simd.gradients;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.ranvier.api.plan.ParameterId.Role;
import org.ranvier.plugins.backend.simd.kernels.LagResult;
import org.ranvier.plugins.backend.simd.kernels.SpreadSums;
import org.ranvier.plugins.backend.simd.kernels.WeightRows;
import org.ranvier.plugins.backend.simd.lanes.Lanes;
import org.ranvier.plugins.backend.simd.lanes.Signal;
import org.ranvier.plugins.backend.simd.lanes.SourceSignals;
import org.ranvier.plugins.backend.simd.plan.Connection;
import org.ranvier.plugins.backend.simd.plan.Synapses;
import org.ranvier.plugins.backend.simd.plan.TapValues;
import org.ranvier.plugins.backend.simd.plan.Taps;
import org.ranvier.plugins.backend.simd.wide.WideKernels;
import org.ranvier.support.Parallel;

/**
 * The gradients of a projection's parameters, from what went in and what came back.
 *
 * <p>With C_k = Σ s_j[t] δ_i[t + k]: dL/dw = Σ_k K_k C_k and dL/dd = w Σ_k (∂K_k/∂d) C_k, the latter summed over the
 * synapses that share a delay, in their order.
 */
public final class ProjectionGradient {

    /**
     * Postsynaptic neurons that a thread deals with at once where all are connected; where few are, more of them use a
     * source while it is in the cache.
     */
    private static final int ROWS = 8;

    private static final int MOST_ROWS = 64;

    private final Connection connection;
    private final SourceSignals from;
    private final Signal delta;
    private final WideKernels wide;
    private final WeightRows rows;
    private final SpreadSums spread;
    private final Parallel parallel;
    /** Null where not trained. */
    private final ParameterGradient weights;

    private final ParameterGradient delays;
    /** Of further parameters of the delay learner, by name; they may be trained where the delays are not. */
    private final Map<String, ParameterGradient> more = new LinkedHashMap<>();

    private LagSums sums;
    private ThreadLocal<LagResult> wideResults;
    private int[] wideTaps = {};
    private ThreadLocal<LagResult> rowResults;
    private ThreadLocal<LagResult> spreadResults;
    private int[] spreadTaps = {};

    /**
     * Prepares.
     *
     * @param from what goes in
     * @param delta what comes back
     */
    public ProjectionGradient(
            Connection connection,
            SourceSignals from,
            Signal delta,
            WideKernels wide,
            WeightRows rows,
            SpreadSums spread,
            Parallel parallel) {
        this.connection = connection;
        this.from = from;
        this.delta = delta;
        this.wide = wide;
        this.rows = rows;
        this.spread = spread;
        this.parallel = parallel;
        this.weights = connection.trained(Role.WEIGHTS)
                ? new ParameterGradient(
                        connection, connection.parameter(Role.WEIGHTS), connection.plan.weights(), false)
                : null;
        this.delays = connection.trained(Role.DELAYS)
                ? new ParameterGradient(
                        connection,
                        connection.parameter(Role.DELAYS),
                        connection.plan.delays().effective(),
                        true)
                : null;
    }

    /** The gradients of another projection between the same neurons, from the same signals. */
    ProjectionGradient of(Connection other) {
        return new ProjectionGradient(
                other,
                from,
                delta,
                new WideKernels(other, wide),
                new WeightRows(other, from, wide.ticks()),
                spread.of(other),
                parallel);
    }

    Connection connection() {
        return connection;
    }

    public void add(int ticks) {
        if (weights != null || delays != null || !connection.trainedExtras().isEmpty()) {
            int[] wanted = start();
            if (wide.suit()) {
                wide(wanted, ticks);
            } else if (rows.suit(wanted)) {
                byRows(wanted);
            } else if (spread.suit(wanted)) {
                bySpikes(wanted);
            } else {
                narrow(wanted);
            }
            finish();
        }
        if (connection.plan.bias() && connection.trained(Role.BIAS)) {
            addBias(ticks, connection.parameter(Role.BIAS).gradient());
        }
    }

    /** Returns the taps whose lags are wanted. */
    private int[] start() {
        Taps taps = connection.taps;
        if (weights != null) {
            weights.start(taps.inUse(), taps.values(), 1);
        }
        if (delays != null) {
            delays.start(taps.slopesInUse(), taps.slopes(), (float) (1 / connection.dtMs()));
        }
        // At inference they have none, whatever a batch in training had.
        more.keySet().retainAll(taps.byParameter.keySet());
        taps.byParameter.forEach((name, derivatives) -> more.computeIfAbsent(
                        name, n -> new ParameterGradient(connection, connection.delayParameter(n), null, true))
                .start(all(taps), new TapValues(null, derivatives), 1));
        return wanted(taps);
    }

    /** All lags of 16 neurons at once. */
    private void wide(int[] wanted, int ticks) {
        if (wideResults == null || !Arrays.equals(wanted, wideTaps)) {
            wideTaps = wanted;
            wideResults = ThreadLocal.withInitial(() -> new LagResult(wanted, false, WideKernels.SYNAPSES));
        }
        wide.sums(delta, ticks, wideResults, this::take, parallel);
    }

    /** Row by row of δ, spike by spike. */
    private void byRows(int[] wanted) {
        if (rowResults == null) {
            rowResults = ThreadLocal.withInitial(() -> new LagResult(wanted, false, rows.most()));
        }
        rows.gradients(delta, rowResults, this::take, parallel);
    }

    /** Sample by sample, all lags of a synapse at once. */
    private void bySpikes(int[] wanted) {
        if (!Arrays.equals(wanted, spreadTaps)) {
            spreadTaps = wanted;
            spreadResults = ThreadLocal.withInitial(() -> new LagResult(wanted, false, spread.most()));
        }
        spread.compute(delta, spreadResults, this::take, parallel);
    }

    /** The lags of one synapse after the other. */
    private void narrow(int[] wanted) {
        boolean difference = weights == null && more.isEmpty() && isDifference(connection.taps, wanted);
        int block = difference ? ROWS : blockOf(connection.synapses);
        if (sums == null || !sums.fits(wanted, difference)) {
            sums = new LagSums(connection, from, delta, wide.ticks(), block, wanted, difference);
        }
        sums.start();
        parallel.forBlocks(connection.synapses.post, block, (row, count) -> rows(row, row + count));
    }

    private static int blockOf(Synapses synapses) {
        long places = (long) ROWS * synapses.pre * synapses.post;
        return Math.clamp(places / Math.max(1, synapses.size), ROWS, MOST_ROWS);
    }

    private int[] wanted(Taps taps) {
        TreeSet<Integer> wanted = new TreeSet<>();
        if (weights != null) {
            IntStream.of(taps.inUse()).forEach(wanted::add);
        }
        if (!more.isEmpty()) {
            IntStream.of(all(taps)).forEach(wanted::add);
        } else if (delays != null) {
            IntStream.of(taps.slopesInUse()).forEach(wanted::add);
        }
        return wanted.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Whether the derivative is the difference of two neighbouring lags, so that one sum does. */
    private static boolean isDifference(Taps taps, int[] list) {
        return taps.shape() != null
                && list.length == 2
                && list[1] == list[0] + 1
                && taps.shape().slope()[list[0]] == -1
                && taps.shape().slope()[list[1]] == 1;
    }

    private static int[] all(Taps taps) {
        return IntStream.range(0, taps.count()).toArray();
    }

    private void rows(int row, int end) {
        int first = connection.synapses.byPost.begin(row);
        take(sums.compute(row, end), first, connection.synapses.byPost.end(end - 1) - first);
    }

    private void take(LagResult result, int first, int count) {
        if (weights != null) {
            weights.take(result, first, count);
        }
        more.values().forEach(gradient -> gradient.take(result, first, count));
        if (delays != null) {
            delays.take(result, first, count);
        }
    }

    private void finish() {
        if (weights != null) {
            weights.finish(connection.weightExtras(), parallel);
        }
        if (delays != null) {
            delays.finish(connection.delayExtras(), parallel);
        }
        more.values().forEach(gradient -> gradient.finish(Map.of(), parallel));
    }

    private void addBias(int ticks, float[] gradient) {
        parallel.forBlocks(connection.synapses.post, ROWS, (first, count) -> {
            float[] lanes = new float[Lanes.GROUP];
            for (int i = first; i < first + count; i++) {
                for (float[] group : delta.groups) {
                    Lanes.sumOverTicks(group, delta.at(i, 0), ticks, lanes);
                    gradient[i] += Lanes.sum(lanes, 0);
                }
            }
        });
    }
}
