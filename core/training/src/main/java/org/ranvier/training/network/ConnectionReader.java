package org.ranvier.training.network;

import java.util.Optional;
import java.util.OptionalDouble;
import org.ranvier.api.Range;
import org.ranvier.api.data.Encoder.Window;
import org.ranvier.api.learning.DelayLearner;
import org.ranvier.api.learning.StructureLearner;
import org.ranvier.api.model.Connectivity;
import org.ranvier.api.model.DelaySite;
import org.ranvier.api.model.Initializer;
import org.ranvier.api.model.Synapse;
import org.ranvier.api.model.WeightParametrization;
import org.ranvier.config.ComponentRef;
import org.ranvier.config.ConfigReader;
import org.ranvier.config.tree.ConfigNode;
import org.ranvier.config.tree.Mapping;
import org.ranvier.config.tree.Place;
import org.ranvier.config.tree.Scalar;
import org.ranvier.training.component.ComponentChooser;
import org.ranvier.training.component.Components.Found;
import org.ranvier.training.component.ConfiguredComponent;
import org.ranvier.training.component.Start;
import org.ranvier.training.network.NetworkSpec.Connection;
import org.ranvier.training.network.NetworkSpec.Delays;
import org.ranvier.training.network.NetworkSpec.Normalization;
import org.ranvier.training.network.NetworkSpec.Numbers;
import org.ranvier.training.network.NetworkSpec.Weights;

/** Reads the keys of one connection: connectivity, structure, synapse, weights, bias, delays, normalize. */
final class ConnectionReader {

    private static final String CURRENT = "current";

    private final ComponentChooser chooser;
    private final Window window;

    ConnectionReader(ComponentChooser chooser, Window window) {
        this.chooser = chooser;
        this.window = window;
    }

    /**
     * Reads a connection.
     *
     * @param dropout that of the connection, where it has one of its own
     */
    Optional<Connection> read(ConfigReader reader, String name, String from, OptionalDouble dropout) {
        Place place = reader.mapping().place();
        Optional<ConfiguredComponent<Connectivity>> connectivity =
                chooser.choose(Connectivity.class, reader.optionalComponent("connectivity"), place);
        Optional<ConfiguredComponent<StructureLearner>> structure =
                reader.optionalComponent("structure").flatMap(ref -> chooser.choose(StructureLearner.class, ref));
        Optional<ConfiguredComponent<Synapse>> synapse =
                chooser.choose(Synapse.class, reader.optionalComponent("synapse"), place);
        Optional<Weights> weights = weights(reader, place);
        Optional<Numbers> bias = bias(reader);
        Optional<Delays> delays = delays(reader, place);
        Optional<Normalization> normalization = normalization(reader);
        String port = reader.text("port", CURRENT);
        if (connectivity.isEmpty() || synapse.isEmpty() || weights.isEmpty() || delays.isEmpty()) {
            return Optional.empty();
        }
        Connection connection = new Connection(
                name,
                from,
                dropout,
                port,
                connectivity.get(),
                structure,
                synapse.get(),
                weights.get(),
                bias,
                delays.get(),
                normalization,
                place);
        StructureCheck.of(connection, chooser.problems())
                .ifPresent(c -> c.weights(chooser.all(WeightParametrization.class)));
        return Optional.of(connection);
    }

    /** {@code weights: {init: normal, mean: 0, std: 1, scale: 10, parametrization: ternary, train: false}}. */
    private Optional<Weights> weights(ConfigReader parent, Place place) {
        ConfigReader reader = parent.childOrDefaults("weights");
        double scale = reader.number("scale", Range.ALL, 1);
        boolean train = reader.flag("train", true);
        Optional<ConfiguredComponent<WeightParametrization>> parametrization =
                chooser.choose(WeightParametrization.class, reader.optionalComponent("parametrization"), place);
        Start defaultValue = initializer(place);
        return parametrization.map(p -> new Weights(new Numbers(start(reader, defaultValue), train), p, scale));
    }

    /** Absent, true, or a mapping like that of weights; starts at 0. */
    private Optional<Numbers> bias(ConfigReader parent) {
        Optional<ConfigNode> node = parent.node("bias");
        if (node.isEmpty()) {
            return Optional.empty();
        }
        if (node.get() instanceof Scalar) {
            return parent.flag("bias", false) ? Optional.of(new Numbers(new Start.Value(0), true)) : Optional.empty();
        }
        ConfigReader reader = parent.child("bias");
        boolean train = reader.flag("train", true);
        return Optional.of(new Numbers(start(reader, new Start.Value(0)), train));
    }

    /** {@code delays: {type: slayer, site: synaptic, max: 9, init: {type: uniform, low: 0, high: 4}}}; in ms. */
    private Optional<Delays> delays(ConfigReader parent, Place place) {
        Optional<ComponentRef> given = parent.optionalComponent("delays");
        if (given.isEmpty()) {
            return chooser.choose(DelayLearner.class, given, place)
                    // One number per neuron is enough to say that nothing is delayed.
                    .map(l -> new Delays(
                            l,
                            Optional.empty(),
                            DelaySite.DENDRITIC,
                            0,
                            new Numbers(new Start.Value(0), false),
                            false,
                            place));
        }
        ComponentRef ref = given.get();
        Optional<Found<DelayLearner>> learner = chooser.find(DelayLearner.class, ref);
        if (learner.isEmpty()) {
            return Optional.empty();
        }
        try (ConfigReader reader = ref.reader(chooser.problems())) {
            DelaySite site = reader.choice("site", DelaySite.SYNAPTIC);
            boolean inTicks =
                    reader.choice("unit", java.util.List.of("ms", "ticks")).equals("ticks");
            double unitMs = inTicks ? window.dtMs() : 1;
            double ticks = window.hasClock() ? window.ticks() - 1 : Double.POSITIVE_INFINITY;
            double maxMs = reader.number("max", Range.atLeast(0), inTicks ? ticks : ticks * window.dtMs()) * unitMs;
            Optional<ConfiguredComponent<WeightParametrization>> parametrization = reader.optionalComponent(
                            "parametrization")
                    .flatMap(chosen -> chooser.choose(WeightParametrization.class, chosen));
            DelayTraining train = DelayTraining.read(reader, learner.get().component());
            Start start = start(reader, new Start.UniformInBounds());
            return chooser.read(learner.get(), reader, DelayTraining.FORMER_KEY, ref.place())
                    .map(l -> new Delays(
                            l.training(train.with(l.trained())),
                            parametrization,
                            site,
                            maxMs,
                            new Numbers(ofLearner(start, l), train.delays()),
                            inTicks,
                            ref.place()));
        }
    }

    /**
     * Returns the learner's own start if the experiment gives none and the learner has one; otherwise the given start.
     */
    private static Start ofLearner(Start given, ConfiguredComponent<DelayLearner> learner) {
        return given instanceof Start.UniformInBounds
                ? learner.component()
                        .start(learner.settings())
                        .<Start>map(value -> new Start.Learners(value, learner))
                        .orElse(given)
                : given;
    }

    private static Optional<Normalization> normalization(ConfigReader parent) {
        Optional<ConfigNode> node = parent.node("normalize");
        if (node.isEmpty()) {
            return Optional.empty();
        }
        if (node.get() instanceof Scalar) {
            parent.choice("normalize", java.util.List.of("batch"));
            return Optional.of(new Normalization(1e-5, 0.1));
        }
        ConfigReader reader = parent.child("normalize");
        reader.choice("type", java.util.List.of("batch"));
        return Optional.of(new Normalization(
                reader.number("epsilon", Range.above(0), 1e-5), reader.number("momentum", Range.closed(0, 1), 0.1)));
    }

    /** {@code values: [[…]]}, {@code init: …} with its settings beside it or nested, or the default. */
    private Start start(ConfigReader reader, Start defaultValue) {
        Optional<ConfigNode> values = reader.node("values");
        Optional<ConfigNode> init = reader.node("init");
        if (values.isPresent()) {
            if (init.isPresent()) {
                reader.problem("init", "both 'values' and 'init' are given", "keep one of them");
            }
            return chooser.start("values", values.get(), Range.ALL).orElse(defaultValue);
        }
        if (init.isEmpty()) {
            return defaultValue;
        }
        if (init.get() instanceof Mapping) {
            return chooser.start("init", init.get(), Range.ALL).orElse(defaultValue);
        }
        return ComponentRef.read("init", init.get(), ComponentRef.TYPE, chooser.problems())
                .flatMap(ref -> chooser.find(Initializer.class, ref)
                        .flatMap(p -> chooser.read(p, reader, DelayTraining.FORMER_KEY, ref.place())))
                .<Start>map(Start.Drawn::new)
                .orElse(defaultValue);
    }

    private Start initializer(Place place) {
        return chooser.choose(Initializer.class, Optional.empty(), place)
                .<Start>map(Start.Drawn::new)
                .orElse(new Start.Value(0));
    }
}
