package org.ranvier.cli.experiment;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ranvier.api.Clock;
import org.ranvier.cli.terminal.Console;
import org.ranvier.cli.terminal.Numerals;
import org.ranvier.cli.terminal.Table;
import org.ranvier.config.NumberArray;
import org.ranvier.training.simulate.Simulation;

/** Report of a simulation for people: spikes, rates, rasters, loss, sizes of gradients. */
final class SimulationReport {

    private static final int MOST_NEURONS = 24;
    private static final int MARGIN = 6;

    private final Simulation simulation;
    private final Simulation.Result result;
    private final Console console;
    private final int samples;

    SimulationReport(Simulation simulation, Simulation.Result result, Console console) {
        this.simulation = simulation;
        this.result = result;
        this.console = console;
        this.samples = simulation.signal().samples();
    }

    void print() {
        String sampled = samples + (samples == 1 ? " sample" : " samples");
        if (simulation.network().plan().eventDriven()) {
            say("driven by events, %s", sampled);
            result.spikes().forEach(this::times);
        } else {
            Clock clock = simulation.network().plan().clock();
            say(
                    "%d tick%s of %s ms, %s",
                    clock.ticks(), clock.ticks() == 1 ? "" : "s", Numerals.brief(clock.dtMs()), sampled);
            result.spikes().forEach(this::population);
        }
        result.loss().ifPresent(loss -> {
            say("");
            say("loss %s, predicted %s", Numerals.brief(loss), predictions());
        });
        if (!result.gradients().isEmpty()) {
            say("");
            Table table = new Table(2).row("gradient", "shape", "norm", "largest");
            result.gradients()
                    .forEach((name, values) -> table.row(
                            name,
                            Numerals.shape(values.shape()),
                            Numerals.brief(norm(values)),
                            Numerals.brief(largest(values))));
            console.text().print(table.text(console.width()));
        }
    }

    /** The first sample's spikes, a line a neuron. */
    private void times(String name, NumberArray times) {
        int perNeuron = simulation.spikesPerNeuron();
        int neurons = times.values().length / samples / perNeuron;
        long count = Arrays.stream(times.values()).filter(Double::isFinite).count();
        say("");
        say(
                perNeuron == 1
                        ? "%s: %d neurons, %d of %d spikes"
                        : "%s: %d neurons, %d spikes, at most %d of a neuron",
                name,
                neurons,
                count,
                perNeuron == 1 ? times.values().length : perNeuron);
        for (int n = 0; n < neurons && neurons <= MOST_NEURONS; n++) {
            String all = Arrays.stream(times.values(), n * perNeuron, (n + 1) * perNeuron)
                    .filter(Double::isFinite)
                    .mapToObj(time -> String.format(Locale.ROOT, "%.6f ms", time))
                    .collect(Collectors.joining(", "));
            say("%4d  %s", n, all.isEmpty() ? "silent" : all);
        }
        if (samples > 1 && neurons <= MOST_NEURONS) {
            say("      (sample 0 of %d)", samples);
        }
    }

    private void population(String name, NumberArray spikes) {
        Clock clock = simulation.network().plan().clock();
        int ticks = clock.ticks();
        int neurons = spikes.shape()[spikes.shape().length - 1];
        double count = Arrays.stream(spikes.values()).sum();
        double rate = count / (neurons * (double) samples * ticks * clock.dtMs() / 1000);
        say("");
        say("%s: %d neurons, %.0f spikes, mean rate %.1f Hz", name, neurons, count, rate);
        if (neurons > MOST_NEURONS || ticks > console.width() - MARGIN) {
            return;
        }
        for (int n = 0; n < neurons; n++) {
            say("%4d  %s", n, raster(spikes.values(), neurons, n));
        }
        if (samples > 1) {
            say("      (sample 0 of %d)", samples);
        }
    }

    /** The first sample's spikes of one neuron, a letter a tick. */
    private String raster(double[] spikes, int neurons, int neuron) {
        StringBuilder line = new StringBuilder();
        for (int t = 0; t < spikes.length / neurons / samples; t++) {
            line.append(spikes[t * neurons + neuron] == 0 ? '·' : '|');
        }
        return line.toString();
    }

    private String predictions() {
        int[] classes = result.predictions();
        String all = Arrays.stream(classes)
                .limit(10)
                .mapToObj(c -> c < 0 ? "none" : "class " + c)
                .reduce((a, b) -> a + ", " + b)
                .orElse("nothing");
        return classes.length > 10 ? all + ", …" : all;
    }

    private static double norm(NumberArray array) {
        return Math.sqrt(Arrays.stream(array.values()).map(v -> v * v).sum());
    }

    private static double largest(NumberArray array) {
        return Arrays.stream(array.values()).map(Math::abs).max().orElse(0);
    }

    private void say(String format, Object... values) {
        console.text().println(String.format(Locale.ROOT, format, values));
    }
}
