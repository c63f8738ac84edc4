package org.ranvier.plugins.backend.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.ranvier.api.backend.Backend;
import org.ranvier.testkit.backend.BackendConformance;
import org.ranvier.testkit.backend.Precision;

/** Every test of the conformance suite can fail: backends with mistakes fail that which is about them. */
class SuiteTest {

    private static final ThreadLocal<Supplier<Backend>> TESTED = new ThreadLocal<>();

    /** Runs the suite on a backend that another test chose. */
    static class Conformance extends BackendConformance {
        @Override
        protected Backend component() {
            return TESTED.get() == null ? new ReferenceBackend() : TESTED.get().get();
        }

        @Override
        protected Precision precision() {
            return Precision.DOUBLE;
        }

        /** Enough to meet every value of every feature, in training too. */
        @Override
        protected int networks() {
            return 24;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "LATE_DELAYS, wholeNumbersAreCountedExactly",
        "LATE_DELAYS, everyPairOfFeaturesAgreesWithTheReference",
        "SHORT_LOOPS, wholeNumbersAreCountedExactly",
        "STRICT, wholeNumbersAreCountedExactly",
        "LATE_RESETS, wholeNumbersAreCountedExactly",
        "UPHILL, everyPairOfFeaturesAgreesWithTheReference",
        "NO_BIAS_GRADIENT, everyPairOfFeaturesAgreesWithTheReference",
        "NEGLECTS_WIDTHS, whatIsNotTrainedLeavesOtherGradientsAlone",
        "DRAWS_OF_ITS_OWN, everyPairOfFeaturesAgreesWithTheReference",
        "ALWAYS_TRAINING, everyPairOfFeaturesAgreesWithTheReference",
        "TWO_GROUPS, everyShapeOfNetworkAgreesWithTheReference",
        "FIXED_RATE, everyOptimizerAgreesWithTheReference",
        "UNBOUNDED, everyOptimizerAgreesWithTheReference",
        "ADDS_NORMS, theNormOfGradientsIsThatOfAllTogether",
        "SUMS_BY_THREAD, threadsChangeNothing",
        "LEAKING_SAMPLES, samplesDoNotKnowOfEachOther",
        "FORGETFUL, streamingEqualsOneAdvance",
        "HOARDING, batchesDoNotKnowOfThoseBefore",
        "SELF_CONSCIOUS, recordingChangesNothing",
        "KEEPS_GRADIENTS, aSecondRunEqualsTheFirst",
        "LOSES_SLOTS, resumedTrainingEndsTheSame",
        "SHUFFLES_SYNAPSES, rewiringMovesNumbersAndSlots",
        "ONE_CANDIDATE_DELAY, dormantSynapsesHaveGradients",
        "NO_ACTIVITY, spikeCountsHaveGradients",
        "ROUNDED_EVENTS, networksOfEventsAgreeWithTheReference",
        "NO_NAN, whatIsNoNumberStaysInItsSampleAndArrives",
        "FORGIVING, mistakesOfACallerAreNamedAndHarmNothing",
        "SHARING, arraysAreCopies",
    })
    void catchesMistakesOfComputation(Mistaken mistake, String test) {
        assertThat(failing(mistake::backend, test)).containsExactly(test);
    }

    @Test
    void catchesMistakesOfClaims() {
        String claims = "whatIsClaimedWorksAndTheRestIsRefused";
        assertThat(failing(Misleading.BoldClaims::new, claims)).containsExactly(claims);
        assertThat(failing(Misleading.Careless::new, claims)).containsExactly(claims);
        assertThat(failing(Misleading.Vague::new, claims)).containsExactly(claims);
        assertThat(failing(Misleading.CompilesAnyway::new, claims)).containsExactly(claims);
        String atOnce = "allThatIsRefusedIsRefusedAtOnce";
        assertThat(failing(Misleading.OneByOne::new, atOnce)).containsExactly(atOnce);
        String loop = "batchNormalisationInALoopIsRefused";
        assertThat(failing(Misleading.Prophet::new, loop)).containsExactly(loop);
    }

    @Test
    void aLimitedBackendThatSaysSoPasses() {
        assertThat(failing(Limited::new)).isSubsetOf("aServiceLoaderCanMakeIt");
    }

    /** The tests of the suite that fail for a backend; of those named, or of all. */
    private static Set<String> failing(Supplier<Backend> backend, String... tests) {
        List<? extends DiscoverySelector> selectors = tests.length == 0
                ? List.of(selectClass(Conformance.class))
                : List.of(tests).stream()
                        .map(test -> selectMethod(Conformance.class, test))
                        .toList();
        Set<String> failed = new TreeSet<>();
        TESTED.set(backend);
        try {
            LauncherFactory.create()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(selectors)
                                    .build(),
                            new TestExecutionListener() {
                                @Override
                                public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                                    if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                                        test.getSource()
                                                .filter(MethodSource.class::isInstance)
                                                .ifPresent(s -> failed.add(((MethodSource) s).getMethodName()));
                                    }
                                }
                            });
        } finally {
            TESTED.remove();
        }
        return failed;
    }
}
