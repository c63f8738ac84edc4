package org.ranvier.cli.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Population;
import org.ranvier.cli.terminal.Numerals;
import org.ranvier.config.NumberArray;
import org.ranvier.figures.Axis;
import org.ranvier.figures.ColourScale;
import org.ranvier.figures.Figure;
import org.ranvier.figures.Ink;
import org.ranvier.figures.Mark;
import org.ranvier.figures.Plot;
import org.ranvier.training.simulate.Simulation;

/**
 * What happened in the first sample of a simulation, one above the other over one axis of time: the input, the spikes
 * of every population, and states with the thresholds that they are compared with.
 */
final class SimulationFigure {

    /** More traces in one panel than these cannot be told apart. */
    private static final int TRACES = 5;

    private static final double LOW = 0.12;
    private static final double TRACE = 0.2;

    private final Simulation simulation;
    private final Simulation.Result result;
    private final NetworkPlan plan;
    private final List<Plot> panels = new ArrayList<>();
    private final double endMs;

    /** @param all whether all recorded states are wanted, or only those that are compared with a threshold */
    SimulationFigure(Simulation simulation, Simulation.Result result, boolean all) {
        this.simulation = simulation;
        this.result = result;
        this.plan = simulation.network().plan();
        this.endMs = end();
        input();
        for (Population population : plan.all(Population.class)) {
            spikes(population);
            states(population, all);
        }
    }

    Figure draw(String title) {
        List<Plot> last = new ArrayList<>(panels);
        Plot lowest = last.removeLast();
        last.add(new Plot(lowest.title(), time("time"), lowest.y(), lowest.marks(), lowest.aspect()));
        return Figure.of(title, last.getFirst()).of(last);
    }

    private double end() {
        if (!plan.eventDriven()) {
            return plan.ticks() * plan.dtMs();
        }
        double latest = simulation.signal() instanceof SignalBatch.Events events
                ? Arrays.stream(events.timeMs(), 0, events.first()[1]).max().orElse(0)
                : 0;
        for (Map.Entry<String, NumberArray> times : result.spikes().entrySet()) {
            latest = Arrays.stream(times.getValue().values(), 0, firstSample(times.getValue()))
                    .filter(Double::isFinite)
                    .reduce(latest, Math::max);
        }
        return latest == 0 ? 1 : 1.02 * latest;
    }

    private int firstSample(NumberArray array) {
        return array.values().length / simulation.signal().samples();
    }

    private Axis time(String label) {
        return Axis.of(label, label.isEmpty() ? "" : "ms").between(0, endMs);
    }

    private void add(String title, Axis up, double aspect, Mark... marks) {
        panels.add(new Plot(title, time(""), up, List.of(marks), aspect));
    }

    private static double height(int neurons) {
        return Math.clamp(LOW + 0.002 * neurons, LOW, 2 * TRACE);
    }

    private void input() {
        switch (simulation.signal()) {
            case SignalBatch.Events events -> {
                int count = events.first()[1];
                boolean spikes = Arrays.stream(events.value(), 0, count).allMatch(value -> value == 1);
                int[] channel = Arrays.copyOf(events.channel(), count);
                double[] times = Arrays.copyOf(events.timeMs(), count);
                add(
                        spikes ? "Input: spikes" : "Input: events, of which some count more or less than one",
                        Axis.whole("channel"),
                        height(events.channels()),
                        Mark.raster(times, channel, events.channels()));
            }
            case SignalBatch.Frames frames -> {
                double dt = plan.dtMs();
                double[][] rows = new double[frames.channels()][frames.ticks()];
                for (int t = 0; t < frames.ticks(); t++) {
                    for (int c = 0; c < frames.channels(); c++) {
                        rows[c][t] = frames.values()[t * frames.channels() + c];
                    }
                }
                boolean signs =
                        Arrays.stream(rows).flatMapToDouble(Arrays::stream).anyMatch(value -> value < 0);
                ColourScale scale = signs ? ColourScale.diverging("value", "") : ColourScale.sequential("value", "");
                add(
                        "Input: values",
                        Axis.whole("channel"),
                        Math.max(TRACE, height(frames.channels())),
                        new Mark.Heatmap(rows, 0, frames.ticks() * dt, -0.5, frames.channels() - 0.5, scale));
            }
        }
    }

    private void spikes(Population population) {
        NumberArray spikes = result.spikes().get(population.name());
        if (spikes == null) {
            return;
        }
        List<double[]> found = new ArrayList<>();
        double[] values = spikes.values();
        for (int n = 0; n < firstSample(spikes); n++) {
            if (plan.eventDriven() ? Double.isFinite(values[n]) : values[n] != 0) {
                found.add(
                        plan.eventDriven()
                                ? new double[] {values[n], n / simulation.spikesPerNeuron()}
                                : new double[] {n / population.neurons() * plan.dtMs(), n % population.neurons()});
            }
        }
        add(
                population.name() + ": " + found.size() + (found.size() == 1 ? " spike" : " spikes"),
                Axis.whole("neuron"),
                height(population.neurons()),
                Mark.raster(
                        found.stream().mapToDouble(spike -> spike[0]).toArray(),
                        found.stream().mapToInt(spike -> (int) spike[1]).toArray(),
                        population.neurons()));
    }

    private void states(Population population, boolean all) {
        var threshold = simulation.threshold(population);
        boolean silent = result.spikes().get(population.name()) == null;
        result.statesOf(population.name()).forEach((state, values) -> {
            boolean compared = threshold.filter(t -> t.state().equals(state)).isPresent();
            if (all || compared || silent && state.equals("output")) {
                List<Mark> marks = new ArrayList<>(traces(population, values));
                threshold
                        .filter(_ -> compared)
                        .ifPresent(t -> marks.add(
                                new Mark.Rule("threshold " + Numerals.brief(t.value()), t.value(), true, Ink.QUIET)));
                add(title(population, state), Axis.of(state), TRACE, marks.toArray(Mark[]::new));
            }
        });
    }

    private String title(Population population, String state) {
        String which = population.neurons() > TRACES
                ? ", the " + TRACES + (silent(population) ? " first of " : " neurons that spike most of ")
                        + population.neurons()
                : "";
        return population.name() + ": " + state + which;
    }

    private boolean silent(Population population) {
        NumberArray spikes = result.spikes().get(population.name());
        return spikes == null
                || Arrays.stream(spikes.values(), 0, firstSample(spikes)).allMatch(s -> s == 0);
    }

    private List<Mark> traces(Population population, NumberArray state) {
        int neurons = population.neurons();
        int ticks = firstSample(state) / neurons;
        double[] time =
                IntStream.range(0, ticks).mapToDouble(t -> t * plan.dtMs()).toArray();
        return chosen(population).stream()
                .map(neuron -> Mark.line(
                        "neuron " + neuron,
                        time,
                        IntStream.range(0, ticks)
                                .mapToDouble(t -> state.values()[t * neurons + neuron])
                                .toArray()))
                .toList();
    }

    /** Those that spike most, in their order. */
    private List<Integer> chosen(Population population) {
        int neurons = population.neurons();
        double[] counts = new double[neurons];
        NumberArray spikes = result.spikes().get(population.name());
        for (int n = 0; spikes != null && n < firstSample(spikes); n++) {
            counts[n % neurons] += spikes.values()[n];
        }
        return IntStream.range(0, neurons)
                .boxed()
                .sorted(Comparator.comparingDouble(n -> -counts[n]))
                .limit(TRACES)
                .sorted()
                .toList();
    }
}
