package org.ranvier.training.simulate;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.backend.Backend;
import org.ranvier.api.backend.CompileOptions;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.Objective.Criterion;
import org.ranvier.api.data.Objective.Score;
import org.ranvier.api.data.Recording;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.data.Target;
import org.ranvier.api.event.EventRule;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.Expr;
import org.ranvier.api.plan.NetworkPlan.Population;
import org.ranvier.api.plan.ParameterId;
import org.ranvier.api.plan.ParameterId.Role;
import org.ranvier.api.plan.ParameterSpec;
import org.ranvier.api.plan.TrainedNetwork;
import org.ranvier.config.NumberArray;
import org.ranvier.training.backend.BackendCheck;
import org.ranvier.training.backend.Demands;
import org.ranvier.training.plan.BuiltNetwork;
import org.ranvier.training.plan.WholeSample;

/**
 * A network with its input, ready to run once.
 *
 * @param network the network
 * @param signal the input
 * @param batched whether the input has a sample axis; results then have one too
 * @param criterion the objective, where the file has one
 * @param targets one per sample, where the file has an objective
 * @param training whether training kernels are used rather than those of inference
 * @param seed for draws
 */
public record Simulation(
        BuiltNetwork network,
        SignalBatch signal,
        boolean batched,
        Optional<Criterion> criterion,
        List<Target> targets,
        boolean training,
        long seed) {

    /**
     * The results of a simulation. Arrays are [tick][neuron]; where events drove the network they are [neuron], or
     * [neuron][spike] where more than one spike per neuron counts. Where the input has a sample axis, [sample] comes
     * first.
     *
     * @param spikes of every population that spikes: 0 or 1, or where events drove it spike times in ms, infinity for
     *     none
     * @param states by {@code population.state}
     * @param loss the mean loss of the samples
     * @param predictions the predicted class of each sample, −1 for none
     * @param gradients of every parameter by {@code element.parameter}, and of {@code input}
     */
    public record Result(
            Map<String, NumberArray> spikes,
            Map<String, NumberArray> states,
            OptionalDouble loss,
            int[] predictions,
            Map<String, NumberArray> gradients) {

        /** Returns the states of one population, by their names within it. */
        public Map<String, NumberArray> statesOf(String population) {
            return SimulationOutput.of(population, states);
        }

        /**
         * Describes the first non-finite number, in a state, the loss or a gradient; empty if all numbers are finite.
         */
        public Optional<String> firstNonFinite() {
            String first = null;
            int earliest = Integer.MAX_VALUE;
            for (Map.Entry<String, NumberArray> state : states.entrySet()) {
                int[] shape = state.getValue().shape();
                int width = shape[shape.length - 1];
                int ticks = shape[shape.length - 2];
                double[] values = state.getValue().values();
                for (int n = 0; n < values.length; n++) {
                    int tick = n / width % ticks;
                    if (!Double.isFinite(values[n]) && tick < earliest) {
                        earliest = tick;
                        first = "'" + state.getKey() + "' of neuron " + n % width + " is " + values[n] + " at tick "
                                + tick;
                    }
                }
            }
            return Optional.ofNullable(first)
                    .or(() -> loss.isPresent() && !Double.isFinite(loss.getAsDouble())
                            ? Optional.of("the loss is " + loss.getAsDouble())
                            : Optional.empty())
                    .or(() -> gradients.entrySet().stream()
                            .filter(g -> !Arrays.stream(g.getValue().values()).allMatch(Double::isFinite))
                            .findFirst()
                            .map(g -> "a gradient of '" + g.getKey() + "' is no finite number"));
        }
    }

    /**
     * Runs.
     *
     * @param installed backends to propose where this one cannot
     * @param record states to record, as {@code population.state} or as a state of every population that has it; empty
     *     for all
     * @param gradients whether gradients are wanted; needs an objective
     */
    public Result run(
            Backend backend, Supplier<List<Backend>> installed, int threads, List<String> record, boolean gradients) {
        if (gradients && criterion.isEmpty()) {
            throw new RanvierException(Problem.usage(
                    "simulate", "gradients need a loss", "add 'objective' and 'target' to the network file"));
        }
        Demands demands = gradients
                ? Demands.INFERENCE.inputGradients("--gradients", "leave --gradients out")
                : Demands.INFERENCE;
        new BackendCheck(network.plan(), demands, installed).require(backend);
        List<String> quantities = Quantities.of(network.plan(), record);
        RunOptions options = RunOptions.INFERENCE
                .withTraining(training)
                .withGradients(gradients)
                .withDraws(seed, 0)
                .withInputGradient(gradients)
                .recording(quantities);
        try (Program program = backend.compile(network.plan(), CompileOptions.of(threads))) {
            network.initialize(program, seed);
            try (Session session = program.open(signal, options)) {
                return switch (WholeSample.advance(session, network.plan())) {
                    case Recording.Ticks ticks -> result(program, session, ticks, gradients);
                    case Recording.Times times -> result(program, session, times, gradients);
                };
            }
        }
    }

    /**
     * A number that neurons compare a state with.
     *
     * @param state the state
     * @param value the number
     */
    public record Threshold(String state, double value) {}

    /** Returns the threshold of a population; empty where it is not one number for all neurons at all times. */
    public Optional<Threshold> threshold(Population population) {
        Dynamics.Threshold threshold = population.model().threshold().orElse(null);
        if (threshold == null || !(threshold.potential() instanceof Expr.Variable potential)) {
            return Optional.empty();
        }
        String state = potential.symbol().name();
        return switch (threshold.level()) {
            case Expr.Constant constant -> Optional.of(new Threshold(state, constant.value()));
            case Expr.Variable level ->
                network.starts().stream()
                        .filter(start -> start.spec()
                                .id()
                                .equals(new ParameterId(
                                        population.name(),
                                        Role.NEURON_PARAMETER,
                                        level.symbol().name())))
                        .map(start ->
                                Arrays.stream(start.values(seed)).distinct().toArray())
                        .filter(values -> values.length == 1)
                        .map(values -> new Threshold(state, values[0]))
                        .findFirst();
            default -> Optional.empty();
        };
    }

    /** Returns the number of spikes per neuron that count where events drive the network. */
    public int spikesPerNeuron() {
        return network.plan().eventRule().map(EventRule::spikesPerNeuron).orElse(1);
    }

    /** The network as it starts, to be used elsewhere. */
    public TrainedNetwork trained(String name) {
        return network.trained(name, seed);
    }

    private Result result(Program program, Session session, Recording.Ticks recording, boolean gradients) {
        Map<String, NumberArray> spikes = new LinkedHashMap<>();
        Map<String, NumberArray> states = new LinkedHashMap<>();
        recording.traces().forEach((key, values) -> {
            int dot = key.lastIndexOf('.');
            String population = key.substring(0, dot);
            NumberArray array = perTick(values, network.plan().widthOf(population), recording);
            if (key.substring(dot + 1).equals("spikes")) {
                spikes.put(population, array);
            } else {
                states.put(key, array);
            }
        });
        Scored scored = score(recording.samples(), recording.outputs());
        Map<String, NumberArray> found = new LinkedHashMap<>();
        if (gradients) {
            found = gradients(program, session, scored.gradient());
            int channels = network.plan().input().channels();
            found.put("input", perTick(session.inputGradient(), channels, recording));
        }
        return new Result(spikes, states, scored.loss(), scored.predictions(), found);
    }

    private Result result(Program program, Session session, Recording.Times recording, boolean gradients) {
        Map<String, NumberArray> spikes = new LinkedHashMap<>();
        recording
                .spikes()
                .forEach((population, times) -> spikes.put(population, perSample(times, recording.perNeuron())));
        Scored scored = score(recording.samples(), recording.firstSpikes().get(recording.output()));
        Map<String, NumberArray> found = new LinkedHashMap<>();
        if (gradients) {
            found = gradients(program, session, recording.padFirstSpikeGradient(scored.gradient()));
            found.put("input", perSample(session.inputGradient(), recording.perNeuron()));
        }
        return new Result(spikes, Map.of(), scored.loss(), scored.predictions(), found);
    }

    private NumberArray perSample(double[] values, int perNeuron) {
        IntStream.Builder shape = IntStream.builder();
        if (batched) {
            shape.add(signal.samples());
        }
        shape.add(values.length / signal.samples() / perNeuron);
        if (perNeuron > 1) {
            shape.add(perNeuron);
        }
        return new NumberArray(values, shape.build().toArray());
    }

    private Map<String, NumberArray> gradients(Program program, Session session, double[] outputGradient) {
        session.backward(outputGradient);
        Map<String, NumberArray> found = new LinkedHashMap<>();
        for (ParameterSpec spec : network.plan().parameters()) {
            if (spec.trainable()) {
                int[] shape = spec.shape().stream().mapToInt(Integer::intValue).toArray();
                found.put(spec.name(), new NumberArray(program.readGradient(spec.name()), shape));
            }
        }
        return found;
    }

    /**
     * The result of the objective.
     *
     * @param gradient the gradient of the mean loss, in the layout of the outputs
     */
    private record Scored(OptionalDouble loss, int[] predictions, double[] gradient) {}

    private Scored score(int samples, double[] outputs) {
        if (criterion.isEmpty()) {
            return new Scored(OptionalDouble.empty(), new int[0], new double[0]);
        }
        double[] outputGradient = new double[outputs.length];
        int[] predictions = new int[samples];
        int size = outputs.length / samples;
        double sum = 0;
        for (int b = 0; b < samples; b++) {
            double[] output = Arrays.copyOfRange(outputs, b * size, (b + 1) * size);
            double[] gradient = new double[size];
            Score score = criterion.orElseThrow().score(output, targets.get(b), gradient);
            sum += score.loss();
            predictions[b] = score.predicted();
            for (int n = 0; n < size; n++) {
                outputGradient[b * size + n] = gradient[n] / samples;
            }
        }
        return new Scored(OptionalDouble.of(sum / samples), predictions, outputGradient);
    }

    private NumberArray perTick(double[] values, int width, Recording.Ticks recording) {
        int[] shape = batched
                ? new int[] {recording.samples(), recording.ticks(), width}
                : new int[] {recording.ticks(), width};
        return new NumberArray(values, shape);
    }
}
