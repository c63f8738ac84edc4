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
import org.ranvier.api.data.Encoder;
import org.ranvier.api.data.Objective;
import org.ranvier.api.model.DelayLearner;
import org.ranvier.api.model.Neuron;
import org.ranvier.api.model.Optimizer;
import org.ranvier.api.model.Surrogate;
import org.ranvier.api.model.Synapse;
import org.ranvier.testkit.DelayLearnerContract;
import org.ranvier.testkit.EncoderContract;
import org.ranvier.testkit.NeuronContract;
import org.ranvier.testkit.ObjectiveContract;
import org.ranvier.testkit.OptimizerContract;
import org.ranvier.testkit.SurrogateContract;
import org.ranvier.testkit.SynapseContract;

/** Every contract test can fail: components with mistakes fail those that are about them, and no others. */
class ContractsTest {

    /** Not a test of its own: run by the tests below, as all classes of this kind here. */
    static class OfBadSchema extends SurrogateContract {
        @Override
        protected Surrogate component() {
            return new Mistaken.BadSchema();
        }
    }

    @Test
    void schemasAndSurrogates() {
        assertThat(failing(OfBadSchema.class))
                .containsExactly(
                        "defaultsAreAccepted",
                        "everySettingIsWellFormed",
                        "namesAreWordsOfAFile",
                        "theDerivativeIsFiniteAndNotNegative",
                        "theSmoothStepHasTheDerivative");
    }

    static class OfUndeclaredParameter extends NeuronContract {
        @Override
        protected Neuron component() {
            return new Mistaken.UndeclaredParameter();
        }
    }

    static class OfUnstable extends NeuronContract {
        private final Neuron neuron = new Mistaken.Unstable();

        @Override
        protected Neuron component() {
            return neuron;
        }
    }

    @Test
    void neurons() {
        assertThat(failing(OfUndeclaredParameter.class))
                .containsExactly("equationsCompileAndStayFinite", "gradientsAreSlopes");
        assertThat(failing(OfUnstable.class)).contains("equationsAreAlwaysTheSame", "equationsCompileAndStayFinite");
    }

    static class OfSpikingSynapse extends SynapseContract {
        @Override
        protected Synapse component() {
            return new Mistaken.SpikingSynapse();
        }
    }

    @Test
    void synapses() {
        assertThat(failing(OfSpikingSynapse.class)).containsExactly("oneInputBecomesOneCurrent");
    }

    static class OfWideKernel extends DelayLearnerContract {
        @Override
        protected DelayLearner component() {
            return new Mistaken.WideKernel();
        }
    }

    @Test
    void delayLearners() {
        assertThat(failing(OfWideKernel.class)).containsExactly("derivativesAreSlopes", "kernelsStayWithinTheirSupport");
    }

    static class OfForgetless extends EncoderContract {
        @Override
        protected Encoder component() {
            return new Mistaken.Forgetless();
        }
    }

    @Test
    void encoders() {
        assertThat(failing(OfForgetless.class)).containsExactly("eventsFallOnItsChannels", "theSameSeedGivesTheSameEvents");
    }

    static class OfHalfGradient extends ObjectiveContract {
        @Override
        protected Objective component() {
            return new Mistaken.HalfGradient();
        }
    }

    @Test
    void objectives() {
        assertThat(failing(OfHalfGradient.class)).containsExactly("gradientsAreSlopes");
    }

    static class OfUphill extends OptimizerContract {
        @Override
        protected Optimizer component() {
            return new Mistaken.Uphill();
        }
    }

    @Test
    void optimizers() {
        assertThat(failing(OfUphill.class)).containsExactly("itGoesDownhill");
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
