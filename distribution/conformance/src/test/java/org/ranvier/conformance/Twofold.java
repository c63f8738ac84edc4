package org.ranvier.conformance;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.ranvier.api.Settings;
import org.ranvier.api.model.Connectivity;
import org.ranvier.api.model.SynapseList;
import org.ranvier.runtime.Plugin;
import org.ranvier.runtime.Provided;
import org.ranvier.training.network.Chosen;
import org.ranvier.training.network.NetworkSpec;
import org.ranvier.training.network.NetworkSpec.Connection;
import org.ranvier.training.network.NetworkSpec.Layer;

/** Two synapses between every pair of neurons. No plugin has such a connectivity, but delay selection will need it. */
final class Twofold implements Connectivity {

    @Override
    public String name() {
        return "twofold";
    }

    @Override
    public String description() {
        return "two synapses between every pair of neurons";
    }

    @Override
    public SynapseList connect(Settings settings, int pre, int post, long seed, int stream) {
        int size = 2 * pre * post;
        return new SynapseList.Sparse(
                pre,
                post,
                IntStream.range(0, size).map(s -> s / 2 % pre).toArray(),
                IntStream.range(0, size).map(s -> s / (2 * pre)).toArray());
    }

    /**
     * Doubles the synapses of some connections of a network.
     *
     * @param plugin stands for the plugin that this one is not from
     * @param which the names of the connections
     */
    static NetworkSpec in(NetworkSpec spec, Plugin plugin, Predicate<String> which) {
        return new NetworkSpec(
                spec.window(),
                spec.channels(),
                spec.graded(),
                spec.layers().stream().map(layer -> in(layer, plugin, which)).toList(),
                spec.detachReset(),
                spec.smoothSpikes(),
                spec.trainAll());
    }

    private static Layer in(Layer l, Plugin plugin, Predicate<String> which) {
        return new Layer(
                l.name(),
                l.neurons(),
                l.neuron(),
                l.surrogate(),
                l.output(),
                l.dropout(),
                l.incoming().stream().map(c -> which.test(c.name()) ? in(c, plugin) : c).toList(),
                l.place());
    }

    private static Connection in(Connection c, Plugin plugin) {
        Twofold twofold = new Twofold();
        Chosen<Connectivity> chosen = new Chosen<>(
                new Provided<>(plugin, twofold), Settings.defaults(twofold.schema()), Map.of(), Set.of(), c.place());
        return new Connection(
                c.name(),
                c.from(),
                c.port(),
                chosen,
                c.synapse(),
                c.weights(),
                c.bias(),
                c.delays(),
                c.normalization(),
                c.place());
    }
}
