package org.ranvier.training.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ranvier.api.RanvierException;
import org.ranvier.training.trial.Trial;

class SweepFileTest {

    @TempDir
    Path directory;

    @BeforeEach
    void anExperimentBesideIt() throws Exception {
        Files.writeString(directory.resolve("base.yaml"), "name: base\n");
    }

    @Test
    void aGridIsAllCombinationsWithEverySeed() throws Exception {
        Sweep sweep = read("""
                experiment: base.yaml
                set: {training.epochs: 3}
                grid:
                  training.batch: [20, 50]
                  delays.type: [slayer, {type: dcls, sigma: 0.5}]
                seeds: 1..2
                """);
        assertThat(sweep.changes()).containsExactly("training.epochs=3");
        assertThat(sweep.trials().stream().map(Trial::name))
                .containsExactly(
                        "1-seed-1", "1-seed-2", "2-seed-1", "2-seed-2", "3-seed-1", "3-seed-2", "4-seed-1", "4-seed-2");
        assertThat(sweep.trials().get(3).changes())
                .containsExactly("training.batch=20", "delays.type={type: dcls, sigma: 0.5}", "seed=2");
        assertThat(sweep.trials().get(3).setting()).hasSize(2);
    }

    @Test
    void aListIsTakenAsItIsAndCombinedWithTheRest() throws Exception {
        Sweep sweep = read("""
                experiment: base.yaml
                list:
                  - {a: 1, b: 2}
                  - {a: 3}
                grid: {c: [5, 6]}
                folds: 2
                """);
        assertThat(sweep.trials()).hasSize(8);
        assertThat(sweep.trials().getLast().changes())
                .containsExactly("a=3", "c=6", "data.fold.of=2", "data.fold.number=2");
    }

    @Test
    void aDrawDependsOnTheSeedTheKeyAndItsNumberAlone() throws Exception {
        String lr = "    lr: {log-uniform: [1e-4, 0.1]}\n";
        String head = "experiment: base.yaml\nrandom:\n  trials: 9\n  seed: 7\n  values:\n";
        List<String> alone = values(read(head + lr), "lr=");
        assertThat(values(read(head + "    batch: {integer: [1, 4]}\n" + lr), "lr="))
                .isEqualTo(alone);
        assertThat(values(read((head + lr).replace("trials: 9", "trials: 20")), "lr=")
                        .subList(0, 9))
                .isEqualTo(alone);
        assertThat(values(read((head + lr).replace("seed: 7", "seed: 8")), "lr="))
                .isNotEqualTo(alone);
        // Kept: other values would make sweeps that others have described impossible to repeat.
        assertThat(alone.getFirst()).isEqualTo("2.266e-4");
        assertThat(alone)
                .allSatisfy(text -> assertThat(Double.parseDouble(text)).isBetween(1e-4, 0.1));
    }

    @Test
    void drawsReachAllTheirValuesAndNoOthers() throws Exception {
        Sweep sweep = read("""
                experiment: base.yaml
                random:
                  trials: 500
                  values:
                    whole: {integer: [-1, 2]}
                    word: {choice: [a, b, {type: c}]}
                    real: {uniform: [2, 3]}
                """);
        assertThat(values(sweep, "whole=")).containsOnly("-1", "0", "1", "2");
        assertThat(values(sweep, "word=")).containsOnly("a", "b", "{type: c}");
        double mean = values(sweep, "real=").stream()
                .mapToDouble(Double::parseDouble)
                .average()
                .orElseThrow();
        // Of 500 uniform numbers the mean has a standard deviation of 0.013.
        assertThat(mean).isBetween(2.44, 2.56);
    }

    @Test
    void whatIsWrongIsToldWithItsPlaceAllAtOnce() {
        assertThatThrownBy(() -> read("""
                        experiment: base.yaml
                        grid:
                          a: 3
                          seed: [1, 2]
                        random:
                          trials: 3
                          values:
                            b: {normal: [0, 1]}
                            c: {log-uniform: [0, 1]}
                            a: {uniform: [2, 1]}
                        sed: 1..3
                        """))
                .isInstanceOfSatisfying(
                        RanvierException.class,
                        e -> assertThat(e.problems().stream().map(Object::toString))
                                .satisfiesExactly(
                                        a -> assertThat(a).contains("sweep.yaml:3:6", "'a' is 3", "give a list"),
                                        seed -> assertThat(seed).contains("sweep.yaml:4:3", "makes no setting"),
                                        b -> assertThat(b).contains("sweep.yaml:8:9", "'normal'"),
                                        c -> assertThat(c).contains("sweep.yaml:9:22", "give a number > 0"),
                                        twice -> assertThat(twice).contains("sweep.yaml:10:5", "varied twice"),
                                        order -> assertThat(order).contains("sweep.yaml:10:", "larger than the second"),
                                        key -> assertThat(key).contains("sweep.yaml:11:1", "did you mean 'set'?")));
    }

    @Test
    void moreTrialsThanAnybodyWaitsForAreRefused() {
        assertThatThrownBy(() -> read("experiment: base.yaml\ngrid: {a: [1, 2]}\nseeds: 1..1000\nfolds: 10\n"))
                .hasMessageContaining("there would be 20000 trials");
    }

    @Test
    void anExperimentIsNoSweep() {
        assertThatThrownBy(() -> read("network: []\n")).hasMessageContaining("this is an experiment, not a sweep");
    }

    @Test
    void wordsOfTheCommandLineMakeTheSameTrials() throws Exception {
        Sweep file = read("experiment: base.yaml\ngrid: {a: [1, 0.5], b: [x, {type: y}]}\nseeds: 3,4\n");
        Sweep words =
                SweepFile.of(directory.resolve("base.yaml"), List.of("a=1,0.5", "b=x,{type: y}"), List.of(3L, 4L), 0);
        assertThat(words.trials()).isEqualTo(file.trials());
        assertThatThrownBy(() -> SweepFile.of(directory.resolve("base.yaml"), List.of("a"), List.of(), 0))
                .hasMessageContaining("this is not a key with values");
    }

    private static List<String> values(Sweep sweep, String key) {
        return sweep.trials().stream()
                .flatMap(trial -> trial.changes().stream())
                .filter(change -> change.startsWith(key))
                .map(change -> change.substring(key.length()))
                .toList();
    }

    private Sweep read(String text) throws Exception {
        Path file = Files.writeString(directory.resolve("sweep.yaml"), text);
        return SweepFile.read(file, name -> directory.resolve(name));
    }
}
