package org.ranvier.training.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrialTest {

    @Test
    void everySeedIsTrainedOnEveryFold() {
        List<Trial> trials = Trial.of(List.of(1L, -7L), 2);
        assertThat(trials.stream().map(Trial::name))
                .containsExactly("seed-1-fold-1", "seed-1-fold-2", "seed-minus-7-fold-1", "seed-minus-7-fold-2");
        assertThat(trials.getLast().changes()).containsExactly("seed=-7", "data.fold.of=2", "data.fold.number=2");
        assertThat(trials.getLast().seed()).contains(-7L);
        assertThat(trials.getLast().fold()).contains(2);
        assertThat(trials.getLast().text()).isEqualTo("seed -7, fold 2");
    }

    @Test
    void foldsAloneKeepTheSeedOfTheExperiment() {
        assertThat(Trial.of(List.of(), 3).stream().map(Trial::name)).containsExactly("fold-1", "fold-2", "fold-3");
        assertThat(Trial.of(List.of(), 3).getFirst().seed()).isEmpty();
    }

    @Test
    void aNameThatLeavesItsFolderIsRefused() {
        assertThatThrownBy(() -> new Trial("../elsewhere", List.of())).hasMessageContaining("cannot be called so");
    }
}
