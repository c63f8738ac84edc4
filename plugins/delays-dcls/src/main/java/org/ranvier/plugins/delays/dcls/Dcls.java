package org.ranvier.plugins.delays.dcls;

import static org.ranvier.api.learning.KernelRule.delay;
import static org.ranvier.api.learning.KernelRule.lag;
import static org.ranvier.api.learning.KernelRule.scalar;
import static org.ranvier.api.model.Exprs.abs;
import static org.ranvier.api.model.Exprs.exp;
import static org.ranvier.api.model.Exprs.parameter;

import java.util.List;
import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.learning.DelayLearner;
import org.ranvier.api.learning.DelayRule;
import org.ranvier.api.learning.KernelRule;
import org.ranvier.api.learning.KernelRule.Normalization;
import org.ranvier.api.learning.KernelRule.Support;
import org.ranvier.api.learning.Rounding;
import org.ranvier.api.model.Expr;

/**
 * Dilated convolutions with learnable spacings: a delay is the centre of a Gaussian over all lags, which narrows while
 * it is learned.
 *
 * <pre>
 * K(k; d) = e_k / (Σ_l e_l + 10⁻⁷)      e_k = exp(−½ ((k − d)/σ)²)      k, l = 0 … max
 * σ       = |sigma| + 0.27
 * </pre>
 *
 * <p>k, d and σ are in ticks, and a learner with the largest delay {@code max} has max + 1 taps. With {@code width:
 * scheduled} sigma is one number for the projection, which falls from {@code sigma_start} to {@code sigma_end} over the
 * first {@code sigma_share} of training, by the same factor every epoch or in equal steps. With {@code width:
 * per-delay} it is a parameter of each delay, {@code sigma}, trained where {@code train} lists it: {@code train:
 * [delay, sigma]}.
 *
 * <p>At inference a delay is rounded to the nearest tick, ties to even, and K = [k = d]. The derivatives by d and sigma
 * are those of K, normalisation included. Samples are padded on the left, so the kernel is causal; a window that is
 * longer than the samples pads them on the right.
 *
 * <p>Sources: I. Hammouamri, I. Khalfaoui-Hassani, T. Masquelier, "Learning delays in spiking neural networks using
 * dilated convolutions with learnable spacings", ICLR 2024, §3; B. Mészáros, J. C. Knight, T. Nowotny, "Learning delays
 * through gradients and structure", 2025. The constants 0.27 and 10⁻⁷ are those of the DCLS library.
 */
public final class Dcls implements DelayLearner {

    /** Keeps a kernel wide enough for its centre to have a gradient. */
    private static final double NARROWEST = 0.27;

    private static final double EPSILON = 1e-7;
    private static final String SIGMA = "sigma";
    private static final String WIDTH = "width";
    private static final String SCHEDULED = "scheduled";

    private static final Schema SCHEMA = Schema.of(
            Setting.choice(
                    WIDTH,
                    List.of(SCHEDULED, "per-delay"),
                    "source of the kernel width: a schedule common to all delays, or the parameter sigma of each"),
            Setting.number(Falling.START, Unit.TICKS, Range.above(0), "initial sigma, with width scheduled")
                    .withDefault(12),
            Setting.number(Falling.END, Unit.TICKS, Range.above(0), "final sigma, with width scheduled")
                    .withDefault(0.23),
            Setting.number(
                            Falling.SHARE,
                            Unit.NONE,
                            new Range(0, false, 1, true),
                            "fraction of training over which sigma falls, with width scheduled")
                    .withDefault(0.25),
            Setting.choice(
                    Falling.DECAY,
                    List.of(Falling.EXPONENTIAL, Falling.LINEAR),
                    "time course of sigma, with width scheduled"),
            Setting.parameter(
                            SIGMA,
                            Unit.TICKS,
                            Range.ALL,
                            "width parameter of the kernel, with width per-delay; the width is |sigma| + 0.27")
                    .withDefault(12));

    @Override
    public String name() {
        return "dcls";
    }

    @Override
    public String description() {
        return "delays learned as the centres of Gaussians over lags (DCLS)";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public DelayRule rule(Settings settings) {
        boolean scheduled = settings.text(WIDTH).equals(SCHEDULED);
        Expr sigma = abs(scheduled ? scalar(SIGMA) : parameter(SIGMA)).plus(NARROWEST);
        KernelRule rule = KernelRule.of(
                        exp(lag().minus(delay()).over(sigma).squared().times(-0.5)),
                        lag().equalTo(delay()),
                        Support.ALL,
                        Rounding.NEAREST_EVEN)
                .normalized(Normalization.inTraining(EPSILON));
        return scheduled ? rule.withScalar(SIGMA, Falling.of(settings)) : rule;
    }
}
