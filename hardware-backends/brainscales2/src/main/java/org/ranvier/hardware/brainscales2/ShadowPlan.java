package org.ranvier.hardware.brainscales2;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ranvier.api.Range;
import org.ranvier.api.model.DelaySite;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.model.SynapseList;
import org.ranvier.api.plan.LoweredParametrization;
import org.ranvier.api.plan.LoweredResponse;
import org.ranvier.api.plan.LoweredUpdate;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Delays;
import org.ranvier.api.plan.NetworkPlan.Element;
import org.ranvier.api.plan.NetworkPlan.Population;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.api.plan.ParameterId;
import org.ranvier.api.plan.ParameterId.Role;
import org.ranvier.api.plan.ParameterSpec;
import org.ranvier.api.plan.ParameterSpec.Owner;
import org.ranvier.api.plan.ScalarCode;
import org.ranvier.api.plan.Timing;
import org.ranvier.hardware.brainscales2.chip.Figures;

/**
 * The ideal model of a network as it is on the chip, where what delays a spike is a neuron of its own and is recorded
 * too. Every projection becomes two: one to one into delay elements, which has the delays, and the synapses behind
 * them, which have the weights. Gradients at measured times then take arrivals as they were measured, not as spikes and
 * delays would have them.
 *
 * <p>The numbers of weights and neurons keep their names; trained delays belong to the elements, untrained ones to
 * nobody: measured times have them in.
 */
final class ShadowPlan {

    private static final String ELEMENTS = ".elements";
    private static final LoweredParametrization IDENTITY = new LoweredParametrization(
            true,
            copy(Symbol.of(Symbol.Kind.RAW), Symbol.of(Symbol.Kind.VALUE)),
            copy(Symbol.of(Symbol.Kind.D_VALUE), Symbol.of(Symbol.Kind.D_RAW)));

    private final NetworkPlan original;
    private final List<Element> elements = new ArrayList<>();
    private final List<ParameterSpec> parameters = new ArrayList<>();
    private final Map<String, String> moved = new LinkedHashMap<>();
    private final Map<String, double[]> constants = new LinkedHashMap<>();
    private final Set<String> left = new LinkedHashSet<>();

    ShadowPlan(NetworkPlan plan, Figures figures) {
        original = plan;
        for (Projection p : plan.all(Projection.class)) {
            ParameterSpec delays = plan.parameter(p.parameter(Role.DELAYS));
            if (delays.trainable()) {
                moved.put(delays.name(), elementDelays(p).fullName());
            } else {
                left.add(delays.name());
            }
        }
        plan.parameters().stream()
                .filter(spec -> !moved.containsKey(spec.name()) && !left.contains(spec.name()))
                .map(spec -> withinReach(spec, plan, figures))
                .forEach(parameters::add);
        for (Element element : plan.elements()) {
            if (element instanceof Projection p) {
                split(p, plan.parameter(p.parameter(Role.DELAYS)));
            } else {
                elements.add(element);
            }
        }
    }

    /** The plan to compile. */
    NetworkPlan plan() {
        return original.withElements(elements)
                .withParameters(parameters)
                .withTiming(
                        new Timing.EventDriven(new LoopRule(original.eventRule().orElseThrow())));
    }

    /** The population of the delay elements of a projection. */
    static String elementsOf(Projection p) {
        return p.name() + ELEMENTS;
    }

    /** Returns the name of a network's parameter here; empty where it plays no part in gradients. */
    Optional<String> nameOf(String parameter) {
        return left.contains(parameter) ? Optional.empty() : Optional.of(moved.getOrDefault(parameter, parameter));
    }

    /** Numbers of parameters that only this plan has, and that never change. */
    Map<String, double[]> constants() {
        return constants;
    }

    /** An update of the same parameters under the names that they have here. */
    LoweredUpdate renamed(LoweredUpdate update) {
        return new LoweredUpdate(
                update.parameters().stream()
                        .map(name -> nameOf(name).orElseThrow())
                        .toList(),
                update.slots(),
                update.scalars(),
                update.code());
    }

    /**
     * Weights that the chip could only cut would go on growing where nothing measures it, so training keeps them where
     * the chip has levels; but for those that a parametrisation makes of other numbers.
     */
    private static ParameterSpec withinReach(ParameterSpec spec, NetworkPlan plan, Figures figures) {
        boolean free = spec.role() == Role.WEIGHTS
                && plan.get(Projection.class, spec.id().element()).weights().identity();
        double most = figures.weightLevels() / figures.weightScale();
        if (!free
                || figures.exact()
                || spec.bounds().min() > most
                || spec.bounds().max() < -most) {
            return spec;
        }
        Range bounds = Range.closed(
                Math.max(-most, spec.bounds().min()),
                Math.min(most, spec.bounds().max()));
        return spec.withBounds(bounds);
    }

    private void split(Projection p, ParameterSpec delays) {
        String name = elementsOf(p);
        int pre = p.synapses().pre();
        Population target = original.get(Population.class, p.to());
        int[] each = new int[pre];
        Arrays.setAll(each, j -> j);
        elements.add(new Population(name, pre, target.model(), target.step(), Optional.of(response())));
        elements.add(new Projection(
                name,
                p.from(),
                name,
                p.port(),
                false,
                new SynapseList.Sparse(pre, pre, each, each),
                IDENTITY,
                false,
                delays(p, before(p.delays().effective())),
                Optional.empty()));
        elements.add(new Projection(
                p.name(),
                name,
                p.to(),
                p.port(),
                false,
                p.synapses(),
                p.weights(),
                false,
                delays(p, IDENTITY),
                Optional.empty()));
        constant(ParameterId.of(name, Role.WEIGHTS), Owner.SYNAPSE, pre, 1);
        constant(p.parameter(Role.DELAYS), Owner.PRESYNAPTIC, pre, 0);
        if (delays.trainable()) {
            parameters.add(delays.withId(elementDelays(p)));
        } else {
            constant(elementDelays(p), Owner.PRESYNAPTIC, pre, 0);
        }
    }

    private static ParameterId elementDelays(Projection p) {
        return ParameterId.of(elementsOf(p), Role.DELAYS);
    }

    private void constant(ParameterId id, Owner owner, int size, double value) {
        parameters.add(ParameterSpec.of(id, owner, List.of(size)));
        double[] values = new double[size];
        Arrays.fill(values, value);
        constants.put(id.fullName(), values);
    }

    private static Delays delays(Projection p, LoweredParametrization effective) {
        return new Delays(p.delays().learner(), DelaySite.AXONAL, 0, effective, Optional.empty(), Optional.empty());
    }

    /**
     * The delay's gradient, but for its value a time before the element's own spike whenever that was measured: an
     * arrival at or after a spike has no part in it.
     */
    private static LoweredParametrization before(LoweredParametrization delay) {
        ScalarCode early = new ScalarCode(
                List.of(new ScalarCode.Const(-1)), List.of(new ScalarCode.Store(Symbol.of(Symbol.Kind.VALUE), 0)));
        return new LoweredParametrization(false, early, delay.identity() ? IDENTITY.backward() : delay.backward());
    }

    /** No terms: {@link LoopRule} knows an element by it. */
    private static LoweredResponse response() {
        return new LoweredResponse(
                List.of(),
                new ScalarCode(
                        List.of(new ScalarCode.Const(1)),
                        List.of(new ScalarCode.Store(LoweredResponse.threshold(), 0))));
    }

    private static ScalarCode copy(Symbol from, Symbol to) {
        return new ScalarCode(List.of(new ScalarCode.Load(from)), List.of(new ScalarCode.Store(to, 0)));
    }
}
