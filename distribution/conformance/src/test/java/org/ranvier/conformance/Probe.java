package org.ranvier.conformance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.backend.Backend;
import org.ranvier.api.backend.CompileOptions;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.Objective;
import org.ranvier.api.data.Objective.Criterion;
import org.ranvier.api.data.Objective.OutputShape;
import org.ranvier.api.data.Recording;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.data.Target;
import org.ranvier.api.model.SynapseList;
import org.ranvier.api.plan.LoweredUpdate;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Population;
import org.ranvier.api.plan.ParameterSpec;

/**
 * A network in training, unless it is said otherwise, with an input and a loss, whose numbers can be changed one by
 * one: parameters by name, and {@code input}.
 */
final class Probe implements AutoCloseable {

    /** The name under which the input's numbers go, [sample][tick][channel]. */
    static final String INPUT = "input";

    private static final long SEED = 7;

    private final Program program;
    private final SignalBatch.Frames signal;
    private final Criterion criterion;
    private final List<Target> targets;
    private boolean training = true;

    Probe(
            Backend backend,
            NetworkPlan plan,
            SignalBatch.Frames signal,
            Variant<Objective> objective,
            List<Target> targets,
            List<LoweredUpdate> updates,
            int threads) {
        this.program = backend.compile(plan, CompileOptions.of(threads).withUpdates(updates));
        this.signal = signal;
        this.targets = targets;
        Population output = plan.outputPopulation();
        this.criterion = objective
                .component()
                .criterion(
                        objective.chosen(),
                        OutputShape.clocked(
                                output.neurons(),
                                plan.ticks(),
                                plan.dtMs(),
                                output.step().outputIsSpike()));
    }

    /** From now on at inference. */
    Probe atInference() {
        training = false;
        return this;
    }

    Program program() {
        return program;
    }

    List<ParameterSpec> trained() {
        return program.plan().parameters().stream()
                .filter(ParameterSpec::trainable)
                .toList();
    }

    /** Whether there is a parameter of this name and size. */
    boolean has(String parameter, int size) {
        ParameterSpec spec = program.plan().parametersByName().get(parameter);
        return spec != null && spec.size() == size;
    }

    double[] numbers(String name) {
        return name.equals(INPUT) ? signal.values().clone() : program.read(name);
    }

    void write(String name, double[] numbers) {
        if (name.equals(INPUT)) {
            System.arraycopy(numbers, 0, signal.values(), 0, numbers.length);
        } else {
            program.write(name, numbers);
        }
    }

    /** The mean loss of the samples. */
    double loss() {
        try (Session session = program.open(signal, options(false, List.of()))) {
            return score((Recording.Ticks) session.advance(program.plan().ticks()), null);
        }
    }

    /** dL/d of every trained parameter and of the input. */
    Map<String, double[]> gradients() {
        return run(List.of(), program.plan().ticks()).gradients();
    }

    /** What was recorded, and dL/d of every trained parameter and of the input. */
    record Run(Recording.Ticks recording, Map<String, double[]> gradients) {}

    /** Runs on by so many ticks at a time, then back; gradients stay in the program. */
    Run run(List<String> record, int... advances) {
        program.clearGradients();
        Map<String, double[]> gradients = new LinkedHashMap<>();
        try (Session session = program.open(signal, options(true, record))) {
            Recording.Ticks recording = null;
            for (int ticks : advances) {
                recording = (Recording.Ticks) session.advance(ticks);
            }
            double[] outputGradient = new double[recording.outputs().length];
            score(recording, outputGradient);
            session.backward(outputGradient);
            trained().forEach(spec -> gradients.put(spec.name(), program.readGradient(spec.name())));
            gradients.put(INPUT, session.inputGradient());
            return new Run(recording, gradients);
        }
    }

    /** dL/dw of synapses that a projection might have. */
    double[] dormantGradients(String projection, SynapseList candidates, Map<String, double[]> numbers) {
        try (Session session = program.open(signal, options(true, List.of()))) {
            Recording.Ticks recording =
                    (Recording.Ticks) session.advance(program.plan().ticks());
            double[] outputGradient = new double[recording.outputs().length];
            score(recording, outputGradient);
            session.backward(outputGradient);
            return session.dormantGradients(projection, candidates, numbers);
        }
    }

    private RunOptions options(boolean gradients, List<String> record) {
        return RunOptions.INFERENCE
                .withTraining(training)
                .withGradients(gradients)
                .withDraws(SEED, 0)
                .withInputGradient(gradients)
                .recording(record);
    }

    private double score(Recording.Ticks recording, double[] outputGradient) {
        int size = recording.ticks() * recording.neurons();
        double sum = 0;
        for (int b = 0; b < recording.samples(); b++) {
            double[] output = java.util.Arrays.copyOfRange(recording.outputs(), b * size, (b + 1) * size);
            double[] gradient = outputGradient == null ? null : new double[size];
            sum += criterion.score(output, targets.get(b), gradient).loss();
            for (int n = 0; outputGradient != null && n < size; n++) {
                outputGradient[b * size + n] = gradient[n] / recording.samples();
            }
        }
        return sum / recording.samples();
    }

    @Override
    public void close() {
        program.close();
    }
}
