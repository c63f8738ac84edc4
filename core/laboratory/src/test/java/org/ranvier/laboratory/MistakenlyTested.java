package org.ranvier.laboratory;

import org.ranvier.api.data.Encoder;
import org.ranvier.api.data.Objective;
import org.ranvier.api.learning.DelayLearner;
import org.ranvier.api.learning.Optimizer;
import org.ranvier.api.learning.Surrogate;
import org.ranvier.api.model.Neuron;
import org.ranvier.api.model.Synapse;
import org.ranvier.testkit.DelayLearnerContract;
import org.ranvier.testkit.EncoderContract;
import org.ranvier.testkit.NeuronContract;
import org.ranvier.testkit.ObjectiveContract;
import org.ranvier.testkit.OptimizerContract;
import org.ranvier.testkit.SurrogateContract;
import org.ranvier.testkit.SynapseContract;

/**
 * The contracts of {@link Mistaken} components. No tests of their own: {@link ContractsTest} runs them, and they fail.
 */
final class MistakenlyTested {

    private MistakenlyTested() {}

    static class BadSchema extends SurrogateContract {
        @Override
        protected Surrogate component() {
            return new Mistaken.BadSchema();
        }
    }

    static class UndeclaredParameter extends NeuronContract {
        @Override
        protected Neuron component() {
            return new Mistaken.UndeclaredParameter();
        }
    }

    static class Unstable extends NeuronContract {
        private final Neuron neuron = new Mistaken.Unstable();

        @Override
        protected Neuron component() {
            return neuron;
        }
    }

    static class SpikingSynapse extends SynapseContract {
        @Override
        protected Synapse component() {
            return new Mistaken.SpikingSynapse();
        }
    }

    static class WideKernel extends DelayLearnerContract {
        @Override
        protected DelayLearner component() {
            return new Mistaken.WideKernel();
        }
    }

    static class Forgetless extends EncoderContract {
        @Override
        protected Encoder component() {
            return new Mistaken.Forgetless();
        }
    }

    static class HalfGradient extends ObjectiveContract {
        @Override
        protected Objective component() {
            return new Mistaken.HalfGradient();
        }
    }

    static class Uphill extends OptimizerContract {
        @Override
        protected Optimizer component() {
            return new Mistaken.Uphill();
        }
    }
}
