package org.ranvier.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.conformance.TrainingRun.Outcome;
import org.ranvier.runtime.PluginRuntime;

/** The share of delays that are active is written beside the other numbers of an epoch, and a price makes it fall. */
class ActiveDelaysTest {

    private static final Pattern SHARE = Pattern.compile("\"active_delays\":\\{\"hidden\":([0-9.E-]+)}");

    private final PluginRuntime plugins = Plugins.open();

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"reference", "simd"})
    void aPriceOfActiveDelaysLeavesFew(String backend) throws IOException {
        double free = share("free", backend, 0);
        double priced = share("priced", backend, 1);
        assertThat(free).isGreaterThan(0.5);
        assertThat(priced).isLessThan(0.2);
    }

    /** Returns the share that is written, which is that of the checkpoint. */
    private double share(String name, String backend, double strength) throws IOException {
        Path run = directory.resolve(name);
        Outcome outcome = TrainingRun.train(
                plugins,
                run,
                backend,
                "training.epochs=8",
                "training.optimizer.lr_delays=2",
                "training.regularizers=[{type: capped-l1, strength: " + strength + ", threshold: 25, on: delays}]");
        Matcher written =
                SHARE.matcher(Files.readAllLines(run.resolve("metrics.jsonl")).getLast());
        assertThat(written.find()).as("active_delays of hidden").isTrue();
        double share = Double.parseDouble(written.group(1));
        double[] delays = outcome.of("hidden.delays");
        long active = Arrays.stream(delays).filter(ms -> Math.rint(ms) > 0).count();
        assertThat(share).isCloseTo((double) active / delays.length, within(1e-12));
        return share;
    }
}
