package org.ranvier.conformance;

import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.ranvier.api.Component;
import org.ranvier.api.Settings;
import org.ranvier.api.learning.DelayLearner;
import org.ranvier.api.model.Connectivity;
import org.ranvier.api.model.Neuron;
import org.ranvier.config.tree.Place;
import org.ranvier.training.component.Components.Source;
import org.ranvier.training.component.ConfiguredComponent;
import org.ranvier.training.network.NetworkSpec;
import org.ranvier.training.network.NetworkSpec.Connection;
import org.ranvier.training.network.NetworkSpec.Delays;
import org.ranvier.training.network.NetworkSpec.Layer;

/** Puts components into a network that no plugin has. */
final class Edits {

    private Edits() {}

    /**
     * A component of these tests as if a file had asked for it.
     *
     * @param trained the parameters to train
     */
    static <C extends Component> ConfiguredComponent<C> chosen(C component, Settings settings, Set<String> trained) {
        return new ConfiguredComponent<>(
                component, new Source.Own("the tests"), settings, Map.of(), trained, Place.of("test"));
    }

    static NetworkSpec layers(NetworkSpec s, UnaryOperator<Layer> edit) {
        return new NetworkSpec(
                s.window(),
                s.channels(),
                s.graded(),
                s.layers().stream().map(edit).toList(),
                s.detachReset(),
                s.smoothSpikes(),
                s.trainAll());
    }

    static NetworkSpec connections(NetworkSpec spec, UnaryOperator<Connection> edit) {
        return layers(
                spec,
                l -> new Layer(
                        l.name(),
                        l.neurons(),
                        l.neuron(),
                        l.surrogate(),
                        l.output(),
                        l.dropout(),
                        l.incoming().stream().map(edit).toList(),
                        l.place()));
    }

    static Layer with(Layer l, ConfiguredComponent<Neuron> neuron) {
        return new Layer(
                l.name(), l.neurons(), neuron, l.surrogate(), l.output(), l.dropout(), l.incoming(), l.place());
    }

    static Connection connectedBy(Connection c, ConfiguredComponent<Connectivity> connectivity) {
        return new Connection(
                c.name(),
                c.from(),
                c.dropout(),
                c.port(),
                connectivity,
                c.structure(),
                c.synapse(),
                c.weights(),
                c.bias(),
                c.delays(),
                c.normalization(),
                c.place());
    }

    static Connection delayedBy(Connection c, ConfiguredComponent<DelayLearner> learner) {
        Delays d = c.delays();
        return new Connection(
                c.name(),
                c.from(),
                c.dropout(),
                c.port(),
                c.connectivity(),
                c.structure(),
                c.synapse(),
                c.weights(),
                c.bias(),
                new Delays(learner, d.parametrization(), d.site(), d.maxMs(), d.numbers(), d.startInTicks(), d.place()),
                c.normalization(),
                c.place());
    }
}
