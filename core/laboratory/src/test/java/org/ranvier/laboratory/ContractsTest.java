package org.ranvier.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Every contract test can fail: components with mistakes fail those that are about them, and no others. */
class ContractsTest {

    @Test
    void schemasAndSurrogates() {
        assertThat(failing(MistakenlyTested.BadSchema.class))
                .containsExactly(
                        "defaultsAreAccepted",
                        "everySettingIsWellFormed",
                        "namesAreWordsOfAFile",
                        "nothingThatItAnswersIsNull",
                        "settingsComeBackFromAFile",
                        "textsArePhrases",
                        "theDerivativeIsFiniteAndNotNegative",
                        "theSmoothStepHasTheDerivative");
    }

    @Test
    void neurons() {
        assertThat(failing(MistakenlyTested.UndeclaredParameter.class))
                .containsExactly("equationsCompileAndStayFinite", "gradientsAreSlopes");
        assertThat(failing(MistakenlyTested.Unstable.class))
                .contains("equationsAreAlwaysTheSame", "equationsCompileAndStayFinite");
    }

    @Test
    void synapses() {
        assertThat(failing(MistakenlyTested.SpikingSynapse.class)).containsExactly("oneInputBecomesOneCurrent");
    }

    @Test
    void delayLearners() {
        assertThat(failing(MistakenlyTested.WideKernel.class))
                .containsExactly("derivativesAreSlopes", "kernelsStayWithinTheirSupport");
    }

    @Test
    void encoders() {
        assertThat(failing(MistakenlyTested.Forgetless.class))
                .containsExactly("eventsFallOnItsChannels", "theSameSeedGivesTheSameEvents");
    }

    @Test
    void objectives() {
        assertThat(failing(MistakenlyTested.HalfGradient.class)).containsExactly("gradientsAreSlopes");
    }

    @Test
    void optimizers() {
        assertThat(failing(MistakenlyTested.Uphill.class)).containsExactly("itGoesDownhill");
    }

    /** The names of the test methods of a contract that fail. */
    private static Set<String> failing(Class<?> contract) {
        Set<String> failed = new TreeSet<>();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(List.of(selectClass(contract)))
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
        return failed;
    }
}
