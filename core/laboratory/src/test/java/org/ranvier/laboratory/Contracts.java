package org.ranvier.laboratory;

import org.junit.jupiter.api.extension.ExtendWith;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.learning.Optimizer;
import org.ranvier.api.learning.Regularizer;
import org.ranvier.api.learning.Schedule;
import org.ranvier.api.learning.StructureLearner;
import org.ranvier.api.model.Connectivity;
import org.ranvier.api.model.Initializer;
import org.ranvier.api.model.WeightParametrization;
import org.ranvier.testkit.ConnectivityContract;
import org.ranvier.testkit.DatasetContract;
import org.ranvier.testkit.InitializerContract;
import org.ranvier.testkit.OptimizerContract;
import org.ranvier.testkit.RegularizerContract;
import org.ranvier.testkit.ScheduleContract;
import org.ranvier.testkit.StructureLearnerContract;
import org.ranvier.testkit.WeightParametrizationContract;

/** The contracts, for whatever component {@link UnderTest} gives them. No tests of their own. */
final class Contracts {

    private Contracts() {}

    @ExtendWith(UnderTest.class)
    static class Optimizers extends OptimizerContract {
        private final Optimizer component;

        Optimizers(Optimizer component) {
            this.component = component;
        }

        @Override
        protected Optimizer component() {
            return component;
        }
    }

    @ExtendWith(UnderTest.class)
    static class Initializers extends InitializerContract {
        private final Initializer component;

        Initializers(Initializer component) {
            this.component = component;
        }

        @Override
        protected Initializer component() {
            return component;
        }
    }

    @ExtendWith(UnderTest.class)
    static class Regularizers extends RegularizerContract {
        private final Regularizer component;

        Regularizers(Regularizer component) {
            this.component = component;
        }

        @Override
        protected Regularizer component() {
            return component;
        }
    }

    @ExtendWith(UnderTest.class)
    static class Schedules extends ScheduleContract {
        private final Schedule component;

        Schedules(Schedule component) {
            this.component = component;
        }

        @Override
        protected Schedule component() {
            return component;
        }
    }

    @ExtendWith(UnderTest.class)
    static class Connectivities extends ConnectivityContract {
        private final Connectivity component;

        Connectivities(Connectivity component) {
            this.component = component;
        }

        @Override
        protected Connectivity component() {
            return component;
        }
    }

    @ExtendWith(UnderTest.class)
    static class Weights extends WeightParametrizationContract {
        private final WeightParametrization component;

        Weights(WeightParametrization component) {
            this.component = component;
        }

        @Override
        protected WeightParametrization component() {
            return component;
        }
    }

    @ExtendWith(UnderTest.class)
    static class Structures extends StructureLearnerContract {
        private final StructureLearner component;

        Structures(StructureLearner component) {
            this.component = component;
        }

        @Override
        protected StructureLearner component() {
            return component;
        }
    }

    @ExtendWith(UnderTest.class)
    static class Datasets extends DatasetContract {
        private final Dataset component;

        Datasets(Dataset component) {
            this.component = component;
        }

        @Override
        protected Dataset component() {
            return component;
        }
    }
}
