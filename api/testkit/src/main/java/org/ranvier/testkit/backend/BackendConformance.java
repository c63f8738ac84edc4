package org.ranvier.testkit.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.ranvier.api.backend.Availability;
import org.ranvier.api.backend.Backend;
import org.ranvier.api.backend.Capability;
import org.ranvier.testkit.ComponentContract;
import org.ranvier.testkit.backend.networks.Draft;
import org.ranvier.testkit.spi.NetworkFactory;

/**
 * Conformance tests for backends: a backend computes what the reference backend computes, its results depend on nothing
 * but the network, its numbers and its input, it can do what it claims, and it reports in advance what it cannot do in
 * a plan.
 *
 * <p>Networks are composed of all installed components, including those of third parties: all that plugins on the
 * test's paths provide. Every value of every feature is combined with every value of every other; values that a backend
 * does not claim are left out. A network that fails is simplified, written to a file, and identified by the number that
 * reproduces it alone.
 *
 * <pre>{@code
 * class MyBackendTest extends BackendConformance {
 *
 *     @Override
 *     protected Backend component() {
 *         return new MyBackend();
 *     }
 * }
 * }</pre>
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class BackendConformance extends ComponentContract<Backend> {

    /** The name of the backend that decides. */
    protected static final String REFERENCE = "reference";

    private static final int SOME = 6;

    private final NetworkFactory workshop = NetworkFactory.find();
    private Subject subject;

    /** For test classes to extend. */
    protected BackendConformance() {}

    /** {@return the backend to compare with: {@code reference} among the installed ones} */
    protected Backend reference() {
        return workshop.installed(Backend.class).stream()
                .filter(b -> b.name().equals(REFERENCE))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "there is no reference backend; add org.ranvier.plugins:backend-reference for tests"));
    }

    /** {@return the precision of the backend under test} */
    protected Precision precision() {
        return Precision.SINGLE;
    }

    /**
     * {@return whether it can record a quantity of a population}
     *
     * @param quantity {@code spikes}, {@code output}, an input port or a state
     */
    protected boolean records(String quantity) {
        return true;
    }

    /**
     * {@return how many networks are compared at most, for backends that take seconds for each; all pairs need them
     * all}
     */
    protected int networks() {
        return Integer.MAX_VALUE;
    }

    /** Kept for all tests of a class, with the networks that were drawn. */
    private Subject available() {
        if (subject == null) {
            subject = new Subject(component(), reference(), precision(), this::records, networks(), workshop);
        }
        subject.assumeAvailable();
        return subject;
    }

    @Test
    final void availabilityIsAValueWithAReason() {
        switch (component().availability()) {
            case Availability.Available it -> assertFalse(it.detail().isBlank(), "available on what?");
            case Availability.Unavailable it -> {
                assertFalse(it.reason().isBlank(), "unavailable why?");
                assertFalse(it.remedy().isBlank(), "unavailable, and what can be done?");
            }
        }
    }

    @Test
    final void capabilitiesAreAlwaysTheSame() {
        assertEquals(component().capabilities(), component().capabilities());
    }

    @TestFactory
    final Stream<DynamicTest> everyPairOfFeaturesAgreesWithTheReference() {
        Agreement agreement = new Agreement(available());
        return available().drafts().stream()
                .map(draft -> dynamicTest(draft.seed() + ": " + draft, () -> agreement.check(draft)));
    }

    /** With kernels of one tap, of several and of all lags, whatever the components. */
    @TestFactory
    final Stream<DynamicTest> everyShapeOfNetworkAgreesWithTheReference() {
        Subject subject = available();
        return new Shapes(subject).tests(Map.of("learner", Shapes.learners(subject)), networks());
    }

    @TestFactory
    final Stream<DynamicTest> wholeNumbersAreCountedExactly() {
        Subject subject = available();
        return Stream.of("above", "reach")
                .flatMap(spike -> Stream.of("zero", "subtract", "none")
                        .flatMap(reset -> Stream.of(0, 2)
                                .flatMap(silence -> Stream.of(false, true)
                                        .filter(loop -> !loop || subject.claims(Capability.RECURRENT))
                                        .map(loop -> dynamicTest(
                                                "spike " + spike + ", reset " + reset + ", silent for " + silence
                                                        + (loop ? ", in a loop" : ""),
                                                new Counting(subject, spike, reset, silence, loop)::check)))));
    }

    @TestFactory
    final Stream<DynamicTest> delaysOfWholeTicksActAtThatLag() {
        Grid grid = new Grid(available());
        return grid.cases().map(c -> dynamicTest(c.toString(), () -> grid.check(c)));
    }

    @TestFactory
    final Stream<DynamicTest> theEndsOfDelaysAreWholeTicks() {
        Subject subject = available();
        subject.assumeClaimed(Capability.TRAINING, Capability.RECURRENT);
        return Grid.dts()
                .flatMap(dt -> Stream.of(false, true)
                        .map(later -> dynamicTest(
                                dt + (later ? " the largest" : " the smallest"),
                                () -> new Grid(subject).checkBounds(dt, later))));
    }

    @TestFactory
    final Stream<DynamicTest> everyOptimizerAgreesWithTheReference() {
        Subject subject = available();
        subject.assumeClaimed(Capability.TRAINING);
        Updates updates = new Updates(subject);
        return updates.recipes().map(recipe -> dynamicTest(recipe.name(), () -> updates.check(recipe)));
    }

    /** Without this a run would write NaN to its checkpoints. */
    @Test
    final void numbersThatAreNotFiniteAreSeen() {
        available().assumeClaimed(Capability.TRAINING);
        new FiniteNumbers(available()).check();
    }

    /** Training clips by it. */
    @Test
    final void theNormOfGradientsIsThatOfAllTogether() {
        available().assumeClaimed(Capability.TRAINING);
        new GradientNorm(available()).check();
    }

    @TestFactory
    final Stream<DynamicTest> whatIsNotTrainedLeavesOtherGradientsAlone() {
        Subject subject = available();
        subject.assumeClaimed(Capability.TRAINING);
        PartlyTrained partly = new PartlyTrained(subject);
        return partly.cases().map(c -> dynamicTest(c.toString(), () -> partly.check(c)));
    }

    @TestFactory
    final Stream<DynamicTest> threadsChangeNothing() {
        Subject subject = available();
        return some(subject, draft -> draft.whole("batch") > 1, new Invariance(subject)::threads);
    }

    @TestFactory
    final Stream<DynamicTest> recordingChangesNothing() {
        Invariance invariance = new Invariance(available());
        return available()
                .cover()
                .map(draft -> dynamicTest(draft.seed() + ": " + draft, () -> invariance.recording(draft)));
    }

    @TestFactory
    final Stream<DynamicTest> streamingEqualsOneAdvance() {
        Subject subject = available();
        subject.assumeClaimed(Capability.STREAMING);
        return some(subject, Invariance::canStream, new Invariance(subject)::advances);
    }

    @TestFactory
    final Stream<DynamicTest> aSecondRunEqualsTheFirst() {
        Subject subject = available();
        return some(subject, draft -> true, new Invariance(subject)::repetition);
    }

    @TestFactory
    final Stream<DynamicTest> batchesDoNotKnowOfThoseBefore() {
        Sequences sequences = new Sequences(available());
        return sequences.drafts().map(draft -> dynamicTest(draft.seed() + ": " + draft, () -> sequences.check(draft)));
    }

    @TestFactory
    final Stream<DynamicTest> samplesDoNotKnowOfEachOther() {
        Subject subject = available();
        Invariance invariance = new Invariance(subject);
        return some(subject, invariance::samplesAreIndependent, invariance::batches);
    }

    @TestFactory
    final Stream<DynamicTest> resumedTrainingEndsTheSame() {
        Subject subject = available();
        subject.assumeClaimed(Capability.TRAINING);
        return some(subject, Draft::training, new Invariance(subject)::resumption);
    }

    @TestFactory
    final Stream<DynamicTest> whatIsClaimedWorksAndTheRestIsRefused() {
        Subject subject = available();
        Claims claims = new Claims(subject);
        return claims.shown()
                .map(c -> dynamicTest(
                        c + (subject.claims(c) ? " is claimed and works" : " is not claimed and refused"),
                        () -> claims.check(c)));
    }

    @Test
    final void whoOnlyRunsForwardHoldsNumbersAndRefusesGradients() {
        Subject subject = available();
        assumeFalse(subject.claims(Capability.TRAINING), "it has gradients");
        new Claims(subject).forwardOnly();
    }

    @Test
    final void allThatIsRefusedIsRefusedAtOnce() {
        new Claims(available()).allAtOnce();
    }

    @Test
    final void batchNormalisationInALoopIsRefused() {
        new Claims(available()).normalizationInALoop();
    }

    /** Running statistics are constants; the gradients of what is normalised by them are those of any other network. */
    @TestFactory
    final Stream<DynamicTest> batchNormalisationHasGradientsAtInference() {
        Subject subject = available();
        subject.assumeClaimed(Capability.TRAINING, Capability.BATCH_NORM);
        Agreement agreement = new Agreement(subject);
        return subject.features().all().get("synapse").stream()
                .flatMap(synapse -> Stream.of("1", "5", "17")
                        .map(batch ->
                                Map.of("shape", "normalized", "mode", "inference", "synapse", synapse, "batch", batch)))
                .map(choices -> dynamicTest(
                        choices.get("synapse") + ", " + choices.get("batch"),
                        () -> agreement.check(subject.plain(0, choices))));
    }

    @TestFactory
    final Stream<DynamicTest> rewiringMovesNumbersAndSlots() {
        Subject subject = available();
        subject.assumeClaimed(Capability.TRAINING, Capability.SPARSE, Capability.REWIRING);
        return subject.features().all().get("learner").stream()
                .map(learner -> dynamicTest(learner, () -> new Structure(subject).rewiring(learner)));
    }

    @TestFactory
    final Stream<DynamicTest> dormantSynapsesHaveGradients() {
        Subject subject = available();
        subject.assumeClaimed(Capability.TRAINING, Capability.SPARSE, Capability.DORMANT_GRADIENTS);
        return subject.features().all().get("site").stream()
                .flatMap(site -> subject.features().all().get("connectivity").stream()
                        .map(connectivity -> dynamicTest(
                                site + " " + connectivity,
                                () -> new Structure(subject).dormantGradients(site, connectivity))));
    }

    @TestFactory
    final Stream<DynamicTest> spikeCountsHaveGradients() {
        Subject subject = available();
        subject.assumeClaimed(Capability.TRAINING, Capability.ACTIVITY_GRADIENTS);
        return subject.features().all().get("shape").stream()
                .map(shape -> dynamicTest(shape, () -> new Structure(subject).activityGradients(shape)));
    }

    @TestFactory
    final Stream<DynamicTest> networksOfEventsAgreeWithTheReference() {
        EventDriven events = new EventDriven(available());
        return available().claims(Capability.EVENT_DRIVEN)
                ? events.combinations().map(c -> dynamicTest(c.toString(), () -> events.agrees(c)))
                : Stream.of(dynamicTest("EVENT_DRIVEN is not claimed and refused", events::refused));
    }

    @TestFactory
    final Stream<DynamicTest> batchesOfEventsDoNotKnowOfThoseBefore() {
        Subject subject = available();
        subject.assumeClaimed(Capability.EVENT_DRIVEN);
        EventDriven events = new EventDriven(subject);
        return events.combinations().map(c -> dynamicTest(c.toString(), () -> events.follow(c)));
    }

    @TestFactory
    final Stream<DynamicTest> mistakesOfACallerAreNamedAndHarmNothing() {
        Misuse misuse = new Misuse(available());
        return misuse.mistakes().entrySet().stream()
                .map(mistake -> dynamicTest(mistake.getKey(), () -> misuse.check(mistake.getValue())));
    }

    @Test
    final void arraysAreCopies() {
        new Misuse(available()).arraysAreCopies();
    }

    @Test
    final void whatIsNoNumberStaysInItsSampleAndArrives() {
        Subject subject = available();
        subject.assumeClaimed(Capability.GRADED_INPUT);
        new Misuse(subject).nonsenseSpreadsWithinItsSample();
    }

    private static Stream<DynamicTest> some(Subject subject, Predicate<Draft> suits, Consumer<Draft> check) {
        return subject.some(SOME, suits)
                .map(draft -> dynamicTest(draft.seed() + ": " + draft, () -> check.accept(draft)));
    }
}
