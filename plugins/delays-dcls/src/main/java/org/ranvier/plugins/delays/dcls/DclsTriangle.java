package org.ranvier.plugins.delays.dcls;

import static org.ranvier.api.learning.KernelRule.delay;
import static org.ranvier.api.learning.KernelRule.lag;
import static org.ranvier.api.model.Exprs.constant;
import static org.ranvier.api.model.Exprs.floor;
import static org.ranvier.api.model.Exprs.select;

import java.util.ArrayList;
import java.util.List;
import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.learning.DelayLearner;
import org.ranvier.api.learning.DelayRule;
import org.ranvier.api.learning.KernelRule;
import org.ranvier.api.learning.KernelRule.Normalization;
import org.ranvier.api.learning.KernelRule.Support;
import org.ranvier.api.learning.Rounding;
import org.ranvier.api.model.Expr;

/**
 * Linear interpolation with a width: a delay is the centre of a triangle over the lags, which narrows while it is
 * learned, in the end to the two nearest ticks.
 *
 * <pre>
 * e_k     = max(0, w − |k − d|)      w = |sigma| + 1      k, l = 0 … max
 * K(k; d) = e_k / (Σ_l e_l + 10⁻⁷)   with normalize: lags, the version 'max' of DCLS
 * K(k; d) = e_k / w²                 with normalize: area, the triangle of DelRec
 * </pre>
 *
 * <p>k, d and w are in ticks; w² is the area below the triangle, and Σ_k e_k where w is a whole number and no lag is
 * cut off. At sigma = 0 both are the hat of {@code triangle}. Sigma is given, scheduled and trained as that of
 * {@code dcls} is: with {@code width: scheduled} it falls over the first {@code sigma_share} of training, with
 * {@code width: per-delay} it is a parameter of each delay, which stays as given unless {@code train} lists it. By the
 * same factor every epoch nothing becomes 0: where {@code sigma_end} is 0, sigma falls to a hundredth of
 * {@code sigma_start} and is 0 afterwards.
 *
 * <p>At the kinks, k = d and |k − d| = w, the derivative is the one from the right, as that of {@code triangle}: a
 * delay of a whole number of ticks learns. At inference a delay is rounded to the nearest tick, ties to even, and K =
 * [k = d].
 *
 * <p>Sources: I. Khalfaoui-Hassani, T. Pellegrini, T. Masquelier, "Dilated convolution with learnable spacings: beyond
 * bilinear interpolation", 2023, and the DCLS library, whose constants 1 and 10⁻⁷ are; "DelRec: learning delays in
 * recurrent spiking neural networks", 2025, §3.
 */
public final class DclsTriangle implements DelayLearner {

    private static final double EPSILON = 1e-7;
    private static final Sigma WIDTH = new Sigma(1);
    private static final String NORMALIZE = "normalize";
    private static final String AREA = "area";
    private static final Schema SCHEMA = schemaWithNormalization();

    private static Schema schemaWithNormalization() {
        List<Setting> settings = new ArrayList<>(List.of(WIDTH.settings(Range.atLeast(0), 0)));
        settings.add(Setting.choice(
                NORMALIZE,
                List.of("lags", AREA),
                "divisor of the kernel: its sum over all lags, or the area below the triangle"));
        return Schema.of(settings.toArray(Setting[]::new));
    }

    @Override
    public String name() {
        return "dcls-triangle";
    }

    @Override
    public String description() {
        return "delays learned as the centres of triangles over lags, down to linear interpolation (DCLS max, DelRec)";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public DelayRule rule(Settings settings) {
        boolean area = settings.text(NORMALIZE).equals(AREA);
        Expr width = WIDTH.width(settings);
        Expr height = triangle(width);
        KernelRule rule = KernelRule.of(
                area ? height.over(width.squared()) : height,
                lag().equalTo(delay()),
                Support.ALL,
                Rounding.NEAREST_EVEN);
        return Sigma.follow(area ? rule : rule.normalized(Normalization.inTraining(EPSILON)), settings);
    }

    /** max(0, width − |k − d|), written so that its derivatives at the kinks are those from the right. */
    private static Expr triangle(Expr width) {
        Expr early = floor(delay()).atLeast(lag());
        Expr distance = select(early, delay().minus(lag()), lag().minus(delay()));
        Expr outside = select(early, distance.atLeast(width), distance.greater(width));
        return select(outside, constant(0), width.minus(distance));
    }
}
