package org.ranvier.cli.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ranvier.training.metric.Prediction;

class PredictionFileTest {

    @TempDir
    Path folder;

    @Test
    void csvNamesAndQuotesClasses() throws Exception {
        Path file = folder.resolve("p.csv");
        PredictionFile.of(file.toString())
                .write(
                        List.of(new Prediction(0, 1, 0, 0.5), new Prediction(1, 0, 0, 0.25)),
                        List.of("a, b", "\u00e9"),
                        List.of());
        assertThat(Files.readString(file)).isEqualTo("""
                sample,label,predicted,label_name,predicted_name
                0,1,0,\u00e9,"a, b"
                1,0,0,"a, b","a, b"
                """);
    }

    @Test
    void scoresOfEveryClassStandBesideThePrediction() throws Exception {
        Path file = folder.resolve("p.csv");
        Prediction scored = new Prediction(3, 1, 0, 0.5);
        PredictionFile.of(file.toString())
                .write(List.of(scored), List.of("left", "right"), List.of(new double[] {-0.25, -1.5}));
        assertThat(Files.readString(file)).isEqualTo("""
                sample,label,predicted,label_name,predicted_name,score_left,score_right
                3,1,0,right,left,-0.25,-1.5
                """);
    }

    @Test
    void everySampleIsWritten() throws Exception {
        Path file = folder.resolve("p.csv");
        int samples = 20_000; // more than any buffer holds
        List<Prediction> predictions = IntStream.range(0, samples)
                .mapToObj(n -> new Prediction(n, n % 3, n % 2, 1))
                .toList();
        PredictionFile.of(file.toString()).write(predictions, List.of("0", "1", "2"), List.of());
        assertThat(Files.readAllLines(file)).hasSize(samples + 1).endsWith("19999,1,1");
    }
}
