package org.ranvier.training.loop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ranvier.api.backend.Program;
import org.ranvier.api.data.Recording;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Population;
import org.ranvier.api.plan.TrainedNetwork;
import org.ranvier.training.pipeline.Pipeline;
import org.ranvier.training.report.Snapshot;
import org.ranvier.training.split.Splits;

/**
 * A look at a program in training after an epoch, which leaves it as it is. Numbers are read once, whoever asks for
 * them: a device has to be waited for.
 */
final class EpochSnapshot implements Snapshot {

    private final Pipeline pipeline;
    private final Program program;
    private TrainedNetwork network;

    EpochSnapshot(Pipeline pipeline, Program program) {
        this.pipeline = pipeline;
        this.program = program;
    }

    @Override
    public TrainedNetwork network() {
        if (network == null) {
            Map<String, double[]> numbers = new LinkedHashMap<>();
            program.plan().parameters().forEach(spec -> numbers.put(spec.name(), program.read(spec.name())));
            network = pipeline.network()
                    .with(program.plan())
                    .trained(pipeline.spec().name(), numbers);
        }
        return network;
    }

    @Override
    public Map<String, Spikes> spikes() {
        NetworkPlan plan = program.plan();
        List<String> wanted = plan.eventDriven()
                ? List.of()
                : plan.all(Population.class).stream()
                        .filter(population -> population.step().spiking())
                        .map(population -> population.name() + ".spikes")
                        .toList();
        Recording recording =
                Evaluator.first(pipeline, program, pipeline.splits().get(Splits.VALIDATION), wanted);
        // What this cost is not what the next epoch costs.
        program.takeCounters();
        Map<String, Spikes> spikes = new LinkedHashMap<>();
        switch (recording) {
            case Recording.Ticks ticks ->
                wanted.forEach(name -> spikes.put(
                        name.substring(0, name.lastIndexOf('.')),
                        of(ticks.traces().get(name), ticks.ticks(), plan.dtMs())));
            case Recording.Times times ->
                times.spikes().forEach((population, all) -> spikes.put(population, of(all, times.perNeuron())));
        }
        return spikes;
    }

    /** @param trace 1 where a neuron spikes, [tick][neuron] */
    private static Spikes of(double[] trace, int ticks, double dtMs) {
        int neurons = trace.length / ticks;
        List<Integer> found = new ArrayList<>();
        for (int n = 0; n < trace.length; n++) {
            if (trace[n] != 0) {
                found.add(n);
            }
        }
        return new Spikes(
                neurons,
                ticks * dtMs,
                found.stream().mapToDouble(n -> n / neurons * dtMs).toArray(),
                found.stream().mapToInt(n -> n % neurons).toArray());
    }

    /** @param times in ms, [neuron][spike], infinity behind the last */
    private static Spikes of(double[] times, int perNeuron) {
        int[] found = IntStream.range(0, times.length)
                .filter(n -> Double.isFinite(times[n]))
                .toArray();
        double[] finite = IntStream.of(found).mapToDouble(n -> times[n]).toArray();
        return new Spikes(
                times.length / perNeuron,
                java.util.Arrays.stream(finite).max().orElse(0),
                finite,
                IntStream.of(found).map(n -> n / perNeuron).toArray());
    }
}
