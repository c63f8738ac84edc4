package org.ranvier.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ranvier.api.RanvierException;

class StopRequestTest {

    @TempDir
    Path run;

    @Test
    void theHolderOfTheLockIsAskedAndTheRequestEndsWithIt() {
        try (RunLock lock = RunLock.of(run)) {
            StopRequest.make(run);

            assertThat(StopRequest.isMade(run)).isTrue();
            assertThat(lock.orAsked(() -> false).getAsBoolean()).isTrue();
        }
        assertThat(run).isEmptyDirectory();
    }

    @Test
    void whatStoppedForAnotherReasonIsStopped() {
        try (RunLock lock = RunLock.of(run)) {
            assertThat(lock.orAsked(() -> true).getAsBoolean()).isTrue();
            assertThat(lock.orAsked(() -> false).getAsBoolean()).isFalse();
        }
    }

    @Test
    void onceAskedItStaysSo() throws Exception {
        try (RunLock lock = RunLock.of(run)) {
            BooleanSupplier stop = lock.orAsked(() -> false);
            StopRequest.make(run);
            assertThat(stop.getAsBoolean()).isTrue();
            Files.delete(run.resolve(".stop"));

            assertThat(stop.getAsBoolean()).isTrue();
        }
    }

    @Test
    void askingTwiceIsAskingOnce() {
        try (RunLock _ = RunLock.of(run)) {
            StopRequest.make(run);
            StopRequest.make(run);

            assertThat(StopRequest.isMade(run)).isTrue();
        }
    }

    @Test
    void nobodyIsAskedWhereNoProcessTrains() {
        assertThatThrownBy(() -> StopRequest.make(run))
                .isInstanceOf(RanvierException.class)
                .hasMessageContaining("no process trains this run");
        assertThat(run).isEmptyDirectory();
    }

    @Test
    void aRequestToAProcessThatWasKilledIsNoneToTheNext() throws Exception {
        Files.createFile(run.resolve(".stop"));

        try (RunLock lock = RunLock.of(run)) {
            assertThat(lock.orAsked(() -> false).getAsBoolean()).isFalse();
        }
    }
}
