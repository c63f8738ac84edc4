package org.ranvier.conformance.sketch;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.Recording;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.event.EventRule.KernelValues;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Population;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.api.plan.ParameterId.Role;

/**
 * What runs on the chip: weights in steps of 1/30 up to 63 steps, every neuron's threshold off in its own way, coarse
 * times.
 */
final class ToyChipProgram implements Program {

    private final NetworkPlan plan;
    private final Map<String, double[]> parameters = new LinkedHashMap<>();

    ToyChipProgram(NetworkPlan plan) {
        this.plan = plan;
        plan.parameters().forEach(spec -> parameters.put(spec.name(), new double[spec.size()]));
    }

    @Override
    public NetworkPlan plan() {
        return plan;
    }

    @Override
    public double[] read(String parameter) {
        return parameters.get(parameter).clone();
    }

    @Override
    public void write(String parameter, double[] values) {
        parameters.put(parameter, values.clone());
    }

    /** Runs single samples. */
    @Override
    public Session open(SignalBatch batch, RunOptions options) {
        SignalBatch.Events events = (SignalBatch.Events) batch;
        return new Session() {
            @Override
            public Recording advance(int ticks) {
                Map<String, double[]> times = new LinkedHashMap<>();
                double[] input = new double[events.channels()];
                Arrays.fill(input, Double.POSITIVE_INFINITY);
                for (int n = 0; n < events.channel().length; n++) {
                    input[events.channel()[n]] = events.timeMs()[n];
                }
                times.put("input", input);
                plan.all(Projection.class).forEach(p -> times.put(p.to(), run(p, times.get(p.from()))));
                times.remove("input");
                return Recording.Times.of(1, plan.output(), times);
            }

            @Override
            public void close() {}
        };
    }

    private double[] run(Projection p, double[] sent) {
        Population population = plan.get(Population.class, p.to());
        double[] delays = Arrays.stream(parameters.get(p.parameter(Role.DELAYS).fullName()))
                .map(raw -> p.delays().effective().effective().evaluate(s -> raw, d -> 0)[0])
                .toArray();
        int[] order = IntStream.range(0, sent.length)
                .filter(j -> Double.isFinite(sent[j]))
                .boxed()
                .sorted((a, b) -> Double.compare(sent[a] + delays[a], sent[b] + delays[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] arrivals =
                Arrays.stream(order).mapToDouble(j -> sent[j] + delays[j]).toArray();
        double[] spikes = new double[population.neurons()];
        for (int i = 0; i < spikes.length; i++) {
            int row = i * sent.length;
            double[] weights = Arrays.stream(order)
                    .mapToDouble(j ->
                            rounded(parameters.get(p.parameter(Role.WEIGHTS).fullName())[row + j]))
                    .toArray();
            KernelValues ideal = kernel(population, i);
            KernelValues real = new KernelValues(
                    ideal.coefficients(), ideal.powers(), ideal.taus(), ideal.threshold() * (1.06 + 0.03 * i));
            double exact = plan.eventRule().orElseThrow().firstSpike(real, order.length, arrivals, weights);
            spikes[i] = Math.rint(exact * 500) / 500;
        }
        return spikes;
    }

    private KernelValues kernel(Population population, int i) {
        return population
                .response()
                .orElseThrow()
                .values(name -> parameters
                        .get(population.parameter(Role.NEURON_PARAMETER, name).fullName())[i]);
    }

    private static double rounded(double weight) {
        return Math.clamp(Math.rint(weight * 30), -63, 63) / 30;
    }

    @Override
    public void close() {}
}
