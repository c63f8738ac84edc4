package org.ranvier.laboratory.verify;

import java.util.List;
import java.util.Map;
import org.ranvier.api.Component;
import org.ranvier.api.backend.Backend;
import org.ranvier.api.data.Augmentation;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.Encoder;
import org.ranvier.api.data.Objective;
import org.ranvier.api.data.Objective.OutputShape;
import org.ranvier.api.data.Sample;
import org.ranvier.api.data.Target;
import org.ranvier.api.exchange.NetworkExporter;
import org.ranvier.api.learning.DelayLearner;
import org.ranvier.api.learning.Optimizer;
import org.ranvier.api.learning.Regularizer;
import org.ranvier.api.learning.Schedule;
import org.ranvier.api.learning.StructureLearner;
import org.ranvier.api.learning.Surrogate;
import org.ranvier.api.model.Connectivity;
import org.ranvier.api.model.Initializer;
import org.ranvier.api.model.Neuron;
import org.ranvier.api.model.Synapse;
import org.ranvier.api.model.WeightParametrization;
import org.ranvier.testkit.AugmentationContract;
import org.ranvier.testkit.ComponentContract;
import org.ranvier.testkit.ConnectivityContract;
import org.ranvier.testkit.DatasetContract;
import org.ranvier.testkit.DelayLearnerContract;
import org.ranvier.testkit.EncoderContract;
import org.ranvier.testkit.ExporterContract;
import org.ranvier.testkit.InitializerContract;
import org.ranvier.testkit.NeuronContract;
import org.ranvier.testkit.ObjectiveContract;
import org.ranvier.testkit.OptimizerContract;
import org.ranvier.testkit.RegularizerContract;
import org.ranvier.testkit.ScheduleContract;
import org.ranvier.testkit.StructureLearnerContract;
import org.ranvier.testkit.SurrogateContract;
import org.ranvier.testkit.SynapseContract;
import org.ranvier.testkit.WeightParametrizationContract;
import org.ranvier.testkit.backend.BackendConformance;

/** The test kit's contracts, extended for the component of the {@link Scene}. */
final class Contracts {

    private static final Map<Class<? extends Component>, Class<?>> TESTS = Map.ofEntries(
            Map.entry(Neuron.class, OfNeuron.class),
            Map.entry(Synapse.class, OfSynapse.class),
            Map.entry(DelayLearner.class, OfDelayLearner.class),
            Map.entry(Augmentation.class, OfAugmentation.class),
            Map.entry(Encoder.class, OfEncoder.class),
            Map.entry(Objective.class, OfObjective.class),
            Map.entry(Optimizer.class, OfOptimizer.class),
            Map.entry(Surrogate.class, OfSurrogate.class),
            Map.entry(Backend.class, OfBackend.class),
            Map.entry(Dataset.class, OfDataset.class),
            Map.entry(Initializer.class, OfInitializer.class),
            Map.entry(Connectivity.class, OfConnectivity.class),
            Map.entry(WeightParametrization.class, OfWeightParametrization.class),
            Map.entry(StructureLearner.class, OfStructureLearner.class),
            Map.entry(Schedule.class, OfSchedule.class),
            Map.entry(Regularizer.class, OfRegularizer.class),
            Map.entry(NetworkExporter.class, OfNetworkExporter.class));

    private Contracts() {}

    /**
     * The contract of a component; what holds for all where the kit has none for its kind, or the component needs what
     * only its author has.
     */
    static Class<?> of(Class<? extends Component> contract, Component component) {
        return component instanceof Dataset dataset && !Fitting.opensWithoutFiles(dataset)
                ? OfComponent.class
                : TESTS.getOrDefault(contract, OfComponent.class);
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

    static final class OfAugmentation extends AugmentationContract {
        @Override
        protected Augmentation component() {
            return subject(Augmentation.class);
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

    static final class OfDataset extends DatasetContract {
        @Override
        protected Dataset component() {
            return subject(Dataset.class);
        }

        @Override
        protected Map<String, ?> settings() {
            return Fitting.settings(component());
        }
    }

    static final class OfInitializer extends InitializerContract {
        @Override
        protected Initializer component() {
            return subject(Initializer.class);
        }

        @Override
        protected Map<String, ?> settings() {
            return Fitting.settings(component());
        }
    }

    static final class OfConnectivity extends ConnectivityContract {
        @Override
        protected Connectivity component() {
            return subject(Connectivity.class);
        }

        @Override
        protected Map<String, ?> settings() {
            return Fitting.settings(component());
        }
    }

    static final class OfWeightParametrization extends WeightParametrizationContract {
        @Override
        protected WeightParametrization component() {
            return subject(WeightParametrization.class);
        }

        @Override
        protected Map<String, ?> settings() {
            return Fitting.settings(component());
        }
    }

    static final class OfStructureLearner extends StructureLearnerContract {
        @Override
        protected StructureLearner component() {
            return subject(StructureLearner.class);
        }

        @Override
        protected Map<String, ?> settings() {
            return Fitting.settings(component());
        }
    }

    static final class OfSchedule extends ScheduleContract {
        @Override
        protected Schedule component() {
            return subject(Schedule.class);
        }

        @Override
        protected Map<String, ?> settings() {
            return Fitting.settings(component());
        }
    }

    static final class OfRegularizer extends RegularizerContract {
        @Override
        protected Regularizer component() {
            return subject(Regularizer.class);
        }

        @Override
        protected Map<String, ?> settings() {
            return Fitting.settings(component());
        }
    }

    static final class OfNetworkExporter extends ExporterContract {
        @Override
        protected NetworkExporter component() {
            return subject(NetworkExporter.class);
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

        /** Whether a backend is the one that others are compared with. */
        static boolean decides(String name) {
            return name.equals(REFERENCE);
        }
    }
}
