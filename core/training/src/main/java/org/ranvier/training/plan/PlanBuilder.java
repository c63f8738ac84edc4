package org.ranvier.training.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ranvier.api.Philox;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Setting;
import org.ranvier.api.learning.KernelRule;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.Neuron;
import org.ranvier.api.model.ResponseKernel;
import org.ranvier.api.model.Synapse;
import org.ranvier.api.model.SynapseList;
import org.ranvier.api.plan.LoweredDynamics;
import org.ranvier.api.plan.LoweredResponse;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Dropout;
import org.ranvier.api.plan.NetworkPlan.Element;
import org.ranvier.api.plan.NetworkPlan.Input;
import org.ranvier.api.plan.NetworkPlan.Normalize;
import org.ranvier.api.plan.NetworkPlan.Population;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.api.plan.ParameterId;
import org.ranvier.api.plan.ParameterId.Role;
import org.ranvier.api.plan.ParameterSpec.Owner;
import org.ranvier.api.plan.Timing;
import org.ranvier.compiler.CompileContext;
import org.ranvier.compiler.EquationCompiler;
import org.ranvier.compiler.SpikeFunction;
import org.ranvier.config.tree.Problems;
import org.ranvier.training.component.ConfiguredComponent;
import org.ranvier.training.network.EventNetworkValidator;
import org.ranvier.training.network.NetworkSpec;
import org.ranvier.training.network.NetworkSpec.Connection;
import org.ranvier.training.network.NetworkSpec.Layer;
import org.ranvier.training.network.StructureCheck;

/** Compiles a {@link NetworkSpec} to a plan. All problems are reported at once. */
public final class PlanBuilder {

    private final NetworkSpec spec;
    private final long seed;
    private final Problems problems = new Problems();
    private final boolean events;
    private final List<Element> elements = new ArrayList<>();
    private final ParameterTable parameters;
    private final Map<ParameterId, KernelRule.ScheduledScalar> schedules = new LinkedHashMap<>();

    private PlanBuilder(NetworkSpec spec, long seed) {
        this.spec = spec;
        this.seed = seed;
        this.events = EventNetworkValidator.drives(spec.layers());
        this.parameters = new ParameterTable(
                problems,
                new TrainedBounds(
                        events ? Double.POSITIVE_INFINITY : spec.window().dtMs()),
                seed);
    }

    /**
     * Compiles.
     *
     * @param seed for random connectivity
     * @throws RanvierException with all problems
     */
    public static BuiltNetwork build(NetworkSpec spec, long seed) {
        return new PlanBuilder(spec, seed).build();
    }

    private BuiltNetwork build() {
        elements.add(new Input(NetworkSpec.INPUT, spec.channels(), spec.graded()));
        List<String> earlier = new ArrayList<>(List.of(NetworkSpec.INPUT));
        Map<String, List<Connection>> recurrent = new LinkedHashMap<>();
        Map<String, Layer> targets = new LinkedHashMap<>();
        for (Layer layer : spec.layers()) {
            for (Connection in : layer.incoming()) {
                if (earlier.contains(in.from())) {
                    projection(in, layer, false);
                } else {
                    recurrent.computeIfAbsent(in.from(), k -> new ArrayList<>()).add(in);
                    targets.put(in.name(), layer);
                }
            }
            population(layer);
            earlier.add(layer.name());
            recurrent.getOrDefault(layer.name(), List.of()).forEach(in -> projection(in, targets.get(in.name()), true));
        }
        problems.throwIfAny();
        NetworkPlan plan = NetworkPlan.of(
                timing(), elements, NetworkSpec.INPUT, spec.layers().getLast().name(), parameters.specs());
        return new BuiltNetwork(spec, plan, parameters.starts(), schedules);
    }

    private Timing timing() {
        return EventNetworkValidator.rule(spec.layers())
                .<Timing>map(Timing.EventDriven::new)
                .orElseGet(() -> new Timing.Clocked(spec.window().clock().orElseThrow()));
    }

    private void population(Layer layer) {
        Dynamics dynamics =
                withOutput(layer.neuron().component().dynamics(layer.neuron().settings()), layer);
        Set<String> used = EquationCompiler.parametersOf(dynamics);
        Optional<ResponseKernel> kernel = events ? dynamics.response() : Optional.empty();
        kernel.ifPresent(r -> used.addAll(EquationCompiler.parametersOf(r)));
        ConfiguredComponent<Neuron> neuron = events ? layer.neuron() : spec.trained(layer.neuron(), used);
        compile(neuron, dynamics, layer.name(), layer.surrogate()).ifPresent(step -> {
            Optional<LoweredResponse> response =
                    kernel.map(r -> EquationCompiler.response(r, context(neuron, layer.name(), layer.surrogate())));
            elements.add(new Population(layer.name(), layer.neurons(), dynamics, step, response));
            modelParameters(neuron, used, layer.name(), Role.NEURON_PARAMETER, Owner.NEURON, layer.neurons());
            checkSteps(neuron, dynamics, layer.name(), Role.NEURON_PARAMETER, layer.surrogate());
            if (layer.dropout() > 0) {
                elements.add(new Dropout(dropoutOf(layer.name()), layer.name(), layer.dropout()));
            }
        });
    }

    private static String dropoutOf(String layer) {
        return layer + ".dropout";
    }

    private Dynamics withOutput(Dynamics d, Layer layer) {
        if (layer.output().isEmpty()) {
            return d;
        }
        String wanted = layer.output().get();
        Optional<org.ranvier.api.model.Expr> output = Outputs.of(d, wanted);
        if (output.isEmpty()) {
            problems.add(
                    layer.place(),
                    "'" + d.name() + "' has no '" + wanted + "' to put out",
                    "there are " + Outputs.names(d));
            return d;
        }
        return d.withOutput(output.get());
    }

    private void projection(Connection in, Layer layer, boolean recurrent) {
        int post = layer.neurons();
        int pre = spec.layers().stream()
                .filter(l -> l.name().equals(in.from()))
                .findFirst()
                .map(Layer::neurons)
                .orElse(spec.channels());
        SynapseList synapses = in.connectivity()
                .component()
                .connect(in.connectivity().settings(), pre, post, seed, Philox.stream(in.name() + ".connectivity"));
        Dynamics current = in.synapse().component().dynamics(in.synapse().settings());
        ConfiguredComponent<Synapse> synapse = spec.trained(in.synapse(), EquationCompiler.parametersOf(current));
        Optional<LoweredDynamics> step =
                isIdentity(current) ? Optional.empty() : compile(synapse, current, in.name(), layer.surrogate());
        modelParameters(
                synapse,
                EquationCompiler.parametersOf(current),
                in.name(),
                Role.CURRENT_PARAMETER,
                Owner.POSTSYNAPTIC,
                post);
        step.ifPresent(_ -> checkSteps(synapse, current, in.name(), Role.CURRENT_PARAMETER, layer.surrogate()));
        ProjectionParameters p = new ProjectionParameters(spec, parameters, problems, in, synapses, recurrent);
        String source = in.dropout().isPresent() ? sourceOf(in) : sourceOf(in.from());
        Projection projection = new Projection(
                in.name(),
                source,
                layer.name(),
                port(in, layer),
                recurrent,
                synapses,
                p.weights(),
                p.bias(),
                p.delays(schedules),
                step);
        elements.add(projection);
        StructureCheck.of(in, problems).ifPresent(check -> {
            check.synapses(synapses);
            parameters.starts().stream()
                    .filter(start -> projection.ownsPerSynapse(start.spec())
                            && start.spec().role() != Role.WEIGHTS)
                    .forEach(start ->
                            check.start(start.spec().name(), start.source() instanceof ParameterStart.Source.Given));
        });
        in.normalization().ifPresent(n -> {
            Normalize element = new Normalize(in.name() + ".normalize", in.name(), n.epsilon(), n.momentum());
            elements.add(element);
            parameters.addNormalization(element, post);
        });
    }

    /** What a projection with a dropout of its own reads: the population, or that dropout of it. */
    private String sourceOf(Connection in) {
        double share = in.dropout().orElseThrow();
        if (share == 0) {
            return in.from();
        }
        elements.add(new Dropout(dropoutOf(in.name()), in.from(), share));
        return dropoutOf(in.name());
    }

    private String sourceOf(String layer) {
        boolean dropped = spec.layers().stream().anyMatch(l -> l.name().equals(layer) && l.dropout() > 0);
        return dropped ? dropoutOf(layer) : layer;
    }

    private String port(Connection in, Layer layer) {
        List<String> ports =
                layer.neuron().component().dynamics(layer.neuron().settings()).inputs();
        if (!ports.contains(in.port())) {
            problems.add(
                    in.place(),
                    "'" + layer.neuron().name() + "' has no input '" + in.port() + "'",
                    "its inputs are " + ports);
        }
        return in.port();
    }

    /** A synapse without states whose current is its input needs no code. */
    private static boolean isIdentity(Dynamics current) {
        return current.states().isEmpty()
                && current.output() instanceof org.ranvier.api.model.Expr.Variable v
                && v.symbol().kind() == org.ranvier.api.model.Symbol.Kind.INPUT;
    }

    private Optional<LoweredDynamics> compile(
            ConfiguredComponent<?> chosen,
            Dynamics dynamics,
            String element,
            ConfiguredComponent<org.ranvier.api.learning.Surrogate> surrogate) {
        try {
            return Optional.of(EquationCompiler.dynamics(dynamics, context(chosen, element, surrogate)));
        } catch (RanvierException e) {
            e.problems().forEach(problem -> problems.add(chosen.place(), problem));
            return Optional.empty();
        }
    }

    private void checkSteps(
            ConfiguredComponent<?> chosen,
            Dynamics dynamics,
            String element,
            Role role,
            ConfiguredComponent<org.ranvier.api.learning.Surrogate> surrogate) {
        if (!events) {
            new EulerCheck(
                            EquationCompiler.eulerSteps(dynamics, context(chosen, element, surrogate)),
                            element,
                            role,
                            spec.window().dtMs())
                    .check(parameters, chosen, seed, problems);
        }
    }

    private CompileContext context(
            ConfiguredComponent<?> chosen,
            String element,
            ConfiguredComponent<org.ranvier.api.learning.Surrogate> surrogate) {
        SpikeFunction spike = SpikeFunction.of(surrogate.component(), surrogate.settings());
        return new CompileContext(
                element,
                chosen.plugin(),
                spec.window().dtMs(),
                spec.smoothSpikes() ? spike.smoothed() : spike,
                spec.detachReset(),
                names(chosen),
                chosen.trained());
    }

    private static Set<String> names(ConfiguredComponent<?> chosen) {
        return chosen.component().schema().parameters().stream()
                .map(Setting::name)
                .collect(Collectors.toSet());
    }

    /** Declares the parameters that equations refer to; a value for any other has no effect, which is worth saying. */
    private void modelParameters(
            ConfiguredComponent<?> chosen, Set<String> used, String element, Role role, Owner owner, int size) {
        parameters.checkMentioned(chosen, used, Set.of());
        for (Setting setting : chosen.component().schema().parameters()) {
            if (used.contains(setting.name())) {
                parameters.add(ParameterId.of(element, role, setting.name()), setting, owner, List.of(size), chosen);
            }
        }
    }
}
