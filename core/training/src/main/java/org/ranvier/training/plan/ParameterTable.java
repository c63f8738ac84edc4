package org.ranvier.training.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.ranvier.api.Problem;
import org.ranvier.api.Range;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Setting;
import org.ranvier.api.model.Expr;
import org.ranvier.api.plan.NetworkPlan.Normalize;
import org.ranvier.api.plan.ParameterId;
import org.ranvier.api.plan.ParameterSpec;
import org.ranvier.api.plan.ParameterSpec.Owner;
import org.ranvier.config.tree.Problems;
import org.ranvier.training.component.ConfiguredComponent;
import org.ranvier.training.component.Start;

/** The parameters of a plan as they are collected, each with its start. */
final class ParameterTable {

    private final Problems problems;
    private final TrainedBounds bounds;
    private final long seed;
    private final List<ParameterStart> starts = new ArrayList<>();

    ParameterTable(Problems problems, TrainedBounds bounds, long seed) {
        this.problems = problems;
        this.bounds = bounds;
        this.seed = seed;
    }

    List<ParameterSpec> specs() {
        return starts.stream().map(ParameterStart::spec).toList();
    }

    Optional<ParameterStart> start(ParameterId id) {
        return starts.stream().filter(start -> start.spec().id().equals(id)).findFirst();
    }

    /** The first starting number of a parameter. */
    OptionalDouble firstStart(ParameterId id) {
        return start(id).stream()
                .flatMapToDouble(start -> Arrays.stream(start.values(seed)))
                .findFirst();
    }

    List<ParameterStart> starts() {
        return List.copyOf(starts);
    }

    void add(ParameterSpec spec, ParameterStart.Source source) {
        if (starts.stream().anyMatch(start -> start.spec().name().equals(spec.name()))) {
            problems.add(Problem.usage(
                    "network",
                    "two parameters are called '" + spec.name() + "', one of the layer and one of its connection",
                    "give the connection a name of its own: from: [{from: …, name: …}]"));
        }
        starts.add(new ParameterStart(spec, source));
    }

    /** A parameter that a component declares in its schema. */
    void add(ParameterId id, Setting setting, Owner owner, List<Integer> shape, ConfiguredComponent<?> chosen) {
        boolean trained = chosen.trained().contains(setting.name());
        ParameterSpec spec = ParameterSpec.of(id, owner, shape)
                .withUnit(setting.unit())
                .withBounds(setting.range())
                .withTrainable(trained);
        Start start = chosen.starts().get(setting.name());
        ParameterStart.Source source = start == null ? withDefault(setting) : source(spec, start, setting.bounds());
        add(trained ? spec.withBounds(bounds.of(setting, starts(spec, source))) : spec, source);
    }

    /**
     * Reports parameters that a file gives or wants trained, although the component's equations do not have them with
     * these settings.
     *
     * @param used the parameters that the equations refer to
     * @param scheduled the numbers of the equations that follow a schedule
     */
    void checkMentioned(ConfiguredComponent<?> chosen, Set<String> used, Set<String> scheduled) {
        Set<String> mentioned = new LinkedHashSet<>(chosen.starts().keySet());
        mentioned.addAll(chosen.trained());
        mentioned.removeAll(used);
        for (String name : mentioned) {
            if (scheduled.contains(name)) {
                problems.add(
                        chosen.place(),
                        "'" + name + "' of '" + chosen.name()
                                + "' follows a schedule with these settings, so it can be "
                                + (chosen.trained().contains(name) ? "neither trained nor given" : "given no value"),
                        "leave it out, or choose settings without the schedule, see: ranvier plugin info "
                                + chosen.name());
            } else {
                problems.add(
                        chosen.place(),
                        "'" + name + "' has no effect on '" + chosen.name() + "' with these settings",
                        "leave it out; in effect are " + used);
            }
        }
    }

    private double[] starts(ParameterSpec spec, ParameterStart.Source source) {
        try {
            return new ParameterStart(spec.withBounds(Range.ALL), source).values(seed);
        } catch (RanvierException e) {
            e.problems().forEach(problems::add);
            return new double[0];
        }
    }

    /** Keeps a parameter within narrower bounds. */
    void narrow(ParameterId id, Range bounds) {
        starts.replaceAll(start -> start.spec().id().equals(id)
                ? new ParameterStart(start.spec().withBounds(bounds), start.source())
                : start);
    }

    private static ParameterStart.Source withDefault(Setting setting) {
        return switch (setting.defaultValue()) {
            case Number n -> new ParameterStart.Source.Same(n.doubleValue());
            case String uniform -> new ParameterStart.Source.Uniform(setting.bounds());
            case null, default -> new ParameterStart.Source.Same(0);
        };
    }

    /** Numbers without a notion of fan-in. */
    ParameterStart.Source source(ParameterSpec spec, Start start, Range bounds) {
        int[] none = new int[spec.size()];
        return source(spec, start, bounds, none, none);
    }

    /** Returns the source of starting values that a start denotes for a parameter. */
    ParameterStart.Source source(ParameterSpec spec, Start start, Range bounds, int[] fanIn, int[] fanOut) {
        return switch (start) {
            case Start.Value(double value) -> new ParameterStart.Source.Same(value);
            case Start.Learners(Expr value, ConfiguredComponent<?> drawer) -> drawn(value, drawer, spec, fanIn, fanOut);
            case Start.UniformInBounds u -> new ParameterStart.Source.Uniform(bounds);
            case Start.Drawn(ConfiguredComponent<org.ranvier.api.model.Initializer> chosen) ->
                drawn(chosen.component().value(chosen.settings()), chosen, spec, fanIn, fanOut);
            case Start.Given(var array, var place) -> {
                if (array.values().length != spec.size()) {
                    problems.add(
                            place,
                            "'" + spec.name() + "' has " + array.values().length + " numbers",
                            "give " + spec.size() + ", in the shape " + spec.shape());
                } else if (!fits(array.shape(), spec.shape())) {
                    problems.add(
                            place,
                            "'" + spec.name() + "' has the shape " + Arrays.toString(array.shape()),
                            "give its " + spec.size() + " numbers in the shape " + spec.shape()
                                    + ", or as one list of all");
                }
                yield new ParameterStart.Source.Given(Arrays.copyOf(array.values(), spec.size()));
            }
        };
    }

    /** Whether an array has the rows of a parameter, or none; an extent of 1 may be left out. */
    private static boolean fits(int[] given, List<Integer> shape) {
        List<Integer> rows = shape.stream().filter(extent -> extent != 1).toList();
        return given.length == 1
                || rows.equals(Arrays.stream(given)
                        .filter(extent -> extent != 1)
                        .boxed()
                        .toList());
    }

    private static ParameterStart.Source drawn(
            Expr value, ConfiguredComponent<?> drawer, ParameterSpec spec, int[] fanIn, int[] fanOut) {
        return new ParameterStart.Source.Drawn(
                "'" + drawer.text() + "'",
                drawer.plugin(),
                Initializers.lower(value, drawer.plugin(), spec.name()),
                fanIn,
                fanOut);
    }

    /** Gain, shift and running statistics of a batch normalisation. */
    void addNormalization(Normalize element, int neurons) {
        add(normalization(element, Normalize.GAIN, neurons).withTrainable(true), new ParameterStart.Source.Same(1));
        add(normalization(element, Normalize.SHIFT, neurons).withTrainable(true), new ParameterStart.Source.Same(0));
        add(normalization(element, Normalize.RUNNING_MEAN, neurons), new ParameterStart.Source.Same(0));
        add(
                normalization(element, Normalize.RUNNING_VARIANCE, neurons).withBounds(Range.atLeast(0)),
                new ParameterStart.Source.Same(1));
    }

    private static ParameterSpec normalization(Normalize element, String name, int neurons) {
        return ParameterSpec.of(element.parameter(name), Owner.POSTSYNAPTIC, List.of(neurons));
    }
}
