package com.example.odd;

import org.ranvier.api.learning.DelayLearner;
import org.ranvier.api.learning.DelayRule;
import org.ranvier.api.learning.KernelRule;
import org.ranvier.api.learning.Rounding;
import java.util.List;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.model.*;

/** A kernel that reaches further than it says, or that is no number at a lag of 0. */
public final class OddDelays implements DelayLearner {

    @Override
    public String name() {
        return "odd-delays";
    }

    @Override
    public String description() {
        return "a kernel with a fault";
    }

    @Override
    public Schema schema() {
        return Schema.of(Setting.choice("fault", List.of("none", "support", "nan", "late"), "what is wrong with the kernel"));
    }

    @Override
    public DelayRule rule(Settings settings) {
        Expr off = Exprs.abs(KernelRule.lag().minus(KernelRule.delay()));
        Expr tent = Exprs.max(Exprs.constant(0), Exprs.constant(1).minus(off.over(2))).over(2);
        String fault = settings.text("fault");
        Expr kernel = fault.equals("nan") ? tent.times(Exprs.log(KernelRule.lag())) : tent;
        KernelRule.Support support = fault.equals("support") ? new KernelRule.Support(0, 1) : new KernelRule.Support(1, 2);
        Expr inference = KernelRule.lag().equalTo(KernelRule.delay());
        if (!fault.equals("late")) {
            return KernelRule.of(kernel, inference, support, Rounding.NEAREST_EVEN);
        }
        // 1/(1 - 2 p) is no number half way through training.
        Expr scalar = Exprs.constant(1).over(Exprs.constant(1).minus(KernelRule.scalar("progress").times(2)));
        return KernelRule.of(kernel.times(Exprs.abs(Exprs.sign(KernelRule.scalar("odd")))), inference, support, Rounding.NEAREST_EVEN).withScalar("odd", scalar);
    }
}
