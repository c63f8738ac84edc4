package org.ranvier.plugins.synapses.standard.weight;

import java.util.Optional;
import java.util.OptionalInt;
import org.ranvier.api.Problem;
import org.ranvier.api.Range;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.WeightParametrization;

/**
 * Numbers of a few bits on a uniform grid, and ∂w/∂θ taken as 1 (straight through).
 *
 * <p>Weights are signed, and their levels symmetric about 0: w = Δ · clamp(round(θ/Δ), −n, n), with n = 2^(bits−1) − 1
 * and Δ = {@code max}/n. {@code bits: 7, max: 2.1} gives −63 … 63 at 30 levels to the unit: the signed 6-bit weights of
 * BrainScaleS-2, where a sign takes two rows.
 *
 * <p>Delays use all 2^bits levels from the smallest to the largest delay of their projection, both included: d = d₀ + Δ
 * · round((θ − d₀)/Δ), with Δ = (d₁ − d₀)/(2^bits − 1); and no {@code max}. With {@code bits: 5} and delays of up to 31
 * ticks each level is a tick.
 *
 * <p>With {@code rounding: stochastic} a number is rounded up with the probability of its distance from the level
 * below, ⌊θ/Δ + u⌋, u drawn anew from [0, 1) for every number and training step, so that the mean is θ. At inference u
 * = ½.
 *
 * <p>Sources: the straight-through gradient is that of Y. Bengio et al., "Estimating or propagating gradients through
 * stochastic neurons for conditional computation", 2013; the rounding that of S. Gupta et al., "Deep learning with
 * limited numerical precision", ICML 2015.
 */
public final class Quantized implements WeightParametrization {

    private static final String BITS = "bits";
    private static final String MAX = "max";
    private static final double UNIT = 1;
    private static final Schema SCHEMA = Schema.of(
            Setting.integer(
                            BITS,
                            Unit.NONE,
                            Range.closed(2, 24),
                            "number of bits per number, the sign of weights included")
                    .withDefault(8),
            Setting.number(MAX, Unit.NONE, Range.above(0), "largest magnitude of a weight; delays have their own")
                    .withDefault(UNIT),
            Levels.rounding(),
            Levels.dither());

    @Override
    public String name() {
        return "quantized";
    }

    @Override
    public String description() {
        return "weights or delays of a given number of bits with a straight-through gradient";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Expr effective(Settings settings) {
        int n = (1 << (settings.integer(BITS) - 1)) - 1;
        return new Levels(-n, n, settings.number(MAX) / n).of(settings, 0);
    }

    @Override
    public Optional<Expr> ofDelay(Settings settings, Range delays) {
        if (settings.number(MAX) != UNIT) {
            throw new RanvierException(Problem.usage(
                    "parametrization of delays",
                    "'" + MAX + "' of 'quantized' is that of weights, and delays have their own",
                    "leave it out, and set the 'max' of the delays"));
        }
        int n = (1 << settings.integer(BITS)) - 1;
        double delta = (delays.max() - delays.min()) / n;
        return Optional.of(
                delta == 0 ? WeightParametrization.raw() : new Levels(0, n, delta).of(settings, delays.min()));
    }

    @Override
    public boolean redrawn(String parameter) {
        return parameter.equals(Levels.DITHER);
    }

    @Override
    public OptionalInt bits(Settings settings) {
        return OptionalInt.of(settings.integer(BITS));
    }
}
