package org.ranvier.plugins.backend.simd.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.ranvier.api.Ticks;
import org.ranvier.api.model.DelaySite;
import org.ranvier.api.model.Symbol.Kind;
import org.ranvier.api.model.SynapseList;
import org.ranvier.api.plan.LoweredParametrization;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.api.plan.ParameterId.Role;
import org.ranvier.api.plan.ParameterSpec;
import org.ranvier.plugins.backend.simd.code.Elements;
import org.ranvier.plugins.backend.simd.lanes.Lags;
import org.ranvier.plugins.backend.simd.lanes.Lanes;
import org.ranvier.support.FloatParameter;
import org.ranvier.support.Parallel;

/**
 * A projection with the weights and kernels that follow from its parameters; computed again only where those changed.
 */
public final class Connection {

    public final Projection plan;
    public final Synapses synapses;
    public final Lags lags;
    /** No lag is larger. */
    public final int reach;
    /** One weight per synapse. */
    public float[] weights;

    public Taps taps;
    /** 16 · the first lag of each synapse. */
    public final int[] lag;

    private final Parameters parameters;
    private final Elements.Cache codes;
    private final double dtMs;
    private final Taps[] byMode = new Taps[2];
    private float[] effectiveDelays;
    private final Map<String, float[]> weightExtras = new LinkedHashMap<>();
    private int[] weightsFor = {};
    private int[] delaysFor = {};
    private int revision;
    private int weightsRevision;

    public Connection(Projection plan, Synapses synapses, Parameters parameters, Elements.Cache codes, double dtMs) {
        this.plan = plan;
        this.synapses = synapses;
        this.parameters = parameters;
        this.codes = codes;
        this.dtMs = dtMs;
        this.lags = Lags.of(plan);
        this.reach = lags.reach();
        this.lag = new int[Lanes.padded(synapses.size)];
    }

    public String name() {
        return plan.name();
    }

    public FloatParameter parameter(Role role) {
        return parameters.get(plan.parameter(role));
    }

    /** A further parameter of the delay learner. */
    public FloatParameter delayParameter(String name) {
        return parameters.get(plan.parameter(Role.DELAY_PARAMETER, name));
    }

    /** The numbers of a parameter of any element. */
    public double[] read(String name) {
        return parameters.get(name).read();
    }

    public boolean trained(Role role) {
        return parameters.trained(plan.parameter(role));
    }

    /** Brings weights and kernels up to date. */
    public void prepare(boolean training, Parallel parallel) {
        int[] ofWeights = versions(false, Role.WEIGHTS, Role.WEIGHT_PARAMETER);
        int[] ofDelays = versions(training, Role.DELAYS, Role.DELAY_PARAMETER, Role.DELAY_SCALAR);
        if (!Arrays.equals(ofWeights, weightsFor)) {
            weightsFor = ofWeights;
            prepareWeights(parallel);
            weightsRevision++;
            revision++;
        }
        if (!Arrays.equals(ofDelays, delaysFor)) {
            delaysFor = ofDelays;
            prepareDelays(training, parallel);
            revision++;
        }
    }

    /** Changes whenever weights or kernels do. */
    public int revision() {
        return revision;
    }

    /** Changes whenever weights do. */
    public int weightsRevision() {
        return weightsRevision;
    }

    private int[] versions(boolean training, Role... roles) {
        List<FloatParameter> own = new ArrayList<>();
        for (Role role : roles) {
            own.addAll(parameters.of(plan.name(), role).values());
        }
        int[] versions = Arrays.copyOf(Parameters.versions(own), own.size() + 1);
        versions[own.size()] = training ? 1 : 0;
        return versions;
    }

    private void prepareWeights(Parallel parallel) {
        weightExtras.clear();
        parameters.of(plan.name(), Role.WEIGHT_PARAMETER).forEach((name, p) -> weightExtras.put(name, perSynapse(p)));
        weights = effective(plan.weights(), parameter(Role.WEIGHTS), weightExtras, weights, parallel);
    }

    private float[] perSynapse(FloatParameter parameter) {
        if (parameter.spec().owner() != ParameterSpec.Owner.PRESYNAPTIC) {
            return parameter.value();
        }
        float[] spread = new float[Lanes.padded(synapses.size)];
        for (int s = 0; s < synapses.size; s++) {
            spread[s] = parameter.value()[synapses.preOf[s]];
        }
        return spread;
    }

    private float[] effective(
            LoweredParametrization map,
            FloatParameter raw,
            Map<String, float[]> extras,
            float[] buffer,
            Parallel parallel) {
        if (map.identity()) {
            return raw.value();
        }
        float[] values = buffer == null || buffer.length != raw.value().length || buffer == raw.value()
                ? new float[raw.value().length]
                : buffer;
        codes.of(map.effective())
                .bind()
                .array(Kind.RAW, raw.value())
                .arrays(Kind.PARAMETER, extras)
                .array(Kind.VALUE, values)
                .run(raw.spec().size(), parallel);
        return values;
    }

    private void prepareDelays(boolean training, Parallel parallel) {
        FloatParameter raw = parameter(Role.DELAYS);
        Map<String, float[]> extras = delayExtras();
        Map<String, Double> scalars = new LinkedHashMap<>();
        for (String scalar : plan.delays().kernel().orElseThrow().scalars()) {
            scalars.put(scalar, (double)
                    parameters.get(plan.parameter(Role.DELAY_SCALAR, scalar)).value()[0]);
        }
        int mode = training ? 1 : 0;
        if (byMode[mode] == null) {
            int[] offsets = plan.delays().site() == DelaySite.SYNAPTIC
                    ? lag
                    : new int[Lanes.padded(raw.spec().size())];
            byMode[mode] = new Taps(plan, training, raw.spec().size(), offsets, trainedExtras(), codes);
        }
        taps = byMode[mode];
        effectiveDelays = effective(plan.delays().effective(), raw, extras, effectiveDelays, parallel);
        taps.evaluate(exactDelays(raw, extras), effectiveDelays, dtMs, extras, scalars, parallel);
        if (taps.most + taps.count() > reach + 1 && taps.most > plan.delays().maxTicks()) {
            throw new IllegalArgumentException("projection '" + plan.name() + "' has a delay of more than "
                    + plan.delays().maxTicks() + " ticks");
        }
        if (lag != taps.offset) {
            parallel.forBlocks(synapses.size, 1 << 14, (from, size) -> {
                for (int s = from; s < from + size; s++) {
                    lag[s] = taps.offset[delayOf(s)];
                }
            });
        }
    }

    /**
     * The delays in ms. A map is evaluated in double precision where a float cannot say on which tick a delay falls.
     */
    private IntToDoubleFunction exactDelays(FloatParameter raw, Map<String, float[]> extras) {
        LoweredParametrization map = plan.delays().effective();
        if (map.identity()) {
            return raw::exact;
        }
        float[] single = effectiveDelays;
        return e -> Ticks.unsure(single[e], dtMs)
                ? map.effective()
                        .evaluate(s -> s.kind() == Kind.RAW ? raw.exact(e) : extras.get(s.name())[e], d -> 0)[0]
                : single[e];
    }

    /** The values of the learner's further parameters, one per delay. */
    public Map<String, float[]> delayExtras() {
        Map<String, float[]> extras = new LinkedHashMap<>();
        parameters.of(plan.name(), Role.DELAY_PARAMETER).forEach((name, p) -> extras.put(name, p.value()));
        return extras;
    }

    public Map<String, float[]> weightExtras() {
        return weightExtras;
    }

    /** The trained ones among the learner's further parameters. */
    public List<String> trainedExtras() {
        return parameters.of(plan.name(), Role.DELAY_PARAMETER).entrySet().stream()
                .filter(e -> e.getValue().spec().trainable())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Whether every source reaches every target, and all of them at one lag. */
    public boolean oneLag() {
        return synapses.list instanceof SynapseList.Dense && taps.sameLag() && taps.inUse().length == 1;
    }

    /** Returns the ticks from a spike to its arrival, where there is {@link #oneLag}. */
    public int theLag() {
        return lag[0] / Lanes.GROUP + taps.inUse()[0];
    }

    /** Returns the index of a synapse's delay. */
    public int delayOf(int synapse) {
        return synapses.delayOf(plan.delays().site(), synapse);
    }

    public Elements code(org.ranvier.api.plan.ScalarCode code) {
        return codes.of(code);
    }

    public Elements.Cache codes() {
        return codes;
    }

    public double dtMs() {
        return dtMs;
    }
}
