package org.ranvier.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ranvier.api.Clock;
import org.ranvier.api.learning.KernelRule;
import org.ranvier.api.learning.Rounding;
import org.ranvier.api.model.DelaySite;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.Exprs;
import org.ranvier.api.model.Op;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.model.SynapseList;
import org.ranvier.api.plan.LoweredDynamics;
import org.ranvier.api.plan.LoweredKernel;
import org.ranvier.api.plan.LoweredParametrization;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Delays;
import org.ranvier.api.plan.NetworkPlan.Element;
import org.ranvier.api.plan.NetworkPlan.Input;
import org.ranvier.api.plan.NetworkPlan.Population;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.api.plan.ParameterId;
import org.ranvier.api.plan.ParameterId.Role;
import org.ranvier.api.plan.ParameterSpec;
import org.ranvier.api.plan.ScalarCode;
import org.ranvier.api.plan.Timing;
import org.ranvier.api.plan.TrainedNetwork;

/** Small networks, driven by a clock of 2 ms, with numbers that can be worked out by hand. */
final class Nets {

    private static final double DT = 2;
    private static final int TICKS = 10;

    private final List<Element> elements = new ArrayList<>();
    private final List<ParameterSpec> specs = new ArrayList<>();
    private final Map<String, double[]> numbers = new LinkedHashMap<>();
    private String output = "";

    private Nets(int channels, boolean graded) {
        elements.add(new Input("input", channels, graded));
    }

    static Nets of(int channels) {
        return new Nets(channels, false);
    }

    static Nets graded(int channels) {
        return new Nets(channels, true);
    }

    /** A population whose neurons spike. */
    Nets population(String name, int neurons) {
        LoweredDynamics step = new LoweredDynamics(
                name,
                List.of("u"),
                List.of("I"),
                List.of(),
                true,
                true,
                false,
                ScalarCode.EMPTY,
                ScalarCode.EMPTY,
                ScalarCode.EMPTY,
                ScalarCode.EMPTY,
                ScalarCode.EMPTY,
                ScalarCode.EMPTY,
                List.of());
        var model = Dynamics.define(name);
        var u = model.state("u", Exprs.constant(0));
        u.next(u.previous().plus(model.input()));
        elements.add(new Population(
                name, neurons, model.spikeAbove(u.now(), Exprs.constant(1)).build(), step, Optional.empty()));
        output = name;
        return this;
    }

    /** A projection with synapses {pre, post}, a weight and a delay in ms for each. */
    Nets synapses(String name, String from, String to, boolean recurrent, double[][] synapses) {
        int[] pre = new int[synapses.length];
        int[] post = new int[synapses.length];
        double[] weights = new double[synapses.length];
        double[] delays = new double[synapses.length];
        for (int s = 0; s < synapses.length; s++) {
            pre[s] = (int) synapses[s][0];
            post[s] = (int) synapses[s][1];
            weights[s] = synapses[s][2];
            delays[s] = synapses[s][3];
        }
        SynapseList list = new SynapseList.Sparse(width(from), width(to), pre, post);
        LoweredParametrization same = new LoweredParametrization(true, ScalarCode.EMPTY, ScalarCode.EMPTY);
        elements.add(new Projection(
                name,
                from,
                to,
                "I",
                recurrent,
                list,
                same,
                false,
                new Delays("fixed", DelaySite.SYNAPTIC, 3, same, Optional.of(kernel()), Optional.empty()),
                Optional.empty()));
        numbers(ParameterId.of(name, Role.WEIGHTS), weights);
        numbers(ParameterId.of(name, Role.DELAYS), delays);
        return this;
    }

    private void numbers(ParameterId id, double[] values) {
        ParameterSpec spec = ParameterSpec.of(id, ParameterSpec.Owner.SYNAPSE, List.of(values.length));
        specs.add(spec);
        numbers.put(spec.name(), values);
    }

    /** 1 at the delay, rounded to the nearest tick. */
    private static LoweredKernel kernel() {
        ScalarCode at = new ScalarCode(
                List.of(
                        new ScalarCode.Load(Symbol.of(Symbol.Kind.LAG)),
                        new ScalarCode.Load(Symbol.of(Symbol.Kind.DELAY)),
                        new ScalarCode.Compute(Op.EQUAL, 0, 1, 0)),
                List.of(new ScalarCode.Store(Symbol.of(Symbol.Kind.VALUE), 2)));
        return new LoweredKernel(
                at, at, KernelRule.Support.ALL, KernelRule.Normalization.NONE, Rounding.NEAREST_EVEN, List.of());
    }

    private int width(String name) {
        return NetworkPlan.of(new Timing.Clocked(new Clock(DT, TICKS)), elements, "input", name, List.of())
                .widthOf(name);
    }

    TrainedNetwork network() {
        return TrainedNetwork.of(
                "net",
                NetworkPlan.of(new Timing.Clocked(new Clock(DT, TICKS)), elements, "input", output, specs),
                numbers);
    }
}
