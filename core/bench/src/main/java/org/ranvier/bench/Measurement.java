package org.ranvier.bench;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.ranvier.training.Experiment;
import org.ranvier.training.StepBenchmark;

/**
 * Measured cost of a training step.
 *
 * @param backend the backend that computed it
 * @param steps the number of steps measured, excluding warm-up
 * @param trainMsMin the shortest whole step: forward, objective, backward, optimiser
 * @param trainMsMedian the median whole step
 * @param trainCpuMs the mean CPU time of a step, over all threads of the process
 * @param forwardMsMin the shortest forward half of a step
 * @param spikes the mean number of spikes of a neuron in a sample, by population
 * @param synapticEvents spikes times the synapses that each is sent to, of a whole step
 * @param denseGflop the arithmetic of a step if all of it were products of matrices, in 10⁹ operations
 * @param rssMb the most memory that the process had resident so far, in MB (10⁶ bytes)
 * @param streaming the same network tick by tick, where the batch is one sample
 */
public record Measurement(
        String backend,
        int steps,
        double trainMsMin,
        double trainMsMedian,
        double trainCpuMs,
        double forwardMsMin,
        Map<String, Double> spikes,
        double synapticEvents,
        double denseGflop,
        OptionalLong rssMb,
        Optional<Streaming> streaming) {

    /** Time of a synaptic event in ns, from the shortest step; not a number where there are none. */
    public double nanosPerEvent() {
        return synapticEvents > 0 ? trainMsMin * 1e6 / synapticEvents : Double.NaN;
    }

    private static final double WARM_UP = 0.5;
    private static final double FORWARD = 0.25;

    /**
     * Measures in this process, after a warm-up of half the effort; the forward half then takes another quarter.
     *
     * @param effort for the whole steps
     * @param stop asked after every step whether to end early; the result is then meaningless
     * @throws org.ranvier.api.RanvierException if the experiment cannot run here, or hidden neurons spike at another
     *     rate
     */
    public static Measurement of(Workload workload, Experiment experiment, Effort effort, BooleanSupplier stop) {
        try (StepBenchmark rehearsal = experiment.rehearse()) {
            rehearsal.step();
            requireRate(workload, rehearsal);
            Stopwatch.time(effort.share(WARM_UP), rehearsal::step, stop);
            Duration cpu = cpu();
            Stopwatch train = Stopwatch.time(effort, rehearsal::step, stop);
            double cpuMs = cpu().minus(cpu).toNanos() / 1e6 / train.millis().size();
            requireRate(workload, rehearsal);
            Stopwatch forward = Stopwatch.time(effort.share(FORWARD), rehearsal::forward, stop);
            return new Measurement(
                    rehearsal.backend(),
                    train.millis().size(),
                    train.min(),
                    train.median(),
                    cpuMs,
                    forward.min(),
                    rehearsal.spikes(),
                    rehearsal.synapticEvents(),
                    DenseWork.gflop(rehearsal.plan(), rehearsal.samples()),
                    ResidentMemory.peakMb(),
                    streaming(rehearsal, effort, stop));
        }
    }

    private static Optional<Streaming> streaming(StepBenchmark rehearsal, Effort effort, BooleanSupplier stop) {
        return rehearsal.samples() > 1 || rehearsal.plan().eventDriven()
                ? Optional.empty()
                : Optional.of(Streaming.of(rehearsal, effort, stop));
    }

    private static void requireRate(Workload workload, StepBenchmark rehearsal) {
        workload.rate()
                .ifPresent(rate -> rate.require(
                        workload.name(), rehearsal.spikes(), rehearsal.plan().output()));
    }

    private static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
