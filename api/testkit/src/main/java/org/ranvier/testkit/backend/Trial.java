package org.ranvier.testkit.backend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.ranvier.api.backend.Backend;
import org.ranvier.api.backend.CompileOptions;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.Recording;
import org.ranvier.api.plan.LoweredUpdate;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Population;
import org.ranvier.api.plan.ParameterSpec;
import org.ranvier.testkit.backend.networks.Specimen;

/**
 * Runs specimens on a backend.
 *
 * @param backend the backend
 * @param threads how many threads it may use
 * @param records whether it can record a quantity, such as {@code spikes}
 * @param inputGradients whether the gradient of the input is asked for too
 */
record Trial(Backend backend, int threads, Predicate<String> records, boolean inputGradients) {

    /** A program with the specimen's numbers. */
    Program program(Specimen specimen, LoweredUpdate... updates) {
        Program program =
                backend.compile(specimen.plan(), CompileOptions.of(threads).withUpdates(List.of(updates)));
        specimen.numbers().forEach(program::write);
        return program;
    }

    /** Forward, in one advance or in several, and back. */
    Outcome run(Specimen specimen, int... advances) {
        try (Program program = program(specimen)) {
            return run(program, specimen, advances);
        }
    }

    /** Runs in an existing program; gradients are added to those that it holds. */
    Outcome run(Program program, Specimen specimen, int... advances) {
        Outcome outcome = new Outcome();
        try (Session session =
                program.open(specimen.signal(), specimen.options(inputGradients, quantities(specimen.plan())))) {
            Recording.Ticks recording = null;
            for (int ticks : advances.length == 0 ? new int[] {specimen.plan().ticks()} : advances) {
                recording = (Recording.Ticks) session.advance(ticks);
            }
            keep(specimen, recording, outcome);
            if (specimen.gradients()) {
                session.backward(outputGradient(specimen, recording));
                for (ParameterSpec spec : program.plan().parameters()) {
                    if (spec.trainable()) {
                        outcome.numbers().put("d " + spec.name(), program.readGradient(spec.name()));
                    }
                }
                if (inputGradients) {
                    outcome.numbers().put("d input", session.inputGradient());
                }
            }
        }
        return outcome;
    }

    private static void keep(Specimen specimen, Recording.Ticks recording, Outcome outcome) {
        recording
                .spikeCounts()
                .forEach((population, counts) -> outcome.spikes()
                        .put(
                                population + " spike counts",
                                Arrays.stream(counts).asDoubleStream().toArray()));
        recording
                .traces()
                .forEach((name, values) ->
                        (name.endsWith(".spikes") ? outcome.spikes() : outcome.numbers()).put(name, values));
        outcome.numbers().put("output", recording.outputs());
    }

    private List<String> quantities(NetworkPlan plan) {
        List<String> all = new ArrayList<>();
        for (Population p : plan.all(Population.class)) {
            List<String> quantities = new ArrayList<>(p.step().inputs());
            quantities.addAll(p.step().states());
            quantities.add("output");
            if (p.step().spiking()) {
                quantities.add("spikes");
            }
            quantities.stream().filter(records).forEach(q -> all.add(p.name() + "." + q));
        }
        return all;
    }

    /** dL/d output of the mean loss. */
    static double[] outputGradient(Specimen specimen, Recording.Ticks recording) {
        int size = recording.ticks() * recording.neurons();
        double[] all = new double[recording.outputs().length];
        for (int b = 0; b < recording.samples(); b++) {
            double[] output = Arrays.copyOfRange(recording.outputs(), b * size, (b + 1) * size);
            double[] gradient = new double[size];
            specimen.criterion().score(output, specimen.targets().get(b), gradient);
            for (int n = 0; n < size; n++) {
                all[b * size + n] = gradient[n] / recording.samples();
            }
        }
        return all;
    }

    /** The parameters that are trained. */
    static List<String> trained(NetworkPlan plan) {
        return plan.parameters().stream()
                .filter(ParameterSpec::trainable)
                .map(ParameterSpec::name)
                .toList();
    }

    /** Returns the values of a program's parameters, in the plan's order. */
    static Map<String, double[]> numbers(Program program) {
        Map<String, double[]> numbers = new LinkedHashMap<>();
        program.plan().parameters().forEach(spec -> numbers.put(spec.name(), program.read(spec.name())));
        return numbers;
    }

    /** Parameters and slots of a program as an outcome. */
    static Outcome state(Program program) {
        Outcome outcome = new Outcome();
        program.plan().parameters().forEach(p -> {
            outcome.numbers().put(p.name(), program.read(p.name()));
            if (p.trainable()) {
                program.readSlots(p.name())
                        .forEach((slot, values) -> outcome.numbers().put(p.name() + "/" + slot, values));
            }
        });
        return outcome;
    }

    /** Writes what {@link #state} read. */
    static void restore(Program program, Outcome state) {
        for (Map.Entry<String, double[]> entry : state.numbers().entrySet()) {
            int slash = entry.getKey().indexOf('/');
            if (slash < 0) {
                program.write(entry.getKey(), entry.getValue());
            } else {
                program.writeSlot(
                        entry.getKey().substring(0, slash), entry.getKey().substring(slash + 1), entry.getValue());
            }
        }
    }
}
