package com.example.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ranvier.api.Settings;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.Sample;
import org.ranvier.testkit.DatasetContract;

/** What every dataset promises, which the contract checks, and what this dataset has. */
class TemplateDatasetTest extends DatasetContract {

    @Override
    protected Dataset component() {
        return new TemplateDataset();
    }

    @Test
    void spikesLieWithinTheDuration() {
        try (Dataset.Opened opened = open()) {
            Dataset.Split train = opened.splits().get("train");
            assertEquals(2000, train.size());
            for (int n = 0; n < 100; n++) {
                for (double timeMs : times(train, n)) {
                    assertTrue(timeMs >= 0 && timeMs <= 40, "a spike at " + timeMs + " ms");
                }
            }
        }
    }

    private Dataset.Opened open() {
        return component().open(Settings.of(component().schema(), Map.of()), folders());
    }

    private static double[] times(Dataset.Split split, int index) {
        return ((Sample.Events) split.get(index).sample()).timeMs();
    }
}
