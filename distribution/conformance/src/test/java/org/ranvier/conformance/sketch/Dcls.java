package org.ranvier.conformance.sketch;

import static org.ranvier.api.model.KernelRule.delay;
import static org.ranvier.api.model.KernelRule.lag;
import static org.ranvier.api.model.KernelRule.scalar;
import static org.ranvier.api.model.Maths.abs;
import static org.ranvier.api.model.Maths.constant;
import static org.ranvier.api.model.Maths.exp;
import static org.ranvier.api.model.Maths.max;
import static org.ranvier.api.model.Maths.min;
import static org.ranvier.api.model.Maths.parameter;

import java.util.List;
import java.util.Optional;
import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.model.DelayLearner;
import org.ranvier.api.model.DelayRule;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.KernelRule;
import org.ranvier.api.model.KernelRule.Normalization;
import org.ranvier.api.model.KernelRule.ScheduledScalar;
import org.ranvier.api.model.KernelRule.Support;
import org.ranvier.api.model.Rounding;

/**
 * Dilated convolutions with learnable spacings: K(k; d) = e/(Σe + 1e-7), e = exp(−½((k − d)/σ)²) over all lags in training, and a
 * hat at the rounded delay at inference. σ = |sig| + 0.27, with sig trained, one per delay, or falling over the first quarter
 * of training.
 */
final class Dcls implements DelayLearner {

    private static final Schema SCHEMA = Schema.of(
            Setting.choice("width", List.of("trained", "scheduled"), "what sets the width of the kernel"),
            Setting.parameter("sig", Unit.TICKS, Range.ALL, "width of the kernel, less 0.27").byDefault(12));

    @Override
    public String name() {
        return "dcls";
    }

    @Override
    public String description() {
        return "delays as centres of Gaussian kernels over lags";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public DelayRule rule(Settings settings) {
        boolean scheduled = settings.text("width").equals("scheduled");
        Expr sigma = (scheduled ? scalar("sig") : abs(parameter("sig"))).plus(0.27);
        Expr gaussian = exp(lag().minus(delay()).over(sigma).squared().times(-0.5));
        Expr hat = max(constant(0), constant(1).minus(abs(lag().minus(delay()))));
        return new KernelRule(
                gaussian,
                hat,
                Optional.empty(),
                Support.ALL,
                new Normalization(true, false, 1e-7),
                Rounding.NEAREST_EVEN,
                scheduled ? List.of(new ScheduledScalar("sig", falling(12, 0.23, 0.25))) : List.of());
    }

    /** From one value to another over a share of training, then constant. */
    private static Expr falling(double from, double to, double share) {
        Expr done = min(scalar("progress").over(share), constant(1));
        return constant(from).plus(done.times(to - from));
    }
}
