package com.example.template;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ranvier.api.Settings;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.Sample;
import org.ranvier.testkit.ComponentContract;

/** What every component promises, which the contract checks, and what this dataset has. */
class TemplateDatasetTest extends ComponentContract<Dataset> {

    @Override
    protected Dataset component() {
        return new TemplateDataset();
    }

    @Test
    void everyExampleIsTheSameWheneverItIsRead() throws Exception {
        try (Dataset.Opened first = open();
                Dataset.Opened second = open()) {
            first.splits()
                    .forEach((name, split) -> assertArrayEquals(
                            times(split, split.size() - 1),
                            times(second.splits().get(name), split.size() - 1),
                            name));
        }
    }

    @Test
    void spikesLieWithinTheDuration() throws Exception {
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
        return component().open(Settings.of(component().schema(), Map.of()), new NoFolders());
    }

    private static double[] times(Dataset.Split split, int index) {
        return ((Sample.Events) split.get(index).sample()).timeMs();
    }

    /** It reads no files. */
    private static final class NoFolders implements Dataset.DataFolders {

        @Override
        public Optional<Path> find(String relative) {
            return Optional.empty();
        }

        @Override
        public List<Path> searched() {
            return List.of();
        }
    }
}
