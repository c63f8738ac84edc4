package org.ranvier.training.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ranvier.api.data.Metric;

class HalvingTest {

    private static final int EPOCHS = 20;

    private final Halving halving = new Halving(3, 0.5);

    @Test
    void epochsBetweenComparisonsDouble() {
        assertThat(IntStream.range(0, 4).map(halving::epochs)).containsExactly(3, 6, 12, 24);
        assertThat(IntStream.range(0, 4).map(new Halving(2, 1.0 / 3)::epochs)).containsExactly(2, 6, 18, 54);
        assertThat(halving.epochs(1000)).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void theWorseHalfByValidationIsStopped() {
        Simulated sweep = new Simulated(5, Map.of());
        assertThat(sweep.standing().until()).isEqualTo(3);
        sweep.train(sweep.standing());
        // Of 5 settings 3 go on: those whose values are highest.
        assertThat(sweep.settings()).containsExactly("3", "4", "5");
        assertThat(sweep.standing().until()).isEqualTo(6);
        sweep.train(sweep.standing());
        assertThat(sweep.settings()).containsExactly("4", "5");
        sweep.train(sweep.standing());
        assertThat(sweep.settings()).containsExactly("5");
        assertThat(sweep.standing().until()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void aSettingWithATrialThatFailedIsTheWorst() {
        Simulated sweep = new Simulated(4, Map.of("4-seed-2", 1));
        sweep.train(sweep.standing());
        assertThat(sweep.settings()).containsExactly("2", "3");
    }

    @Test
    void theOrderOfRunningAndInterruptionsChangeNothing() {
        List<String> reference = toTheEnd(new Simulated(9, Map.of("8-seed-1", 2)), null);
        for (int seed = 0; seed < 20; seed++) {
            assertThat(toTheEnd(new Simulated(9, Map.of("8-seed-1", 2)), new Random(seed)))
                    .isEqualTo(reference);
        }
    }

    /** Which trial has come how far at the end. */
    private static List<String> toTheEnd(Simulated sweep, Random order) {
        for (int round = 0; round < 1000; round++) {
            Halving.Standing standing = sweep.standing();
            List<Trial> left = new ArrayList<>(standing.alive().stream()
                    .filter(trial -> !sweep.progress(trial).hasReached(standing.until()))
                    .toList());
            if (left.isEmpty()) {
                break;
            }
            if (order == null) {
                sweep.train(standing);
            } else {
                Collections.shuffle(left, order);
                Trial some = left.getFirst();
                sweep.epochs.merge(
                        some.name(),
                        1 + order.nextInt(2),
                        (a, b) -> Math.min(Math.min(EPOCHS, standing.until()), a + b));
            }
        }
        return sweep.trials.stream()
                .map(trial -> trial.name() + " " + sweep.progress(trial).epochs())
                .toList();
    }

    /** Trials whose n-th setting has validation values that grow with n. */
    private static final class Simulated {

        private final List<Trial> trials = new ArrayList<>();
        private final Map<String, Integer> epochs = new HashMap<>();
        private final Map<String, Integer> failures;

        Simulated(int settings, Map<String, Integer> failures) {
            for (int n = 1; n <= settings; n++) {
                trials.addAll(Trial.of(List.of("" + n), List.of("n=" + n), List.of(1L, 2L), 0));
            }
            this.failures = failures;
        }

        Halving.Standing standing() {
            return new Halving(3, 0.5).standing(trials, this::progress);
        }

        List<String> settings() {
            return standing().alive().stream()
                    .map(trial -> trial.name().split("-")[0])
                    .distinct()
                    .toList();
        }

        void train(Halving.Standing standing) {
            standing.alive().forEach(trial -> epochs.put(trial.name(), Math.min(EPOCHS, standing.until())));
        }

        TrialProgress progress(Trial trial) {
            int done = epochs.getOrDefault(trial.name(), 0);
            int fails = failures.getOrDefault(trial.name(), Integer.MAX_VALUE);
            double[] values = new double[Math.min(done, fails)];
            Arrays.setAll(values, e -> Integer.parseInt(trial.name().split("-")[0]) + 0.1 * e);
            return new TrialProgress(
                    values, values, Optional.of(Metric.ACCURACY), done >= fails, done < fails && done >= EPOCHS);
        }
    }
}
