package org.ranvier.plugins.encoders.standard;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.ranvier.api.data.Encoder;
import org.ranvier.api.data.Sample;
import org.ranvier.testkit.EncoderContract;

/** With samples of numbers in [0, 1], but where an encoder counts events. */
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

    @Nested
    class OfBins extends EncoderContract {
        @Override
        protected Encoder component() {
            return new Bins();
        }

        @Override
        protected Map<String, ?> settings() {
            return Map.of("channels", 4);
        }

        @Override
        protected List<Integer> shape() {
            return List.of(12);
        }

        @Override
        protected List<Sample> samples() {
            SplittableRandom random = new SplittableRandom(1);
            return IntStream.range(0, 20)
                    .<Sample>mapToObj(n -> Encodings.events(random, 12, 20 * n, 25))
                    .toList();
        }
    }

    @Nested
    class OfLevelCrossing extends EncoderContract {
        @Override
        protected Encoder component() {
            return new LevelCrossing();
        }

        @Override
        protected Map<String, ?> settings() {
            return Map.of("delta", 0.2);
        }

        @Override
        protected List<Integer> shape() {
            return List.of(10, 3);
        }
    }
}
