package org.ranvier.testkit.backend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;
import org.ranvier.api.RanvierException;
import org.ranvier.api.backend.BackwardRequest;
import org.ranvier.api.backend.Capability;
import org.ranvier.api.backend.CompileOptions;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.Refusal;
import org.ranvier.api.backend.Requirements;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.Recording;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.model.SynapseList;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Element;
import org.ranvier.api.plan.ParameterSpec;
import org.ranvier.testkit.backend.networks.Own;
import org.ranvier.testkit.backend.networks.Small;

/**
 * Tests that a backend can do what it claims and refuses what it does not claim: in plans beforehand, in runs with an
 * exception that says so.
 */
final class Claims {

    private static final CompileOptions ONE_THREAD = CompileOptions.of(1);

    private final Subject subject;
    private final Map<Capability, Small> plans = new EnumMap<>(Capability.class);

    Claims(Subject subject) {
        this.subject = subject;
        plans.put(Capability.GRADED_INPUT, Small.plain().withGradedInput());
        plans.put(Capability.RECURRENT, Small.plain().inALoop());
        plans.put(Capability.SPARSE, Small.plain().with("connectivity", Own.STRIPES));
        plans.put(Capability.PARALLEL_SYNAPSES, Small.plain().with("connectivity", Own.TWOFOLD));
        plans.put(Capability.BATCH_NORM, Small.plain().with("normalize", "batch"));
        plans.put(Capability.DROPOUT, Small.plain().dropping());
        plans.put(Capability.RANDOM_DRAWS, Small.plain().of(Map.of("type", Own.NOISY)));
    }

    /** The capabilities that a plan of the clock-driven kind shows. */
    Set<Capability> ofPlans() {
        return plans.keySet();
    }

    /** The capabilities that only a run shows. */
    static List<Capability> ofRuns() {
        return List.of(
                Capability.TRAINING,
                Capability.STREAMING,
                Capability.REWIRING,
                Capability.DORMANT_GRADIENTS,
                Capability.ACTIVITY_GRADIENTS,
                Capability.MEASURED_TIMES);
    }

    void plan(Capability capability) {
        NetworkPlan plan = plan(plans.get(capability));
        if (subject.claims(capability)) {
            subject.assumeCarried(plan);
            try (Program program = subject.backend().compile(plan, ONE_THREAD);
                    Session session = program.open(signal(plan), RunOptions.INFERENCE)) {
                session.advance(Small.TICKS);
            }
        } else {
            assertRefused(plan, Set.of(capability));
        }
    }

    /** One plan with all that is not claimed: every missing capability is named, not only the first. */
    void allAtOnce() {
        Set<Capability> missing =
                plans.keySet().stream().filter(c -> !subject.claims(c)).collect(Collectors.toSet());
        Small all = Small.plain();
        for (Capability capability : missing) {
            all = switch (capability) {
                case GRADED_INPUT -> all.withGradedInput();
                case RECURRENT -> all.inALoop();
                case SPARSE -> all.with("connectivity", Own.STRIPES);
                case BATCH_NORM -> all.with("normalize", "batch");
                case DROPOUT -> all.dropping();
                case RANDOM_DRAWS -> all.of(Map.of("type", Own.NOISY));
                default -> all;
            };
        }
        if (missing.contains(Capability.PARALLEL_SYNAPSES) && !missing.contains(Capability.SPARSE)) {
            all = all.with("connectivity", Own.TWOFOLD);
        } else {
            missing.remove(Capability.PARALLEL_SYNAPSES);
        }
        if (!missing.isEmpty()) {
            assertRefused(plan(all), missing);
        }
    }

    /** Statistics of a tick that is still to come. */
    void normalizationInALoop() {
        NetworkPlan plan = plan(Small.plain().inALoop().with("normalize", "batch"));
        assertRefused(plan, Set.of(Capability.BATCH_NORM));
    }

    void assertRefused(NetworkPlan plan, Set<Capability> missing) {
        List<Refusal> refusals = subject.backend().check(plan, Requirements.inference());
        Set<String> elements = plan.elements().stream().map(Element::name).collect(Collectors.toSet());
        for (Refusal refusal : refusals) {
            assertTrue(
                    elements.contains(refusal.element()),
                    "'" + refusal.element() + "' is no element of the plan; there are " + elements);
            assertFalse(refusal.reason().isBlank(), "refused without a reason: " + refusal);
        }
        Set<Capability> named =
                refusals.stream().flatMap(r -> r.capability().stream()).collect(Collectors.toSet());
        assertTrue(named.containsAll(missing), "check should name all of " + missing + ", but named " + refusals);
        RanvierException thrown = assertThrows(
                RanvierException.class,
                () -> subject.backend().compile(plan, ONE_THREAD).close(),
                "a plan was compiled although it is refused: " + refusals);
        assertEquals(
                refusals.size(), thrown.problems().size(), "compile should name every refusal: " + thrown.getMessage());
    }

    /** A backend that cannot do this in a run refuses it beforehand, and says so by an exception, without numbers. */
    void run(Capability capability) {
        requirements(capability).forEach(needed -> beforehand(capability, needed));
        if (capability == Capability.MEASURED_TIMES) {
            // Networks driven by events are run at measured times elsewhere.
            return;
        }
        if (subject.claims(capability)) {
            attempt(capability);
        } else {
            Throwable thrown = null;
            try {
                attempt(capability);
            } catch (RuntimeException e) {
                thrown = e;
            }
            boolean says = thrown instanceof UnsupportedOperationException || thrown instanceof RanvierException;
            if (!says || thrown.getMessage() == null) {
                fail("it does not claim " + capability
                        + ", so UnsupportedOperationException or RanvierException should say so; instead: " + thrown);
            }
        }
    }

    private void beforehand(Capability capability, Requirements needed) {
        NetworkPlan plan = plan(Small.plain());
        List<Refusal> refusals = subject.backend().check(plan, needed);
        boolean refused = refusals.stream().anyMatch(r -> r.capability().equals(Optional.of(capability)));
        assertEquals(
                !subject.claims(capability),
                refused,
                "where " + capability + " is needed, check should refuse it if it is not claimed; it named "
                        + refusals);
    }

    /** What a run demands that needs a capability. */
    private static List<Requirements> requirements(Capability capability) {
        Requirements training = Requirements.training();
        Requirements inference = Requirements.inference();
        return switch (capability) {
            case TRAINING -> List.of(training, inference.withGradients(), inference.withInputGradients());
            case STREAMING -> List.of(inference.withStreaming());
            case REWIRING -> List.of(training.withRewiring("hidden.input"));
            case DORMANT_GRADIENTS -> List.of(training.withDormantGradients("output.hidden"));
            case ACTIVITY_GRADIENTS -> List.of(training.withActivityGradients());
            case MEASURED_TIMES -> List.of(training.withMeasuredTimes());
            default -> throw new IllegalArgumentException(capability + " shows in plans");
        };
    }

    private void attempt(Capability capability) {
        boolean listed = capability == Capability.REWIRING && subject.claims(Capability.SPARSE);
        NetworkPlan plan = plan(listed ? plans.get(Capability.SPARSE) : Small.plain());
        try (Program program = subject.backend().compile(plan, ONE_THREAD)) {
            switch (capability) {
                case TRAINING -> back(program, Map.of(), session -> {});
                case DORMANT_GRADIENTS ->
                    back(
                            program,
                            Map.of(),
                            session -> session.dormantGradients(
                                    "output.hidden",
                                    new SynapseList.Dense(Small.HIDDEN, Small.OUTPUTS),
                                    Map.of("output.hidden.delays", program.read("output.hidden.delays"))));
                case ACTIVITY_GRADIENTS -> back(program, Map.of("hidden", new double[Small.HIDDEN]), session -> {});
                case REWIRING ->
                    program.rewire(
                            "hidden.input",
                            new SynapseList.Sparse(Small.CHANNELS, Small.HIDDEN, new int[] {0}, new int[] {0}),
                            new int[] {0});
                case STREAMING -> {
                    try (Session session = program.open(signal(plan), RunOptions.INFERENCE)) {
                        session.advance(1);
                        session.advance(1);
                    }
                }
                default -> throw new IllegalArgumentException(capability + " shows in plans");
            }
        }
    }

    /**
     * A backend that only runs forward holds a checkpoint's numbers as any other, keeps nothing of an optimiser, and
     * says of all that needs gradients that it has none.
     */
    void forwardOnly() {
        NetworkPlan plan = plan(Small.plain());
        try (Program program = subject.backend().compile(plan, ONE_THREAD)) {
            for (ParameterSpec spec : plan.parameters()) {
                double[] values = new double[spec.size()];
                Arrays.setAll(values, n -> spec.bounds().clamp(n % 4));
                program.write(spec.name(), values);
                assertArrayEquals(values, program.read(spec.name()), "read after write of '" + spec.name() + "'");
                assertEquals(Map.of(), program.readSlots(spec.name()), "slots of '" + spec.name() + "'");
            }
            assertTrue(program.parametersAreFinite(), "its numbers are finite");
            String weights = "hidden.input.weights";
            refuses("readGradient", () -> program.readGradient(weights));
            refuses("gradientNorm", () -> program.gradientNorm(List.of(weights)));
            refuses("clearGradients", program::clearGradients);
            refuses(
                    "open with gradients",
                    () -> program.open(signal(plan), RunOptions.training(1, 0)).close());
        }
    }

    private static void refuses(String what, Executable action) {
        RuntimeException thrown = assertThrows(RuntimeException.class, action, what + " was answered");
        assertTrue(
                thrown instanceof UnsupportedOperationException || thrown instanceof RanvierException,
                what + " should be refused by UnsupportedOperationException or RanvierException, not " + thrown);
        assertTrue(thrown.getMessage() != null && !thrown.getMessage().isBlank(), what + " is refused without a word");
    }

    private static void back(Program program, Map<String, double[]> counts, Consumer<Session> then) {
        try (Session session = program.open(signal(program.plan()), RunOptions.training(1, 0))) {
            Recording.Ticks recording = (Recording.Ticks) session.advance(Small.TICKS);
            double[] gradient = new double[recording.outputs().length];
            if (counts.isEmpty()) {
                session.backward(gradient);
            } else {
                session.backward(BackwardRequest.of(gradient).withSpikeCountGradients(counts));
            }
            then.accept(session);
        }
    }

    NetworkPlan plan(Small network) {
        return subject.workshop().build(network.sketch()).plan();
    }

    static SignalBatch signal(NetworkPlan plan) {
        int channels = plan.input().channels();
        return new SignalBatch.Frames(
                1, channels, Small.TICKS, new double[channels * Small.TICKS], new int[] {Small.TICKS});
    }

    Stream<Capability> shown() {
        List<Capability> all = new ArrayList<>(ofPlans());
        all.addAll(ofRuns());
        return all.stream();
    }

    void check(Capability capability) {
        if (plans.containsKey(capability)) {
            plan(capability);
        } else {
            run(capability);
        }
    }
}
