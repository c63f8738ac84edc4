package org.ranvier.testkit.backend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.function.Executable;
import org.ranvier.api.RanvierException;
import org.ranvier.api.backend.Capability;
import org.ranvier.api.backend.CompileOptions;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.Recording;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.model.SynapseList;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.testkit.backend.networks.Own;
import org.ranvier.testkit.backend.networks.Small;

/** Mistakes of a caller get the exceptions that {@link Program} and {@link Session} document, and harm nothing. */
final class Misuse {

    private static final String WEIGHTS = "hidden.input.weights";

    private final Subject subject;
    private final NetworkPlan plan;

    Misuse(Subject subject) {
        this.subject = subject;
        this.plan = subject.workshop().build(Small.plain().sketch()).plan();
    }

    /** The mistakes that every backend can be asked, by name, and those of training where it is claimed. */
    Map<String, Consumer<Program>> mistakes() {
        Map<String, Consumer<Program>> all = new LinkedHashMap<>();
        all.put("an unknown parameter is read", p -> isArgument(() -> p.read("nobody.knows")));
        all.put("too few numbers are written", p -> isArgument(() -> p.write(WEIGHTS, new double[1])));
        all.put("two sessions are open", p -> {
            Session first = p.open(Claims.signal(plan), RunOptions.INFERENCE);
            assertThrows(IllegalStateException.class, () -> p.open(Claims.signal(plan), RunOptions.INFERENCE));
            first.close();
        });
        all.put(
                "the signal has other channels",
                p -> isArgument(() ->
                        p.open(new SignalBatch.Frames(1, 7, 1, new double[7], new int[] {1}), RunOptions.INFERENCE)));
        all.put(
                "an unknown quantity is recorded",
                p -> isArgument(
                        () -> p.open(Claims.signal(plan), RunOptions.INFERENCE.recording(List.of("hidden.mood")))));
        all.put("a session runs beyond the sample", p -> {
            try (Session session = p.open(Claims.signal(plan), RunOptions.INFERENCE)) {
                assertThrows(RanvierException.class, () -> session.advance(Small.TICKS + 1));
            }
        });
        if (subject.claims(Capability.TRAINING)) {
            ofTraining(all);
        }
        return all;
    }

    private void ofTraining(Map<String, Consumer<Program>> all) {
        all.put("an unknown gradient is read", p -> isArgument(() -> p.readGradient("nobody.knows")));
        all.put("an unknown slot is written", p -> isArgument(() -> p.writeSlot(WEIGHTS, "mood", new double[6])));
        all.put("gradients are wanted that the session was not opened for", p -> {
            try (Session session = p.open(Claims.signal(plan), RunOptions.INFERENCE)) {
                double[] gradient = outputs(session);
                assertThrows(IllegalStateException.class, () -> session.backward(gradient));
            }
        });
        all.put("an input gradient is wanted that the session was not opened for", p -> {
            try (Session session = p.open(Claims.signal(plan), RunOptions.training(1, 1))) {
                session.backward(outputs(session));
                assertThrows(IllegalStateException.class, session::inputGradient);
            }
        });
        all.put("the gradient has another size than the output", p -> {
            try (Session session = p.open(Claims.signal(plan), RunOptions.training(1, 1))) {
                session.advance(Small.TICKS);
                isArgument(() -> session.backward(new double[Small.TICKS * Small.OUTPUTS - 1]));
            }
        });
        if (subject.claims(Capability.DORMANT_GRADIENTS)) {
            all.put("gradients of dormant synapses are wanted before backward", p -> {
                try (Session session = p.open(Claims.signal(plan), RunOptions.training(1, 1))) {
                    session.advance(Small.TICKS);
                    assertThrows(
                            IllegalStateException.class,
                            () -> session.dormantGradients(
                                    "hidden.input", new SynapseList.Dense(Small.CHANNELS, Small.HIDDEN), Map.of()));
                }
            });
        }
    }

    void check(Consumer<Program> mistake) {
        subject.assumeCarried(plan);
        try (Program program = subject.backend().compile(plan, CompileOptions.of(1))) {
            double[] weights = {1, 2, 1, 2, 1, 2};
            program.write(WEIGHTS, weights);
            mistake.accept(program);
            assertArrayEquals(weights, program.read(WEIGHTS), "afterwards the weights are others");
            try (Session session = program.open(Claims.signal(plan), RunOptions.INFERENCE)) {
                session.advance(Small.TICKS);
            }
        }
    }

    /** Tests that programs share no arrays with the caller. */
    void arraysAreCopies() {
        subject.assumeCarried(plan);
        try (Program program = subject.backend().compile(plan, CompileOptions.of(1))) {
            double[] weights = {1, 2, 1, 2, 1, 2};
            program.write(WEIGHTS, weights);
            weights[0] = 7;
            assertEquals(1, program.read(WEIGHTS)[0], "write keeps the caller's array");
            Arrays.fill(program.read(WEIGHTS), 7);
            assertEquals(1, program.read(WEIGHTS)[0], "read gives the program's array away");
        }
    }

    /** A number that is none arrives in the output of its sample, and of no other. */
    void nonsenseSpreadsWithinItsSample() {
        NetworkPlan sums = subject.workshop()
                .build(Small.plain()
                        .of(Map.of("type", Own.SUM))
                        .withGradedInput()
                        .sketch())
                .plan();
        subject.assumeCarried(sums);
        double[] input = new double[3 * Small.TICKS * Small.CHANNELS];
        Arrays.fill(input, 1);
        double[] nonsense = input.clone();
        nonsense[(Small.TICKS + 2) * Small.CHANNELS] = Double.NaN;
        double[] healthy = outputs(sums, input);
        double[] outputs = outputs(sums, nonsense);
        int size = Small.TICKS * Small.OUTPUTS;
        for (int n = 0; n < outputs.length; n++) {
            if (n / size != 1) {
                assertEquals(healthy[n], outputs[n], "output " + n + ", of another sample than that with NaN");
            }
        }
        double[] ill = Arrays.copyOfRange(outputs, size, 2 * size);
        assertFalse(Double.isNaN(ill[0]), "the output before the NaN");
        assertTrue(
                Arrays.stream(ill).anyMatch(Double::isNaN), "NaN went in, and " + Arrays.toString(ill) + " came out");
    }

    private double[] outputs(NetworkPlan sums, double[] input) {
        try (Program program = subject.backend().compile(sums, CompileOptions.of(2))) {
            program.write(WEIGHTS, new double[] {1, 2, 1, 2, 1, 2});
            program.write("output.hidden.weights", new double[] {1, 2, 1, 2, 1, 2});
            int[] lengths = {Small.TICKS, Small.TICKS, Small.TICKS};
            SignalBatch signal = new SignalBatch.Frames(3, Small.CHANNELS, Small.TICKS, input, lengths);
            try (Session session = program.open(signal, RunOptions.INFERENCE)) {
                return outputs(session);
            }
        }
    }

    private static double[] outputs(Session session) {
        return ((Recording.Ticks) session.advance(Small.TICKS)).outputs();
    }

    private static void isArgument(Executable mistake) {
        String message = assertThrows(IllegalArgumentException.class, mistake).getMessage();
        assertFalse(message == null || message.isBlank(), "the exception says nothing");
    }
}
