package com.example.template;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ranvier.api.Settings;
import org.ranvier.api.data.Augmentation;
import org.ranvier.api.data.Sample;
import org.ranvier.testkit.AugmentationContract;

/** What every augmentation promises, which the contract checks, and what this one does. */
class TemplateAugmentationTest extends AugmentationContract {

    @Override
    protected Augmentation component() {
        return new TemplateAugmentation();
    }

    @Override
    protected List<Sample> samples() {
        return frames();
    }

    @Test
    void aChannelIsSilentForAllOfTheTime() {
        Settings settings = Settings.of(component().schema(), Map.of("share", 0.5));
        Sample.Frames given = new Sample.Frames(2, 3, new double[] {1, 2, 3, 4, 5, 6});

        Sample varied = component().prepare(settings, List.of(3), window()).vary(given, new Draws());

        assertArrayEquals(new double[] {1, 0, 3, 4, 0, 6}, ((Sample.Frames) varied).values());
    }

    /** Draws that silence the middle one of three channels. */
    private static final class Draws implements Augmentation.Draws {

        @Override
        public double uniform(int index) {
            return index == 1 ? 0 : 0.9;
        }

        @Override
        public double normal(int index) {
            return 0;
        }

        @Override
        public Optional<Sample> partner(int index) {
            return Optional.empty();
        }
    }
}
