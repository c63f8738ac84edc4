package org.ranvier.plugins.backend.simd.plan;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.ranvier.api.learning.KernelRule;
import org.ranvier.api.model.Op;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.model.Symbol.Kind;
import org.ranvier.api.plan.LoweredKernel;
import org.ranvier.api.plan.ScalarCode;

/**
 * The taps of a delay kernel that has the same ones for every delay, such as SLAYER's, or any that has whole delays at
 * inference: the lag moves with the delay, the weights do not. Found once, when a plan is compiled.
 *
 * @param value the weights of the lags ⌊d⌋ − below … ⌊d⌋ + above
 * @param slope their derivatives with respect to the delay, in training
 */
public record KernelShape(float[] value, float[] slope) {

    /** The shape of a kernel, if it has one. */
    static Optional<KernelShape> of(LoweredKernel kernel, boolean training, int maxTicks) {
        KernelRule.Normalization normalization = kernel.normalization();
        ScalarCode code = training ? kernel.training() : kernel.inference();
        boolean whole =
                training ? readsOnlyFloorOfDelay(code) : kernel.rounding() != org.ranvier.api.learning.Rounding.NONE;
        boolean normalized = training ? normalization.training() : normalization.inference();
        if (kernel.support().all() || normalized || !whole || readsMore(code)) {
            return Optional.empty();
        }
        KernelShape shape = at(code, kernel.support(), 0);
        for (int d = 1; d <= maxTicks; d++) {
            KernelShape other = at(code, kernel.support(), d);
            if (!java.util.Arrays.equals(shape.value, other.value)
                    || !java.util.Arrays.equals(shape.slope, other.slope)) {
                return Optional.empty();
            }
        }
        return Optional.of(shape);
    }

    private static KernelShape at(ScalarCode code, KernelRule.Support support, int delay) {
        int count = support.below() + support.above() + 1;
        float[] value = new float[count];
        float[] slope = new float[count];
        for (int n = 0; n < count; n++) {
            int lag = delay - support.below() + n;
            double[] results = code.evaluate(s -> s.kind() == Kind.LAG ? lag : delay, d -> 0);
            for (int k = 0; k < results.length; k++) {
                switch (code.stores().get(k).symbol().kind()) {
                    case VALUE -> value[n] = (float) results[k];
                    case D_DELAY -> slope[n] = (float) results[k];
                    default -> {}
                }
            }
        }
        return new KernelShape(value, slope);
    }

    private static boolean readsMore(ScalarCode code) {
        return code.instructions().stream()
                .anyMatch(i -> i instanceof ScalarCode.Draw
                        || i instanceof ScalarCode.Load(Symbol s) && s.kind() != Kind.LAG && s.kind() != Kind.DELAY);
    }

    /** Whether the delay's fraction is of no account. */
    private static boolean readsOnlyFloorOfDelay(ScalarCode code) {
        Set<Integer> delays = new HashSet<>();
        for (int n = 0; n < code.instructions().size(); n++) {
            switch (code.instructions().get(n)) {
                case ScalarCode.Load(Symbol s) when s.kind() == Kind.DELAY -> delays.add(n);
                case ScalarCode.Compute(Op op, int a, int b, int c)
                when op != Op.FLOOR -> {
                    boolean reads = delays.contains(a)
                            || op.arity() > 1 && delays.contains(b)
                            || op.arity() > 2 && delays.contains(c);
                    if (reads) {
                        return false;
                    }
                }
                default -> {}
            }
        }
        return code.stores().stream().noneMatch(s -> delays.contains(s.value()));
    }
}
