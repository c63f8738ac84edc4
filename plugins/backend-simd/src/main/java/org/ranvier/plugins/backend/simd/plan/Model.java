package org.ranvier.plugins.backend.simd.plan;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.model.Symbol.Kind;
import org.ranvier.api.plan.LoweredDynamics;
import org.ranvier.api.plan.ScalarCode;
import org.ranvier.plugins.backend.simd.code.CompiledCode;
import org.ranvier.plugins.backend.simd.code.Expansion;
import org.ranvier.plugins.backend.simd.code.LaneCode.Named;
import org.ranvier.plugins.backend.simd.code.LaneCode.Place;
import org.ranvier.plugins.backend.simd.code.StoredStateReuse;

/** Lowered dynamics compiled, for one population or one post-synaptic current. */
public final class Model {

    /**
     * The kinds of values that a tick reads from the tick run before it, mapped to the kinds under which that tick
     * wrote them.
     */
    private static final Map<Kind, Kind> CARRIED = Map.of(
            Kind.STATE_PREVIOUS, Kind.STATE,
            Kind.SPIKE_PREVIOUS, Kind.SPIKE,
            Kind.D_STATE, Kind.D_STATE_PREVIOUS,
            Kind.D_SPIKE, Kind.D_SPIKE_PREVIOUS,
            Kind.D_COEFFICIENT, Kind.D_COEFFICIENT);

    public final LoweredDynamics step;
    public final CompiledCode forward;
    public final CompiledCode backward;
    /** The parameters that it reads. */
    final List<String> parameters;

    Model(LoweredDynamics step) {
        this.step = step;
        forward = new CompiledCode(Expansion.of(step.forward(), s -> kept(step, s)), Model::isUniform, Model::carried);
        backward = new CompiledCode(
                Expansion.of(StoredStateReuse.of(step.forward(), step.backward())), Model::isUniform, Model::carried);
        parameters = Stream.of(step.setup(), step.initial())
                .flatMap(code -> code.instructions().stream())
                .flatMap(i -> i instanceof ScalarCode.Load(Symbol symbol) && symbol.kind() == Kind.PARAMETER
                        ? Stream.of(symbol.name())
                        : Stream.empty())
                .distinct()
                .toList();
    }

    private static Place carried(Place read) {
        return read instanceof Named(Symbol symbol) && CARRIED.containsKey(symbol.kind())
                ? new Named(new Symbol(CARRIED.get(symbol.kind()), symbol.name()))
                : null;
    }

    /** Returns the store as it is kept, or null for an output that is the spike, which is not kept twice. */
    private static ScalarCode.Store kept(LoweredDynamics step, ScalarCode.Store store) {
        return step.outputIsSpike() && store.symbol().kind() == Kind.OUTPUT ? null : store;
    }

    /** Returns whether a place is the same for all ticks of a neuron. */
    private static boolean isUniform(Place place) {
        return place instanceof Named(Symbol symbol) && symbol.kind() == Kind.COEFFICIENT;
    }

    /** Whether its output is 0 or 1 whatever happens, and the way back does not ask which. */
    public boolean spikesAlone() {
        return step.outputIsSpike()
                && step.binary()
                && !backwardReads(Kind.OUTPUT, "")
                && !backwardReads(Kind.SPIKE, "")
                && !backwardReads(Kind.SPIKE_PREVIOUS, "");
    }

    /** Whether the way back reads this, so that the way forward has to keep it. */
    public boolean backwardReads(Kind kind, String name) {
        return backward.column(new Named(new Symbol(kind, name))) >= 0;
    }
}
