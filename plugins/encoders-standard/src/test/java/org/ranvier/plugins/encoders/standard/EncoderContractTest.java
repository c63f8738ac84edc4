package org.ranvier.plugins.encoders.standard;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.ranvier.api.data.Encoder;
import org.ranvier.testkit.EncoderContract;

/** With samples of numbers in [0, 1]. */
class EncoderContractTest {

    @Nested
    class OfThreshold extends EncoderContract {
        @Override
        protected Encoder component() {
            return new Threshold();
        }

        @Override
        protected Map<String, ?> settings() {
            return Map.of("threshold", 0.5);
        }
    }

    @Nested
    class OfLatency extends EncoderContract {
        @Override
        protected Encoder component() {
            return new Latency();
        }

        @Override
        protected Map<String, ?> settings() {
            return Map.of("max", 1);
        }
    }

    @Nested
    class OfTimeToFirstSpike extends EncoderContract {
        @Override
        protected Encoder component() {
            return new TimeToFirstSpike();
        }

        @Override
        protected Map<String, ?> settings() {
            return Map.of("early", 1, "late", 15, "bias_time", 0);
        }
    }

    @Nested
    class OfRate extends EncoderContract {
        @Override
        protected Encoder component() {
            return new Rate();
        }
    }

    @Nested
    class OfNone extends EncoderContract {
        @Override
        protected Encoder component() {
            return new None();
        }

        @Override
        protected List<Integer> shape() {
            return List.of(4, 5);
        }
    }
}
