package org.ranvier.training.loop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.backend.BackwardRequest;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.Recording;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Population;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.api.plan.ParameterSpec;
import org.ranvier.training.batch.Batches;
import org.ranvier.training.number.Magnitudes;
import org.ranvier.training.plan.WholeSample;

/** Finds out where a run went wrong once something of it is no number: runs the batch again and looks at everything. */
final class Divergence {

    private static final String RATES = "lower the learning rates or set training.clip_norm";
    private static final String FORWARD =
            "lower the learning rates, set training.clip_norm, or start from smaller weights";
    private static final String BACKWARD =
            "use a lower or narrower surrogate, smaller recurrent weights, or lower learning rates;"
                    + " training.clip_norm does not help, as it needs a finite norm";

    private final Program program;
    private final Culprit culprit;
    private final String when;

    /**
     * @param culprit knows whose fault it may be
     * @param when the epoch and the step
     */
    Divergence(Program program, Culprit culprit, String when) {
        this.program = program;
        this.culprit = culprit;
        this.when = when;
    }

    /**
     * The loss or an output is no number: names a parameter, or the element, neuron, tick and sample at which numbers
     * end.
     */
    RanvierException ofLoss(Batches.Batch batch, RunOptions options) {
        Optional<String> parameter = parameters();
        if (parameter.isPresent()) {
            return problem("the loss is no number, as " + parameter.get(), FORWARD);
        }
        Optional<Found> found = forward(batch, options);
        return found.flatMap(this::fault)
                .orElseGet(() -> problem(
                        "the loss is no number, as "
                                + found.map(Found::says).orElse("the sum over the batch is too large"),
                        FORWARD));
    }

    /** Something that is no number. */
    private sealed interface Found {

        String says();

        /**
         * In a layer on a clock.
         *
         * @param input whether it is what the layer receives
         * @param sudden whether what it was made of is ordinary
         */
        record State(String layer, boolean input, boolean sudden, String says) implements Found {}

        /** The time of an event. */
        record Time(String says) implements Found {}
    }

    /** The problem of the component that made it, if one did of ordinary numbers. */
    private Optional<RanvierException> fault(Found found) {
        return culprit.ofFunctions(when)
                .or(() -> found instanceof Found.State state && state.sudden() && !state.input()
                        ? Optional.of(culprit.ofNeuron(when, state.layer(), state.says()))
                        : Optional.empty())
                .map(RanvierException::new);
    }

    /**
     * A gradient is no number.
     *
     * @param outputGradient dL/d output, in the layout that backward passes take
     */
    RanvierException ofGradients(
            Batches.Batch batch,
            RunOptions options,
            double[] outputGradient,
            Map<String, double[]> spikeCountGradients) {
        Optional<RanvierException> fault = culprit.ofFunctions(when)
                .map(RanvierException::new)
                .or(() -> forward(batch, options).flatMap(this::fault));
        if (fault.isPresent()) {
            return fault.get();
        }
        String found = gradients().map(first -> "the gradient of " + first).orElse("a gradient is no number");
        return problem(found + origin(batch, options, outputGradient, spikeCountGradients), BACKWARD);
    }

    /** The norm of finite gradients is not finite. */
    RanvierException ofNorm() {
        return problem("the norm of the gradients is not finite, though every gradient is", BACKWARD);
    }

    /**
     * Returns the exception for an update whose result cannot be kept.
     *
     * @param cause what made the update
     */
    RanvierException ofParameters(String cause) {
        return problem("after " + cause + ", " + parameters().orElse("a number is not finite"), RATES);
    }

    private RanvierException problem(String message, String remedy) {
        return new RanvierException(Problem.run(when, message, remedy));
    }

    /** Runs forward and looks for the first value that is not finite. */
    private Optional<Found> forward(Batches.Batch batch, RunOptions options) {
        RunOptions forward = RunOptions.INFERENCE
                .withTraining(options.training())
                .withDraws(options.seed(), options.step())
                .recording(quantities(program.plan()));
        try (Session session = program.open(batch.signal(), forward)) {
            return switch (WholeSample.advance(session, program.plan())) {
                case Recording.Ticks ticks -> first(ticks, program.plan(), batch);
                case Recording.Times times -> first(times, batch);
            };
        }
    }

    /** The first number of a parameter, or beside one, that cannot be kept. */
    private Optional<String> parameters() {
        for (ParameterSpec spec : program.plan().parameters()) {
            Map<String, double[]> arrays = new LinkedHashMap<>();
            arrays.put("", program.read(spec.name()));
            program.readSlots(spec.name())
                    .forEach((slot, values) -> arrays.put("the optimiser's '" + slot + "' of ", values));
            for (Map.Entry<String, double[]> array : arrays.entrySet()) {
                int n = Magnitudes.firstBeyond(array.getValue(), Float.MAX_VALUE);
                if (n >= 0) {
                    return Optional.of(array.getKey() + number(spec, n) + " is " + name(array.getValue()[n]));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> gradients() {
        for (ParameterSpec spec : program.plan().parameters()) {
            if (spec.trainable()) {
                double[] values = program.readGradient(spec.name());
                int n = Magnitudes.firstBeyond(values, Double.MAX_VALUE);
                if (n >= 0) {
                    return Optional.of(number(spec, n) + " is " + name(values[n]));
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Describes where a gradient that grew too large originated: at the first output whose gradient, together with
     * those of the outputs before it, is enough to make gradients infinite or NaN.
     */
    private String origin(
            Batches.Batch batch,
            RunOptions options,
            double[] outputGradient,
            Map<String, double[]> spikeCountGradients) {
        int samples = batch.targets().size();
        int perSample = outputGradient.length / samples;
        if (finite(batch, options, outputGradient, Map.of())) {
            return spikeCountGradients.isEmpty() ? "" : ", because of the penalties on spike counts";
        }
        int low = 0;
        int high = outputGradient.length;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            double[] head = Arrays.copyOf(Arrays.copyOf(outputGradient, middle), outputGradient.length);
            if (finite(batch, options, head, Map.of())) {
                low = middle;
            } else {
                high = middle;
            }
        }
        int place = high - 1;
        String output = "'" + program.plan().output() + "'";
        String sample = " in sample " + batch.indices()[place / perSample];
        if (program.plan().eventDriven()) {
            return ", on the way back from " + output + sample;
        }
        int tick = place % perSample / (perSample / program.plan().ticks());
        return ", on the way back from tick " + tick + " of " + output + sample;
    }

    /** Whether all gradients are finite that these gradients of the output make. */
    private boolean finite(
            Batches.Batch batch, RunOptions options, double[] outputGradient, Map<String, double[]> counts) {
        program.clearGradients();
        try (Session session = program.open(batch.signal(), options)) {
            WholeSample.advance(session, program.plan());
            session.backward(BackwardRequest.of(outputGradient).withSpikeCountGradients(counts));
        }
        return program.gradientsAreFinite();
    }

    private static Optional<Found> first(Recording.Times times, Batches.Batch batch) {
        for (Map.Entry<String, double[]> population : times.spikes().entrySet()) {
            double[] spikes = population.getValue();
            int width = spikes.length / times.samples();
            for (int n = 0; n < spikes.length; n++) {
                if (Double.isNaN(spikes[n])) {
                    return Optional.of(new Found.Time(String.format(
                            Locale.ROOT,
                            "neuron %d of '%s' has the spike time NaN in sample %d",
                            n % width / times.perNeuron(),
                            population.getKey(),
                            batch.indices()[n / width])));
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> quantities(NetworkPlan plan) {
        List<String> quantities = new ArrayList<>();
        if (plan.eventDriven()) {
            return quantities;
        }
        for (Population p : plan.all(Population.class)) {
            p.step().inputs().forEach(input -> quantities.add(p.name() + "." + input));
            p.step().states().forEach(state -> quantities.add(p.name() + "." + state));
            quantities.add(p.name() + ".output");
        }
        return quantities;
    }

    private static Optional<Found> first(Recording.Ticks recording, NetworkPlan plan, Batches.Batch batch) {
        for (int t = 0; t < recording.ticks(); t++) {
            for (Map.Entry<String, double[]> trace : recording.traces().entrySet()) {
                String layer = trace.getKey().substring(0, trace.getKey().lastIndexOf('.'));
                int width = plan.widthOf(layer);
                for (int b = 0; b < recording.samples(); b++) {
                    for (int n = 0; n < width; n++) {
                        double value = trace.getValue()[(b * recording.ticks() + t) * width + n];
                        if (!Double.isFinite(value)) {
                            String says = String.format(
                                    Locale.ROOT,
                                    "'%s' of neuron %d is %s at tick %d of sample %d",
                                    trace.getKey(),
                                    n,
                                    name(value),
                                    t,
                                    batch.indices()[b]);
                            int at = (b * recording.ticks() + t) * width + n;
                            boolean input = isInput(plan, layer, trace.getKey());
                            return Optional.of(new Found.State(
                                    layer, input, wasOrdinary(recording, plan, layer, at, t == 0 ? 0 : width), says));
                        }
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isInput(NetworkPlan plan, String layer, String trace) {
        return plan.all(Population.class).stream()
                .filter(p -> p.name().equals(layer))
                .anyMatch(p -> p.step().inputs().stream().anyMatch(input -> trace.equals(p.name() + "." + input)));
    }

    /**
     * Whether a neuron's inputs and, a tick before, all that is recorded of it are of usual size.
     *
     * @param back how far back the tick before is; 0 where there is none
     */
    private static boolean wasOrdinary(Recording.Ticks recording, NetworkPlan plan, String layer, int at, int back) {
        return recording.traces().entrySet().stream()
                .filter(trace -> trace.getKey()
                        .substring(0, trace.getKey().lastIndexOf('.'))
                        .equals(layer))
                .allMatch(trace -> (!isInput(plan, layer, trace.getKey()) || isOrdinary(trace.getValue()[at]))
                        && (back == 0 || isOrdinary(trace.getValue()[at - back])));
    }

    private static boolean isOrdinary(double value) {
        return Math.abs(value) < Culprit.ORDINARY;
    }

    /** Describes a number of a parameter, such as {@code number 7 of 'hidden.weights' (from neuron 3 to neuron 1)}. */
    private String number(ParameterSpec spec, int n) {
        String synapse = program.plan().all(Projection.class).stream()
                .filter(p -> p.ownsPerSynapse(spec))
                .map(p -> " (from neuron " + p.synapses().preOf(n) + " to neuron "
                        + p.synapses().postOf(n) + ")")
                .findFirst()
                .orElse("");
        return "number " + n + " of '" + spec.name() + "'" + synapse;
    }

    private static String name(double value) {
        return Double.isInfinite(value) ? "infinite" : Magnitudes.beyondSingle(value);
    }
}
