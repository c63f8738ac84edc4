package org.ranvier.plugins.synapses.standard.connectivity;

import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.ranvier.api.model.Connectivity;
import org.ranvier.testkit.ConnectivityContract;

class ConnectivityContractTest {

    @Nested
    class OfDense extends ConnectivityContract {
        @Override
        protected Connectivity component() {
            return new Dense();
        }
    }

    @Nested
    class OfRandomSparse extends ConnectivityContract {
        @Override
        protected Connectivity component() {
            return new RandomSparse();
        }

        @Override
        protected Map<String, ?> settings() {
            return Map.of("sparsity", 0.4);
        }
    }

    @Nested
    class OfFixedSparse extends ConnectivityContract {
        @Override
        protected Connectivity component() {
            return new FixedSparse();
        }

        @Override
        protected Map<String, ?> settings() {
            return Map.of("sparsity", 0.5);
        }
    }
}
