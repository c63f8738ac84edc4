package org.ranvier.training.plan;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ranvier.api.Range;
import org.ranvier.api.Setting;
import org.ranvier.api.Ticks;
import org.ranvier.api.Unit;
import org.ranvier.api.learning.DelayLearner;
import org.ranvier.api.learning.DelayRule;
import org.ranvier.api.learning.KernelRule;
import org.ranvier.api.learning.Rounding;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.Exprs;
import org.ranvier.api.model.Initializer;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.model.SynapseList;
import org.ranvier.api.model.WeightParametrization;
import org.ranvier.api.plan.LoweredKernel;
import org.ranvier.api.plan.LoweredParametrization;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.ParameterId;
import org.ranvier.api.plan.ParameterId.Role;
import org.ranvier.api.plan.ParameterSpec;
import org.ranvier.api.plan.ParameterSpec.Owner;
import org.ranvier.compiler.CompileContext;
import org.ranvier.compiler.EquationCompiler;
import org.ranvier.config.tree.Place;
import org.ranvier.config.tree.Problems;
import org.ranvier.training.component.ConfiguredComponent;
import org.ranvier.training.component.Start;
import org.ranvier.training.network.NetworkSpec;
import org.ranvier.training.network.NetworkSpec.Connection;
import org.ranvier.training.network.NetworkSpec.Delays;
import org.ranvier.training.network.NetworkSpec.Weights;

/** The weights, biases and delays of one projection: declares them and lowers what is element-wise about them. */
final class ProjectionParameters {

    private final NetworkSpec network;
    private final double dtMs;
    private final ParameterTable parameters;
    private final Problems problems;
    private final Connection in;
    private final SynapseList synapses;
    private final FanInOut fans;
    private final boolean recurrent;

    ProjectionParameters(
            NetworkSpec network,
            ParameterTable parameters,
            Problems problems,
            Connection in,
            SynapseList synapses,
            boolean recurrent) {
        this.network = network;
        this.dtMs = network.window().dtMs();
        this.parameters = parameters;
        this.problems = problems;
        this.in = in;
        this.synapses = synapses;
        this.fans = FanInOut.of(synapses);
        this.recurrent = recurrent;
    }

    LoweredParametrization weights() {
        Weights weights = in.weights();
        ConfiguredComponent<WeightParametrization> map = weights.parametrization();
        ParameterSpec spec = ParameterSpec.of(id(Role.WEIGHTS), Owner.SYNAPSE, perSynapse())
                .withTrainable(weights.numbers().trained() || network.trainAll());
        boolean fixedSigns = map.component().signConstrained(map.settings());
        Start start = fixedSigns
                ? magnitude(weights.numbers().start())
                : weights.numbers().start();
        parameters.add(spec, parameters.source(spec, start, Range.ALL, fans.inPerSynapse(), fans.outPerSynapse()));
        if (!map.trained().isEmpty()) {
            problems.add(
                    map.place(),
                    "'" + String.join("', '", map.trained()) + "' of a parametrisation cannot be trained",
                    "train the weights themselves");
        }
        var effective = map.component().effective(map.settings());
        Set<String> used = EquationCompiler.parametersOf(effective);
        for (Setting setting : map.component().schema().parameters()) {
            if (used.contains(setting.name())) {
                boolean axonal = map.component().perPresynapticNeuron(setting.name());
                parameters.add(
                        ParameterId.of(in.name(), Role.WEIGHT_PARAMETER, setting.name()),
                        setting,
                        axonal ? Owner.PRESYNAPTIC : Owner.SYNAPSE,
                        axonal ? List.of(synapses.pre()) : perSynapse(),
                        map);
            }
        }
        return EquationCompiler.parametrization(
                weights.scale() == 1 ? effective : effective.times(weights.scale()), context(map, spec.name()));
    }

    /**
     * Returns a start whose drawn values are replaced by their magnitudes, for weights with fixed signs, where θ ≤ 0
     * means a weight of 0: otherwise half of the synapses would be dead.
     */
    private static Start magnitude(Start start) {
        return start instanceof Start.Drawn(var initializer)
                ? new Start.Learners(Exprs.abs(initializer.component().value(initializer.settings())), initializer)
                : start;
    }

    boolean bias() {
        in.bias().ifPresent(bias -> {
            ParameterSpec spec = ParameterSpec.of(id(Role.BIAS), Owner.POSTSYNAPTIC, List.of(synapses.post()))
                    .withTrainable(bias.trained() || network.trainAll());
            parameters.add(spec, parameters.source(spec, bias.start(), Range.ALL, fans.in(), new int[spec.size()]));
        });
        return in.bias().isPresent();
    }

    NetworkPlan.Delays delays(Map<ParameterId, KernelRule.ScheduledScalar> schedules) {
        Delays delays = in.delays();
        DelayRule rule = delays.learner().component().rule(delays.learner().settings());
        ConfiguredComponent<DelayLearner> learner = delays.learner();
        double minMs = recurrent ? dtMs : 0;
        double maxMs = Math.max(delays.maxMs(), minMs);
        ParameterSpec spec = ParameterSpec.of(id(Role.DELAYS), owner(), shape())
                .withUnit(Unit.MILLISECONDS)
                .withBounds(learner.component().bounds(learner.settings(), allowed(minMs, maxMs)))
                .withTrainable(delays.numbers().trained()
                        || network.trainAll() && learner.component().learns());
        parameters.add(spec, delaySource(spec, rule));
        Optional<KernelRule> ofClock = rule instanceof KernelRule k ? Optional.of(k) : Optional.empty();
        Optional<LoweredKernel> kernel = ofClock.map(k -> kernel(k, schedules));
        if (ofClock.isEmpty()) {
            parameters.checkMentioned(learner, Set.of(), Set.of());
        }
        return new NetworkPlan.Delays(
                learner.name(),
                delays.site(),
                kernel.map(k -> maxTicks(k, maxMs)).orElse(0),
                effective(spec, allowed(minMs, maxMs), ofClock.isPresent()),
                kernel,
                ofClock);
    }

    /**
     * From the trained number to the delay: as the learner says, and where a parametrisation is given, as that says.
     */
    private LoweredParametrization effective(ParameterSpec spec, Range delays, boolean clocked) {
        ConfiguredComponent<DelayLearner> learner = in.delays().learner();
        Expr ofLearner = learner.component().effective(learner.settings());
        if (in.delays().parametrization().isEmpty()) {
            return EquationCompiler.parametrization(ofLearner, context(learner, spec.name()));
        }
        ConfiguredComponent<WeightParametrization> map =
                in.delays().parametrization().get();
        Optional<Expr> delay =
                clocked && isRaw(ofLearner) ? map.component().ofDelay(map.settings(), delays) : Optional.empty();
        if (delay.isEmpty()) {
            problems.add(
                    map.place(),
                    "the delays of '" + learner.name() + "' cannot be '" + map.name() + "'",
                    clocked
                            ? "leave 'parametrization' out, or choose one for delays, such as one that rounds"
                            : "leave 'parametrization' out: without a clock delays are exact");
        }
        Set<String> used = delay.map(EquationCompiler::parametersOf).orElse(Set.of());
        parameters.checkMentioned(map, used, Set.of());
        for (Setting setting : map.component().schema().parameters()) {
            if (used.contains(setting.name())) {
                parameters.add(delayParameter(setting.name()), setting, owner(), shape(), map);
            }
        }
        return EquationCompiler.parametrization(delay.orElse(ofLearner), context(map, spec.name()));
    }

    private static boolean isRaw(Expr expr) {
        return expr instanceof Expr.Variable number && number.symbol().kind() == Symbol.Kind.RAW;
    }

    /** A kernel over all lags has one for the largest delay when that is rounded up. */
    private int maxTicks(LoweredKernel kernel, double maxMs) {
        double ticks = Ticks.of(maxMs, dtMs);
        return (int) Math.floor(
                kernel.support().all() ? Math.max(ticks, kernel.rounding().apply(ticks)) : ticks);
    }

    private LoweredKernel kernel(KernelRule rule, Map<ParameterId, KernelRule.ScheduledScalar> schedules) {
        Set<String> used = EquationCompiler.parametersOf(rule);
        ConfiguredComponent<DelayLearner> learner = network.trained(in.delays().learner(), used);
        Set<String> scheduled =
                rule.scalars().stream().map(KernelRule.ScheduledScalar::name).collect(Collectors.toSet());
        parameters.checkMentioned(in.delays().learner(), used, scheduled);
        for (Setting setting : learner.component().schema().parameters()) {
            if (used.contains(setting.name())) {
                parameters.add(delayParameter(setting.name()), setting, owner(), shape(), learner);
            }
        }
        for (KernelRule.ScheduledScalar scalar : rule.scalars()) {
            ParameterId id = ParameterId.of(in.name(), Role.DELAY_SCALAR, scalar.name());
            parameters.add(
                    ParameterSpec.of(id, Owner.ELEMENT, List.of(1)),
                    new ParameterStart.Source.Same(Schedules.at(scalar, 0)));
            schedules.put(id, scalar);
        }
        LoweredKernel kernel =
                EquationCompiler.kernel(rule, context(learner, id(Role.DELAYS).fullName()));
        checkKernel(rule, kernel, learner);
        return kernel;
    }

    private void checkKernel(KernelRule rule, LoweredKernel kernel, ConfiguredComponent<DelayLearner> learner) {
        if (problems.isEmpty()) {
            Map<String, Double> starts = new LinkedHashMap<>();
            EquationCompiler.parametersOf(rule)
                    .forEach(parameter -> parameters
                            .firstStart(delayParameter(parameter))
                            .ifPresent(start -> starts.put(parameter, start)));
            new KernelCheck(rule, kernel, starts)
                    .fault((int) Math.floor(Ticks.of(Math.max(in.delays().maxMs(), recurrent ? dtMs : 0), dtMs)))
                    .ifPresent(fault -> problems.add(KernelCheck.problem(learner, fault)));
        }
    }

    /** Given delays are checked against the cap: a delay silently cut is a result silently wrong. */
    private ParameterStart.Source delaySource(ParameterSpec spec, DelayRule rule) {
        Start start = in.delays().numbers().start();
        double toMs = toMs();
        if (start instanceof Start.UniformInBounds && !bounded(spec.bounds())) {
            problems.add(
                    in.delays().place(),
                    "the delays of '" + in.name() + "' may start anywhere",
                    "say where with 'init' or 'values'");
            return new ParameterStart.Source.Same(0);
        }
        if (start instanceof Start.Value(double value)) {
            if (in.delays().none()) {
                return new ParameterStart.Source.Same(spec.bounds().clamp(0));
            }
            checkDelay("every delay", value, in.delays().place(), spec);
            return new ParameterStart.Source.Same(value * toMs);
        }
        ParameterStart.Source source = parameters.source(spec, inUnit(start, spec, rule), spec.bounds());
        if (source instanceof ParameterStart.Source.Given(double[] values)) {
            Place place = start instanceof Start.Given given
                    ? given.place()
                    : in.delays().place();
            for (int n = 0; n < values.length; n++) {
                if (!checkDelay("delay " + n, values[n], place, spec)) {
                    break;
                }
            }
            return new ParameterStart.Source.Given(Arrays.stream(values)
                    .map(v -> spec.bounds().clamp(v * toMs))
                    .toArray());
        }
        return source;
    }

    private double toMs() {
        return in.delays().startInTicks() ? dtMs : 1;
    }

    /**
     * Converts drawn values to the unit of the delays. Delays that stay rounded down are drawn from whole ticks: of
     * real numbers from 1 to 5, none would ever act as 5.
     */
    private Start inUnit(Start start, ParameterSpec spec, DelayRule rule) {
        ConfiguredComponent<DelayLearner> learner = in.delays().learner();
        boolean whole = !spec.trainable()
                && !learner.component().learns()
                && rule instanceof KernelRule kernel
                && kernel.rounding() == Rounding.FLOOR;
        return switch (start) {
            case Start.Drawn(ConfiguredComponent<Initializer> chosen) -> {
                Expr drawn = Optional.of(chosen.component())
                        .filter(_ -> whole)
                        .flatMap(it -> it.multiples(chosen.settings(), dtMs / toMs()))
                        .orElseGet(() -> chosen.component().value(chosen.settings()));
                yield new Start.Learners(toMs() == 1 ? drawn : drawn.times(dtMs), chosen);
            }
            case Start.UniformInBounds _
            when whole ->
                Initializer.multiples(spec.bounds().min(), spec.bounds().max(), dtMs)
                        .<Start>map(it -> new Start.Learners(it, learner))
                        .orElse(start);
            default -> start;
        };
    }

    private static Range allowed(double minMs, double maxMs) {
        return Double.isFinite(maxMs) ? Range.closed(minMs, maxMs) : Range.atLeast(minMs);
    }

    private static boolean bounded(Range range) {
        return Double.isFinite(range.min()) && Double.isFinite(range.max());
    }

    /** A delay may be as far outside as no tick notices. */
    private boolean checkDelay(String which, double given, Place place, ParameterSpec spec) {
        Range bounds = spec.bounds();
        double ms = given * toMs();
        boolean fits = bounds.contains(ms) || Ticks.of(bounds.clamp(ms), dtMs) == Ticks.of(ms, dtMs);
        if (!fits) {
            boolean ticks = in.delays().startInTicks();
            Range allowed = ticks
                    ? new Range(
                            Ticks.of(bounds.min(), dtMs),
                            bounds.minIncluded(),
                            Ticks.of(bounds.max(), dtMs),
                            bounds.maxIncluded())
                    : bounds;
            String unit = ticks ? " ticks" : " ms";
            problems.add(
                    place,
                    which + " of '" + in.name() + "' is " + given + unit,
                    "keep delays in " + allowed.toString().replace("in ", "") + unit + " or raise 'max'");
        }
        return fits;
    }

    private ParameterId id(Role role) {
        return ParameterId.of(in.name(), role);
    }

    private ParameterId delayParameter(String parameter) {
        return ParameterId.of(in.name(), Role.DELAY_PARAMETER, parameter);
    }

    private Owner owner() {
        return switch (in.delays().site()) {
            case AXONAL -> Owner.PRESYNAPTIC;
            case DENDRITIC -> Owner.POSTSYNAPTIC;
            case SYNAPTIC -> Owner.SYNAPSE;
        };
    }

    private List<Integer> shape() {
        return switch (in.delays().site()) {
            case AXONAL -> List.of(synapses.pre());
            case DENDRITIC -> List.of(synapses.post());
            case SYNAPTIC -> perSynapse();
        };
    }

    private List<Integer> perSynapse() {
        return ParameterSpec.shapeOf(synapses);
    }

    private CompileContext context(ConfiguredComponent<?> chosen, String element) {
        Set<String> names = chosen.component().schema().parameters().stream()
                .map(Setting::name)
                .collect(Collectors.toSet());
        return new CompileContext(element, chosen.plugin(), dtMs, null, false, names, chosen.trained());
    }
}
