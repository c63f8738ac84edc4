package org.ranvier.plugins.objectives.standard;

import java.util.List;
import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.data.Objective;

/**
 * The van Rossum distance of the output spikes from target trains: L = ½ Σ_o Σ_t (ε∗s_o − ε∗ŝ_o)²[t] · dt, in ms.
 *
 * <p>Kernel ε: alpha, (t/τ)·exp(1 − t/τ), or exponential, exp(−t/τ). Output: spikes at ticks, [tick][neuron]. Target: a
 * class, whose neuron then spikes at every tick of {@code window} while the others stay silent, or spike trains.
 * Gradient by the spikes: the adjoint filter of (ε∗s − ε∗ŝ)·dt. Prediction: see {@code predict}; none when no output
 * neuron spikes.
 *
 * <p>Metrics for spike trains: {@code van_rossum_distance}, D = √(1/τ Σ_o Σ_t (ε∗s_o − ε∗ŝ_o)²[t] · dt), which selects,
 * and {@code spike_count_error}, the mean over output neurons of |n_o − n̂_o|, n the number of spikes.
 *
 * <p>Sources: M. C. W. van Rossum, "A novel spike distance", Neural Computation 13(4), 2001; S. B. Shrestha, G.
 * Orchard, "SLAYER: spike layer error reassignment in time", NeurIPS 2018.
 */
public final class SpikeTrain implements Objective {

    private static final String ALPHA = "alpha";

    @Override
    public String name() {
        return "spike-train";
    }

    @Override
    public String description() {
        return "van Rossum distance of the output spikes from target spike trains";
    }

    @Override
    public Schema schema() {
        return Schema.of(
                Setting.number("tau", Unit.MILLISECONDS, Range.above(0), "time constant of the kernel")
                        .withDefault(1),
                Setting.choice("kernel", List.of(ALPHA, "exponential"), "kernel that filters the spikes"),
                Setting.numbers(
                                "window",
                                Unit.MILLISECONDS,
                                Range.atLeast(0),
                                "interval in which the correct neuron should spike, as [from, until); empty for the whole time")
                        .withDefault(List.of()),
                Setting.choice(
                        "predict",
                        Prediction.words(),
                        "predicted class: first spike, ties by count; first spike, ties by count of all neurons; or most spikes"));
    }

    @Override
    public Criterion criterion(Settings settings, OutputShape shape) {
        Output output = Output.ofSpikes(name(), shape);
        double tauMs = settings.number("tau");
        return new VanRossum(
                output,
                settings.text("kernel").equals(ALPHA)
                        ? SpikeFilter.alpha(tauMs, shape.dtMs())
                        : SpikeFilter.exponential(tauMs, shape.dtMs()),
                tauMs,
                TargetTrains.of(output, settings.numbers("window")),
                Prediction.of(settings.text("predict")));
    }
}
