package org.ranvier.plugins.backend.opencl.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ranvier.api.learning.KernelRule;
import org.ranvier.api.plan.LoweredKernel;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.api.plan.ParameterId.Role;
import org.ranvier.plugins.backend.opencl.cl.Buffer;
import org.ranvier.plugins.backend.opencl.cl.Kernel;
import org.ranvier.plugins.backend.opencl.code.Parametrization;
import org.ranvier.plugins.backend.opencl.code.TapSource;
import org.ranvier.plugins.backend.opencl.device.Dialect;
import org.ranvier.plugins.backend.opencl.device.Parameters;
import org.ranvier.plugins.backend.opencl.device.Parameters.Parameter;

/**
 * A projection on the device, with the weights and delay kernels that follow from its parameters; computed again only
 * where those changed.
 */
public final class Connection implements AutoCloseable {

    /** The maximum number of ticks, or of lags, computed at once. */
    private static final int MOST_LAGS = 8;

    public final Projection plan;
    public final Synapses synapses;
    public final int delays;
    /** Lags to a kernel. */
    public final int taps;
    /** No lag is larger. */
    final int reach;
    /** The number of ticks below lag 0 at which a kernel may begin. */
    final int below;
    /** The number of lags correlated at once. */
    public final int lags;

    private final Dialect dialect;
    private final Parameters parameters;
    private final double dtMs;
    private final Layout.Rows source;
    private final Layout.Rows delta;
    private final Parametrization weightMap;
    private final Parametrization delayMap;
    private final List<String> extras;
    private final List<String> trainedExtras;
    private final Kernel pack;
    private final Map<Boolean, Evaluation> evaluations = new LinkedHashMap<>();
    private final Buffer weightRoom;
    private final Buffer delayRoom;
    private final Buffer delayRest;
    private final Buffer offset;
    private final Direction forward;
    private final Direction back;
    private Buffer weight;
    private Evaluation current;
    private List<Object> preparedFor = List.of();

    /** The kernel that evaluates taps in training or at inference, and room for them. */
    private record Evaluation(Kernel kernel, int planes, Buffer tap) {}

    /** Synapses in the order in which a row reads them, and by how much: the way forward or back. */
    public record Direction(Buffer first, Buffer at, Buffer gain) {}

    /**
     * Puts it onto the device.
     *
     * @param source where the signals of the presynaptic neurons lie
     * @param delta where dL/dx lies
     */
    public Connection(
            Projection plan,
            Parameters parameters,
            double dtMs,
            int ticks,
            Layout.Rows source,
            Layout.Rows delta,
            Dialect dialect) {
        this.plan = plan;
        this.dialect = dialect;
        this.parameters = parameters;
        this.dtMs = dtMs;
        this.source = source;
        this.delta = delta;
        synapses = new Synapses(plan.synapses(), plan.delays().site(), dialect.context());
        delays = synapses.delays(plan.delays().site());
        KernelRule.Support support = plan.delays().kernel().orElseThrow().support();
        taps = taps(plan);
        reach = reach(plan, ticks);
        below = support.all() ? 0 : support.below();
        lags = lags(plan);
        Map<String, Parameter> ofWeights = parameters.of(plan.name(), Role.WEIGHT_PARAMETER);
        Map<String, Parameter> ofDelays = parameters.of(plan.name(), Role.DELAY_PARAMETER);
        extras = List.copyOf(ofDelays.keySet());
        trainedExtras = extras.stream().filter(e -> delayParameter(e).trained()).toList();
        weightMap = new Parametrization(plan.weights(), parameter(Role.WEIGHTS), ofWeights, dialect);
        delayMap = new Parametrization(plan.delays().effective(), parameter(Role.DELAYS), ofDelays, dialect);
        pack = dialect.fixed("projections", "pack");
        weightRoom = dialect.context().buffer(weightMap.identity() ? 1 : synapses.size);
        delayRoom = dialect.context().buffer(delayMap.identity() ? 1 : delays);
        delayRest = dialect.context().buffer(delayMap.identity() ? 1 : delays);
        offset = dialect.context().buffer(delays);
        forward = direction(synapses.firstByPost);
        back = direction(synapses.firstByPre);
    }

    /** Returns the number of lags in a kernel. */
    static int taps(Projection plan) {
        KernelRule.Support support = plan.delays().kernel().orElseThrow().support();
        return support.all() ? plan.delays().maxTicks() + 1 : support.below() + support.above() + 1;
    }

    /** The largest lag at which anything arrives. */
    static int reach(Projection plan, int ticks) {
        KernelRule.Support support = plan.delays().kernel().orElseThrow().support();
        return Math.min(ticks, plan.delays().maxTicks() + (support.all() ? 0 : support.above()));
    }

    /** Returns the number of taps, or of ticks, that share each read: more than one if the kernel spans many lags. */
    public int atOnce() {
        return taps < MOST_LAGS ? 1 : MOST_LAGS;
    }

    static int lags(Projection plan) {
        return Math.min(taps(plan), MOST_LAGS);
    }

    private Direction direction(Buffer first) {
        return new Direction(
                first,
                dialect.context().buffer(synapses.size),
                dialect.context().buffer((long) synapses.size * taps));
    }

    private LoweredKernel kernel() {
        return plan.delays().kernel().orElseThrow();
    }

    public Parameter parameter(Role role) {
        return parameters.get(plan.parameter(role));
    }

    /** A further parameter of the delay learner. */
    public Parameter delayParameter(String name) {
        return parameters.get(plan.parameter(Role.DELAY_PARAMETER, name));
    }

    public boolean trained(Role role) {
        return parameters.trained(plan.parameter(role));
    }

    /** The parameters that weights and kernels follow from. */
    private List<Parameter> followed() {
        return Stream.of(Role.WEIGHTS, Role.WEIGHT_PARAMETER, Role.DELAYS, Role.DELAY_PARAMETER, Role.DELAY_SCALAR)
                .flatMap(role -> parameters.of(plan.name(), role).values().stream())
                .toList();
    }

    /** Brings weights, kernels and both directions up to date. */
    public void prepare(boolean training, boolean gradients) {
        List<Object> now = new ArrayList<>(Parameters.versions(followed()));
        now.add(training);
        now.add(gradients);
        if (now.equals(preparedFor)) {
            return;
        }
        preparedFor = now;
        weight = weightMap.effective(synapses.size, synapses.preOf, weightRoom);
        Buffer delay = delayMap.effective(delays, synapses.preOf, delayRoom);
        current = evaluations.computeIfAbsent(training, this::evaluation);
        Buffer rest = delayMap.identity() ? parameter(Role.DELAYS).rest() : delayMap.sure(delay, delayRest, dtMs);
        List<Object> arguments = new ArrayList<>(
                List.of((float) dtMs, Parameters.beyondFloat(dtMs), plan.recurrent() ? 1 : 0, reach, delay, rest));
        extras.forEach(e -> arguments.add(delayParameter(e).value()));
        kernel().scalars()
                .forEach(s -> arguments.add(
                        parameters.get(plan.parameter(Role.DELAY_SCALAR, s)).value()));
        arguments.add(current.tap);
        arguments.add(offset);
        current.kernel.each(delays, arguments.toArray());
        pack(forward, synapses.asListed, synapses.preOf, source, -1);
        if (gradients) {
            pack(back, synapses.byPre, synapses.postOf, delta, 1);
        }
    }

    private Evaluation evaluation(boolean training) {
        boolean derivatives = trained(Role.DELAYS) || !trainedExtras.isEmpty();
        TapSource text = new TapSource(kernel(), training, extras, trainedExtras, derivatives, taps);
        return new Evaluation(
                dialect.generated(text.text(), "evaluate"),
                text.planes(),
                dialect.context().buffer((long) text.planes() * taps * delays));
    }

    private void pack(Direction direction, Buffer order, Buffer other, Layout.Rows rows, int sign) {
        pack.each(
                synapses.size,
                taps,
                delays,
                order,
                other,
                synapses.delayOf,
                weight,
                current.tap,
                offset,
                rows.length(),
                rows.before(),
                rows.spikes() ? 1 : dialect.items(),
                sign,
                direction.gain,
                direction.at);
    }

    public Direction forward() {
        return forward;
    }

    public Direction back() {
        return back;
    }

    public Buffer weight() {
        return weight;
    }

    public Buffer offset() {
        return offset;
    }

    public Buffer tap() {
        return current.tap;
    }

    /**
     * One for the weight, and, where delays are trained, one for them and for every further parameter of the learner.
     */
    public int planes() {
        return current.planes;
    }

    public Parametrization weightMap() {
        return weightMap;
    }

    public Parametrization delayMap() {
        return delayMap;
    }

    public List<String> trainedExtras() {
        return trainedExtras;
    }

    public double dtMs() {
        return dtMs;
    }

    @Override
    public void close() {
        synapses.close();
        weightRoom.close();
        delayRoom.close();
        delayRest.close();
        offset.close();
        for (Direction direction : List.of(forward, back)) {
            direction.at.close();
            direction.gain.close();
        }
        evaluations.values().forEach(e -> e.tap.close());
    }
}
