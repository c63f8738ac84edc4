package org.ranvier.plugins.augmentations.standard;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.ranvier.api.data.Augmentation;
import org.ranvier.api.data.Sample;
import org.ranvier.testkit.AugmentationContract;

/** Of every kind of sample that an augmentation varies. */
class AugmentationContractTest {

    @Nested
    class OfTimeShiftWithEvents extends AugmentationContract {
        @Override
        protected Augmentation component() {
            return new TimeShift();
        }

        @Override
        protected Map<String, ?> settings() {
            return Map.of("later", 4, "earlier", 3);
        }
    }

    @Nested
    class OfStretchWithEvents extends AugmentationContract {
        @Override
        protected Augmentation component() {
            return new Stretch();
        }

        @Override
        protected Map<String, ?> settings() {
            return Map.of("most", 0.3);
        }
    }

    @Nested
    class OfChannelShiftWithEvents extends AugmentationContract {
        @Override
        protected Augmentation component() {
            return new ChannelShift();
        }

        @Override
        protected Map<String, ?> settings() {
            return Map.of("most", 2);
        }
    }

    @Nested
    class OfChannelJitterWithEvents extends AugmentationContract {
        @Override
        protected Augmentation component() {
            return new ChannelJitter();
        }

        @Override
        protected Map<String, ?> settings() {
            return Map.of("sigma", 1);
        }
    }

    @Nested
    class OfDropEventsWithEvents extends AugmentationContract {
        @Override
        protected Augmentation component() {
            return new DropEvents();
        }

        @Override
        protected Map<String, ?> settings() {
            return Map.of("share", 0.3);
        }
    }

    @Nested
    class OfAddEventsWithEvents extends AugmentationContract {
        @Override
        protected Augmentation component() {
            return new AddEvents();
        }

        @Override
        protected Map<String, ?> settings() {
            return Map.of("rate", 50);
        }
    }

    @Nested
    class OfMixWithEvents extends AugmentationContract {
        @Override
        protected Augmentation component() {
            return new Mix();
        }
    }

    @Nested
    class OfTimeShiftWithFrames extends AugmentationContract {
        @Override
        protected Augmentation component() {
            return new TimeShift();
        }

        @Override
        protected Map<String, ?> settings() {
            return Map.of("later", 4, "earlier", 3);
        }

        @Override
        protected List<Sample> samples() {
            return frames();
        }
    }

    @Nested
    class OfStretchWithFrames extends AugmentationContract {
        @Override
        protected Augmentation component() {
            return new Stretch();
        }

        @Override
        protected Map<String, ?> settings() {
            return Map.of("most", 0.3);
        }

        @Override
        protected List<Sample> samples() {
            return frames();
        }
    }

    @Nested
    class OfChannelShiftWithFrames extends AugmentationContract {
        @Override
        protected Augmentation component() {
            return new ChannelShift();
        }

        @Override
        protected Map<String, ?> settings() {
            return Map.of("most", 2);
        }

        @Override
        protected List<Sample> samples() {
            return frames();
        }
    }

    @Nested
    class OfNoiseWithFrames extends AugmentationContract {
        @Override
        protected Augmentation component() {
            return new Noise();
        }

        @Override
        protected Map<String, ?> settings() {
            return Map.of("sigma", 0.1);
        }

        @Override
        protected List<Sample> samples() {
            return frames();
        }
    }

    @Nested
    class OfMixWithFrames extends AugmentationContract {
        @Override
        protected Augmentation component() {
            return new Mix();
        }

        @Override
        protected List<Sample> samples() {
            return frames();
        }
    }

    @Nested
    class OfNoiseWithValues extends AugmentationContract {
        @Override
        protected Augmentation component() {
            return new Noise();
        }

        @Override
        protected Map<String, ?> settings() {
            return Map.of("sigma", 0.1);
        }

        @Override
        protected List<Sample> samples() {
            return values();
        }
    }

    @Nested
    class OfMixWithValues extends AugmentationContract {
        @Override
        protected Augmentation component() {
            return new Mix();
        }

        @Override
        protected List<Sample> samples() {
            return values();
        }
    }
}
