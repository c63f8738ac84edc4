package org.ranvier.api.plan;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.ranvier.api.ApiStatus;
import org.ranvier.api.Clock;
import org.ranvier.api.event.EventRule;
import org.ranvier.api.learning.KernelRule;
import org.ranvier.api.model.DelaySite;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.SynapseList;
import org.ranvier.api.plan.ParameterId.Role;

/**
 * A network ready for a backend: a named graph of elements with their lowered steps. An immutable value.
 *
 * <p>Elements are listed in an order in which, within a tick, every element comes after all that it reads without a
 * delay; a {@linkplain Projection#recurrent() recurrent} projection has delays of at least one tick.
 *
 * <p>A plan names the input that a batch feeds and the population whose output is recorded and scored. With several of
 * either, a plan would name them in lists, and a batch or a recording hold one signal for each by name; so far there is
 * one.
 *
 * <p>Plans are made by the host. A backend that needs another one changes it by {@link #withElements},
 * {@link #withParameters} and {@link #withTiming}.
 */
@ApiStatus(value = ApiStatus.Status.MAINTAINED, since = "0.1")
public final class NetworkPlan {

    /** The version of the format written now. */
    public static final int VERSION = 3;

    private final Timing timing;
    private final List<Element> elements;
    private final String input;
    private final String output;
    private final List<ParameterSpec> parameters;

    private NetworkPlan(
            Timing timing, List<Element> elements, String input, String output, List<ParameterSpec> parameters) {
        this.timing = Objects.requireNonNull(timing);
        this.elements = List.copyOf(elements);
        this.input = Objects.requireNonNull(input);
        this.output = Objects.requireNonNull(output);
        this.parameters = List.copyOf(parameters);
    }

    /**
     * Creates a plan.
     *
     * @param timing what drives the network
     * @param elements the elements, in order
     * @param input the name of the {@link Input} that a batch feeds
     * @param output the name of the {@link Population} whose output is recorded and scored
     * @param parameters every array the program holds
     * @return the plan, with copies of the lists
     */
    public static NetworkPlan of(
            Timing timing, List<Element> elements, String input, String output, List<ParameterSpec> parameters) {
        return new NetworkPlan(timing, elements, input, output, parameters);
    }

    /**
     * {@return this plan with another timing}
     *
     * @param other what drives it instead
     */
    public NetworkPlan withTiming(Timing other) {
        return new NetworkPlan(other, elements, input, output, parameters);
    }

    /**
     * {@return this plan with other elements}
     *
     * @param others the elements, in the order in which a tick visits them
     */
    public NetworkPlan withElements(List<Element> others) {
        return new NetworkPlan(timing, others, input, output, parameters);
    }

    /**
     * {@return this plan with other parameters}
     *
     * @param others the specifications of every array
     */
    public NetworkPlan withParameters(List<ParameterSpec> others) {
        return new NetworkPlan(timing, elements, input, output, others);
    }

    /** {@return what drives the network} */
    public Timing timing() {
        return timing;
    }

    /** {@return the elements, in order} */
    public List<Element> elements() {
        return elements;
    }

    /** {@return the input that a batch feeds} */
    public Input input() {
        return get(Input.class, input);
    }

    /** {@return the name of the population whose output is recorded and scored} */
    public String output() {
        return output;
    }

    /** {@return the population whose output is recorded and scored} */
    public Population outputPopulation() {
        return get(Population.class, output);
    }

    /** {@return the specifications of every array the program holds} */
    public List<ParameterSpec> parameters() {
        return parameters;
    }

    /** A part of the network. */
    public sealed interface Element {

        /** {@return its name, unique among elements of its type} */
        String name();

        /**
         * {@return the identity of its parameter of a {@linkplain Role#single() single} role}
         *
         * @param role a role that the element has
         */
        default ParameterId parameter(Role role) {
            return ParameterId.of(name(), role);
        }

        /**
         * {@return the identity of one of its parameters of a role}
         *
         * @param role a role that the element has
         * @param parameter the name within the role, such as {@code tau_mem}
         */
        default ParameterId parameter(Role role, String parameter) {
            return ParameterId.of(name(), role, parameter);
        }
    }

    /**
     * Entrance of the signal.
     *
     * @param name its name, unique among inputs
     * @param channels how many channels
     * @param graded whether values other than 0 and 1 occur
     */
    public record Input(String name, int channels, boolean graded) implements Element {}

    /**
     * Connections from one element to one input of a population: x_i[t] = Σ_j w_ij Σ_k K(k; d_ij) s_j[t−k] + bias_i,
     * then the post-synaptic current.
     *
     * <p>Its parameters: {@link Role#WEIGHTS} and {@link Role#DELAYS} (raw), {@link Role#BIAS} where it has one,
     * further ones of the parametrisation ({@link Role#WEIGHT_PARAMETER}), of the delay learner
     * ({@link Role#DELAY_PARAMETER}, {@link Role#DELAY_SCALAR}) and of the post-synaptic current
     * ({@link Role#CURRENT_PARAMETER}).
     *
     * @param name its name
     * @param from the input, population or dropout it reads
     * @param to the population it feeds
     * @param port which input of the population's dynamics
     * @param recurrent whether it closes a loop
     * @param synapses who is connected
     * @param weights from raw to effective weight
     * @param bias whether a bias is added
     * @param delays the delays
     * @param current the post-synaptic current; empty when it is x itself
     */
    public record Projection(
            String name,
            String from,
            String to,
            String port,
            boolean recurrent,
            SynapseList synapses,
            LoweredParametrization weights,
            boolean bias,
            Delays delays,
            Optional<LoweredDynamics> current)
            implements Element {

        /**
         * {@return whether a parameter is of this projection and has a number for every synapse}
         *
         * @param parameter any parameter of the plan
         */
        public boolean ownsPerSynapse(ParameterSpec parameter) {
            return parameter.owner() == ParameterSpec.Owner.SYNAPSE
                    && parameter.id().element().equals(name);
        }

        /**
         * {@return a projection with other synapses, whose weight is the trained number itself, and with nothing after
         * it: no bias, no post-synaptic current} Its gradient by the weights is that of
         * {@link org.ranvier.api.backend.Session#dormantGradients}.
         *
         * @param candidates the synapses
         */
        public Projection bare(SynapseList candidates) {
            return new Projection(
                    name,
                    from,
                    to,
                    port,
                    recurrent,
                    candidates,
                    LoweredParametrization.IDENTITY,
                    false,
                    delays,
                    Optional.empty());
        }
    }

    /**
     * The delays of a projection.
     *
     * @param learner the learner's name, for messages
     * @param site what a delay belongs to
     * @param maxTicks the largest delay in whole ticks; lags range from 0 to maxTicks, where the kernel's support does
     *     not reach one further; 0 when event-driven
     * @param effective from the raw number to the delay in ms
     * @param kernel the kernel, when driven by a clock; delays of an event-driven network act exactly
     * @param rule that kernel as the learner gave it, for hardware that matches patterns
     */
    public record Delays(
            String learner,
            DelaySite site,
            int maxTicks,
            LoweredParametrization effective,
            Optional<LoweredKernel> kernel,
            Optional<KernelRule> rule) {}

    /**
     * Batch normalisation of what a projection delivers, per postsynaptic neuron over samples and ticks: y = gain · (x
     * − mean)/√(variance + epsilon) + shift. In training the statistics are those of the batch; running ones, kept with
     * the given momentum, serve at inference. Its parameters, all [post], are {@link Role#NORMALIZATION_PARAMETER}s:
     * {@link #GAIN}, {@link #SHIFT}, {@link #RUNNING_MEAN} and {@link #RUNNING_VARIANCE}, the last two not trained.
     *
     * @param name its name, unique among normalisations
     * @param projection the projection
     * @param epsilon the number that is added to the variance, above 0
     * @param momentum the share of the batch's statistics in the new running ones, in [0, 1]
     */
    public record Normalize(String name, String projection, double epsilon, double momentum) implements Element {

        /** Name of the gain among its parameters. */
        public static final String GAIN = "gain";

        /** Name of the shift among its parameters. */
        public static final String SHIFT = "shift";

        /** Name of the running mean among its parameters. */
        public static final String RUNNING_MEAN = "running_mean";

        /** Name of the running variance among its parameters. */
        public static final String RUNNING_VARIANCE = "running_variance";

        /**
         * {@return the identity of the parameter of this name}
         *
         * @param parameter {@link #GAIN}, {@link #SHIFT}, {@link #RUNNING_MEAN} or {@link #RUNNING_VARIANCE}
         */
        public ParameterId parameter(String parameter) {
            return parameter(Role.NORMALIZATION_PARAMETER, parameter);
        }
    }

    /**
     * Neurons of one model. Its parameters are {@link Role#NEURON_PARAMETER}s.
     *
     * @param name its name
     * @param neurons how many
     * @param model the equations as the author wrote them, for hardware that matches patterns
     * @param step the same, lowered
     * @param response its response kernel, lowered; present when event-driven
     */
    public record Population(
            String name, int neurons, Dynamics model, LoweredDynamics step, Optional<LoweredResponse> response)
            implements Element {}

    /**
     * In training, passes a population's output times mask/(1 − probability), one mask per sample and neuron, constant
     * over ticks; otherwise passes it unchanged.
     *
     * @param name its name, by which projections read it
     * @param from the population
     * @param probability the probability that a neuron is silenced, in [0, 1)
     */
    public record Dropout(String name, String from, double probability) implements Element {}

    /** {@return whether events drive it rather than a clock} */
    public boolean eventDriven() {
        return timing instanceof Timing.EventDriven;
    }

    /**
     * {@return the clock}
     *
     * @throws IllegalStateException if the network is driven by events
     */
    public Clock clock() {
        return switch (timing) {
            case Timing.Clocked(Clock clock) -> clock;
            case Timing.EventDriven _ -> throw new IllegalStateException("an event-driven network has no clock");
        };
    }

    /**
     * {@return the length of a tick in ms}
     *
     * @throws IllegalStateException if the network is driven by events
     */
    public double dtMs() {
        return clock().dtMs();
    }

    /**
     * {@return the number of ticks of a sample}
     *
     * @throws IllegalStateException if the network is driven by events
     */
    public int ticks() {
        return clock().ticks();
    }

    /** {@return the rule that all neurons follow; empty where a clock drives the network} */
    public Optional<EventRule> eventRule() {
        return timing instanceof Timing.EventDriven(EventRule rule) ? Optional.of(rule) : Optional.empty();
    }

    /**
     * {@return the elements of one type}
     *
     * @param <E> the type of elements
     * @param type the class of that type
     */
    public <E extends Element> List<E> all(Class<E> type) {
        return elements.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /**
     * {@return the element of that type and name}
     *
     * @param <E> the type of elements
     * @param type the class of that type
     * @param name the name of the element
     * @throws IllegalArgumentException if there is none
     */
    public <E extends Element> E get(Class<E> type, String name) {
        return all(type).stream()
                .filter(e -> e.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no " + type.getSimpleName().toLowerCase(java.util.Locale.ROOT) + " '" + name + "'"));
    }

    /**
     * {@return the number of neurons or channels of an input, population or dropout}
     *
     * @param name the name of an input, population or dropout
     * @throws IllegalArgumentException if there is none of that name
     */
    public int widthOf(String name) {
        return elements.stream()
                .flatMap(e -> switch (e) {
                    case Input i when i.name().equals(name) -> java.util.stream.Stream.of(i.channels());
                    case Population p when p.name().equals(name) -> java.util.stream.Stream.of(p.neurons());
                    case Dropout d when d.name().equals(name) -> java.util.stream.Stream.of(widthOf(d.from()));
                    default -> java.util.stream.Stream.<Integer>empty();
                })
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no source '" + name + "'"));
    }

    /**
     * {@return the network with other synapses in one projection; what belongs to synapses is then as many}
     *
     * @param projection the name of the projection
     * @param synapses the synapses that it has instead
     * @throws IllegalArgumentException if there is no such projection
     */
    public NetworkPlan rewired(String projection, SynapseList synapses) {
        Projection old = get(Projection.class, projection);
        Projection now = new Projection(
                old.name,
                old.from,
                old.to,
                old.port,
                old.recurrent,
                synapses,
                old.weights,
                old.bias,
                old.delays,
                old.current);
        return withElements(elements.stream().map(e -> e == old ? now : e).toList())
                .withParameters(parameters.stream()
                        .map(p -> old.ownsPerSynapse(p) ? p.withSynapses(synapses) : p)
                        .toList());
    }

    /**
     * {@return the specification of a parameter}
     *
     * @param id element, role and name of the parameter
     * @throws IllegalArgumentException if there is none of that identity
     */
    public ParameterSpec parameter(ParameterId id) {
        return parameters.stream()
                .filter(spec -> spec.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no parameter '" + id + "'; there are "
                        + parametersByName().keySet()));
    }

    /**
     * {@return the parameters of some roles that an element has, in the order of {@link #parameters()}}
     *
     * @param element the name of the element
     * @param roles the roles looked for, in any order
     */
    public List<ParameterSpec> parameters(String element, Role... roles) {
        List<Role> wanted = List.of(roles);
        return parameters.stream()
                .filter(spec -> spec.id().element().equals(element) && wanted.contains(spec.role()))
                .toList();
    }

    /** {@return the specifications by {@linkplain ParameterSpec#name() full name}} */
    public Map<String, ParameterSpec> parametersByName() {
        Map<String, ParameterSpec> byName = new java.util.LinkedHashMap<>();
        parameters.forEach(p -> byName.put(p.name(), p));
        return byName;
    }
}
