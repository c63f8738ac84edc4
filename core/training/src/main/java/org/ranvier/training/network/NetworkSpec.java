package org.ranvier.training.network;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.ranvier.api.Component;
import org.ranvier.api.Setting;
import org.ranvier.api.data.Encoder.Window;
import org.ranvier.api.learning.DelayLearner;
import org.ranvier.api.learning.StructureLearner;
import org.ranvier.api.learning.Surrogate;
import org.ranvier.api.model.Connectivity;
import org.ranvier.api.model.DelaySite;
import org.ranvier.api.model.Neuron;
import org.ranvier.api.model.Synapse;
import org.ranvier.api.model.WeightParametrization;
import org.ranvier.config.tree.Place;
import org.ranvier.training.component.ConfiguredComponent;
import org.ranvier.training.component.Start;

/**
 * A network as a file describes it, with all components found.
 *
 * @param window the time of a sample
 * @param channels how many input channels
 * @param graded whether the input has values other than 0 and 1
 * @param layers the layers, in the order of the file
 * @param detachReset whether no gradient flows through resets
 * @param smoothSpikes whether spikes are replaced by smooth steps, for checks of gradients
 * @param trainAll whether all that can be trained is, whatever the file says, for looking at gradients
 */
public record NetworkSpec(
        Window window,
        int channels,
        boolean graded,
        List<Layer> layers,
        boolean detachReset,
        boolean smoothSpikes,
        boolean trainAll) {

    /** The name of the input. */
    public static final String INPUT = "input";

    public NetworkSpec {
        layers = List.copyOf(layers);
    }

    /** Returns a copy of this network with smooth steps in place of spikes. */
    public NetworkSpec smoothed() {
        return new NetworkSpec(window, channels, graded, layers, detachReset, true, trainAll);
    }

    /** Returns a copy of this network in which everything that can be trained is trained. */
    public NetworkSpec trainedThroughout() {
        return new NetworkSpec(window, channels, graded, layers, detachReset, smoothSpikes, true);
    }

    /**
     * A component with the parameters trained that the file wants trained, or all that can be.
     *
     * @param used the parameters that its equations refer to
     */
    public <C extends Component> ConfiguredComponent<C> trained(ConfiguredComponent<C> chosen, Set<String> used) {
        if (!trainAll) {
            return chosen;
        }
        return chosen.training(chosen.component().schema().parameters().stream()
                .filter(s -> s.trainable() && used.contains(s.name()))
                .map(Setting::name)
                .collect(Collectors.toSet()));
    }

    /**
     * A population with the projections into it.
     *
     * @param output the quantity it passes on, where not the neuron's own choice
     */
    public record Layer(
            String name,
            int neurons,
            ConfiguredComponent<Neuron> neuron,
            ConfiguredComponent<Surrogate> surrogate,
            Optional<String> output,
            double dropout,
            List<Connection> incoming,
            Place place) {}

    /**
     * A projection into a layer.
     *
     * @param dropout the share of the source's neurons that it does not hear in training, in place of what the source
     *     itself says; empty where that holds
     * @param structure what drops and grows its synapses in training; empty where they stay as they are
     */
    public record Connection(
            String name,
            String from,
            OptionalDouble dropout,
            String port,
            ConfiguredComponent<Connectivity> connectivity,
            Optional<ConfiguredComponent<StructureLearner>> structure,
            ConfiguredComponent<Synapse> synapse,
            Weights weights,
            Optional<Numbers> bias,
            Delays delays,
            Optional<Normalization> normalization,
            Place place) {}

    /**
     * The starting values of parameters, and whether they are trained.
     *
     * @param start the starting values
     * @param trained whether they are trained
     */
    public record Numbers(Start start, boolean trained) {}

    /** The weights of a projection; the parametrised weight is multiplied by the scale. */
    public record Weights(Numbers numbers, ConfiguredComponent<WeightParametrization> parametrization, double scale) {}

    /**
     * The delays of a projection.
     *
     * @param maxMs the largest delay
     * @param startInTicks whether given numbers are in ticks rather than ms
     * @param parametrization from the trained delay to the one used, such as a rounding to a few bits
     */
    public record Delays(
            ConfiguredComponent<DelayLearner> learner,
            Optional<ConfiguredComponent<WeightParametrization>> parametrization,
            DelaySite site,
            double maxMs,
            Numbers numbers,
            boolean startInTicks,
            Place place) {

        /**
         * Whether nothing is delayed, as where delays are not spoken of; a projection that closes a loop takes one tick
         * all the same.
         */
        public boolean none() {
            return maxMs == 0 && numbers.start() instanceof Start.Value(double value) && value == 0;
        }
    }

    /** Batch normalisation of a projection's current. */
    public record Normalization(double epsilon, double momentum) {}
}
