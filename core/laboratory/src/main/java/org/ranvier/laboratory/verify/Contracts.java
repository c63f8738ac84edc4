package org.ranvier.laboratory.verify;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.Component;
import org.ranvier.api.backend.Backend;
import org.ranvier.api.data.Encoder;
import org.ranvier.api.data.Objective;
import org.ranvier.api.data.Objective.OutputShape;
import org.ranvier.api.data.Sample;
import org.ranvier.api.data.Target;
import org.ranvier.api.learning.DelayLearner;
import org.ranvier.api.learning.Optimizer;
import org.ranvier.api.learning.Surrogate;
import org.ranvier.api.model.Neuron;
import org.ranvier.api.model.Synapse;
import org.ranvier.testkit.ComponentContract;
import org.ranvier.testkit.DelayLearnerContract;
import org.ranvier.testkit.EncoderContract;
import org.ranvier.testkit.NeuronContract;
import org.ranvier.testkit.ObjectiveContract;
import org.ranvier.testkit.OptimizerContract;
import org.ranvier.testkit.SurrogateContract;
import org.ranvier.testkit.SynapseContract;
import org.ranvier.testkit.backend.BackendConformance;

/** The test kit's contracts, extended for the component of the {@link Scene}. */
final class Contracts {

    private static final Map<Class<? extends Component>, Class<?>> TESTS = new LinkedHashMap<>(Map.of(
            Neuron.class, OfNeuron.class,
            Synapse.class, OfSynapse.class,
            DelayLearner.class, OfDelayLearner.class,
            Encoder.class, OfEncoder.class,
            Objective.class, OfObjective.class,
            Optimizer.class, OfOptimizer.class,
            Surrogate.class, OfSurrogate.class,
            Backend.class, OfBackend.class));

    private Contracts() {}

    /** The contract of a kind of component; where the kit has none, what holds for all. */
    static Class<?> of(Class<? extends Component> contract) {
        return TESTS.getOrDefault(contract, OfComponent.class);
    }

    private static <C extends Component> C subject(Class<C> contract) {
        return Scene.CURRENT.get().fresh(contract);
    }

    static final class OfComponent extends ComponentContract<Component> {
        @Override
        protected Component component() {
            Scene scene = Scene.CURRENT.get();
            return scene.fresh(Verification.contract(scene.subject()));
        }

        @Override
        protected Map<String, ?> settings() {
            return Fitting.settings(component());
        }
    }

    static final class OfNeuron extends NeuronContract {
        @Override
        protected Neuron component() {
            return subject(Neuron.class);
        }

        @Override
        protected Map<String, ?> settings() {
            return Fitting.settings(component());
        }
    }

    static final class OfSynapse extends SynapseContract {
        @Override
        protected Synapse component() {
            return subject(Synapse.class);
        }

        @Override
        protected Map<String, ?> settings() {
            return Fitting.settings(component());
        }
    }

    static final class OfDelayLearner extends DelayLearnerContract {
        @Override
        protected DelayLearner component() {
            return subject(DelayLearner.class);
        }

        @Override
        protected Map<String, ?> settings() {
            return Fitting.settings(component());
        }
    }

    static final class OfEncoder extends EncoderContract {
        @Override
        protected Encoder component() {
            return subject(Encoder.class);
        }

        @Override
        protected Map<String, ?> settings() {
            return Fitting.settings(component());
        }

        @Override
        protected List<Integer> shape() {
            return Fitting.samples(component(), settings()).orElseThrow().shape();
        }

        @Override
        protected List<Sample> samples() {
            return Fitting.samples(component(), settings()).orElseThrow().samples();
        }
    }

    static final class OfObjective extends ObjectiveContract {
        @Override
        protected Objective component() {
            return subject(Objective.class);
        }

        @Override
        protected Map<String, ?> settings() {
            return Fitting.settings(component());
        }

        @Override
        protected OutputShape shape() {
            return Fitting.shape(component(), settings()).orElseThrow();
        }

        @Override
        protected List<Target> targets() {
            return Fitting.targets(component(), settings(), shape());
        }
    }

    static final class OfOptimizer extends OptimizerContract {
        @Override
        protected Optimizer component() {
            return subject(Optimizer.class);
        }

        @Override
        protected Map<String, ?> settings() {
            return Fitting.settings(component());
        }
    }

    static final class OfSurrogate extends SurrogateContract {
        @Override
        protected Surrogate component() {
            return subject(Surrogate.class);
        }

        @Override
        protected Map<String, ?> settings() {
            return Fitting.settings(component());
        }
    }

    static final class OfBackend extends BackendConformance {
        @Override
        protected Backend component() {
            return subject(Backend.class);
        }

        @Override
        protected Map<String, ?> settings() {
            return Fitting.settings(component());
        }
    }

    /** Networks with the component under test, on a backend that is installed. */
    static final class InNetworks extends BackendConformance {
        @Override
        protected Backend component() {
            return Scene.CURRENT.get().backend();
        }
    }
}
