package org.ranvier.tracking.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Settings;
import org.ranvier.training.tracking.TrackedEpoch;
import org.ranvier.training.tracking.TrackedRun;
import org.ranvier.training.tracking.Tracker.Ending;
import org.ranvier.training.tracking.Tracker.Recording;

/** What needs no server; {@code MlflowIT} has one. */
class MlflowTrackerTest {

    private final Map<String, String> environment = new HashMap<>();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {"databricks", "file:///tmp/mlruns", "sqlite:///mlflow.db", "http://", "127.0.0.1:5000", "a b"})
    void anAddressThatIsNoServersIsRefused(String uri) {
        environment.put("MLFLOW_TRACKING_URI", uri);

        assertThatThrownBy(() -> tracker().check(settings(Map.of())))
                .isInstanceOf(RanvierException.class)
                .hasMessageContaining(uri);
    }

    @Test
    void anAddressWithAPasswordIsRefusedWithoutRepeatingIt() {
        assertThatThrownBy(() -> tracker().check(settings(Map.of("uri", "http://me:secret@127.0.0.1:1"))))
                .isInstanceOf(RanvierException.class)
                .hasMessageContaining("MLFLOW_TRACKING_PASSWORD")
                .hasMessageNotContaining("secret");
    }

    @Test
    void theFileComesBeforeTheEnvironment() {
        environment.put("MLFLOW_TRACKING_URI", "databricks");

        tracker().check(settings(Map.of("uri", "https://example.org/mlflow")));
    }

    @Test
    void credentialsAreAsMlflowsOwnClientHasThemAndAreNeverPrinted() {
        environment.put("MLFLOW_TRACKING_TOKEN", "t0ken");
        assertThat(Credentials.of(environment::get).header()).contains("Bearer t0ken");

        environment.put("MLFLOW_TRACKING_USERNAME", "Aladdin");
        environment.put("MLFLOW_TRACKING_PASSWORD", "open sesame");
        Credentials credentials = Credentials.of(environment::get);
        // The example of RFC 7617.
        assertThat(credentials.header()).contains("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
        assertThat(credentials).asString().isEqualTo("credentials");
    }

    @Test
    void aServerThatIsAwayIsToldOfOnceAndGivenUpAtTheEnd() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertThat(end(port)).contains("got 0 of 2 epochs", "nothing answers");
    }

    @Test
    void aServerThatNeverAnswersKeepsNobodyWaiting() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            assertThat(end(silent.getLocalPort())).contains("got 0 of 2 epochs", "slow");
        }
    }

    @Test
    void namesHaveOnlyWhatServersTake() {
        assertThat(RemoteRun.name("silent_neurons.a>b[0]")).isEqualTo("silent_neurons.a_b_0_");
        assertThat(RemoteRun.name("x".repeat(300))).hasSize(250);
    }

    private String end(int port) throws IOException {
        environment.put("MLFLOW_TRACKING_URI", "http://127.0.0.1:" + port);
        TrackedRun run = new TrackedRun("test", folder, folder, Map.of("seed", "1"), List.of(epoch(1)));
        Recording recording = tracker().open(settings(Map.of("patience", 0.5)), run);
        recording.epoch(epoch(2), () -> null);
        try {
            recording.end(Ending.FINISHED);
        } catch (IOException e) {
            assertThat(folder).isEmptyDirectory();
            return e.getMessage();
        }
        return "it got everything";
    }

    private static TrackedEpoch epoch(int epoch) {
        return TrackedEpoch.of(Map.of("epoch", epoch, "train_loss", 0.5), Instant.EPOCH);
    }

    private MlflowTracker tracker() {
        return new MlflowTracker(environment::get);
    }

    private Settings settings(Map<String, ?> given) {
        return Settings.of(tracker().schema(), given);
    }
}
