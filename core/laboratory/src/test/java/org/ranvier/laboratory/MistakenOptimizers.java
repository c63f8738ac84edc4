package org.ranvier.laboratory;

import static org.ranvier.api.model.Exprs.constant;
import static org.ranvier.api.model.Exprs.sqrt;
import static org.ranvier.api.model.Exprs.variable;

import org.ranvier.api.Settings;
import org.ranvier.api.learning.Optimizer;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.Symbol;

/** Optimisers with one mistake each, and one without. */
final class MistakenOptimizers {

    private MistakenOptimizers() {}

    public static class Right implements Optimizer {
        @Override
        public String name() {
            return "descent";
        }

        @Override
        public String description() {
            return "an optimiser";
        }

        @Override
        public Rule rule(Settings settings) {
            return Rule.of(Optimizer.raw().minus(step(Optimizer.gradient())));
        }

        static Expr step(Expr direction) {
            return Optimizer.rate().times(direction);
        }
    }

    /** A decay of weights is right. */
    public static class RightDecay extends Right {
        @Override
        public Rule rule(Settings settings, Trained trained) {
            return trained == Trained.WEIGHT ? new DecaysAll().rule(settings) : super.rule(settings);
        }
    }

    public static class DecaysAll extends Right {
        @Override
        public Rule rule(Settings settings) {
            return Rule.of(Optimizer.raw()
                    .minus(step(Optimizer.gradient().plus(Optimizer.raw().times(0.01)))));
        }
    }

    public static class GrowsWeights extends Right {
        @Override
        public Rule rule(Settings settings, Trained trained) {
            return trained != Trained.WEIGHT
                    ? super.rule(settings)
                    : Rule.of(Optimizer.raw()
                            .minus(step(
                                    Optimizer.gradient().minus(Optimizer.raw().times(0.01)))));
        }
    }

    public static class Drifts extends Right {
        @Override
        public Rule rule(Settings settings) {
            return Rule.of(Optimizer.raw()
                    .minus(step(Optimizer.gradient()))
                    .plus(Optimizer.rate().times(1e-3)));
        }
    }

    public static class IgnoresTheRate extends Right {
        @Override
        public Rule rule(Settings settings) {
            return Rule.of(Optimizer.raw().minus(Optimizer.gradient().times(0.01)));
        }
    }

    /** 0/0 where the gradient is 0. */
    public static class DividesByNothing extends Right {
        @Override
        public Rule rule(Settings settings) {
            Expr square =
                    Optimizer.slot("v").times(0.9).plus(Optimizer.gradient().squared());
            return Rule.of(Optimizer.raw().minus(step(Optimizer.gradient().over(sqrt(square)))))
                    .withSlot("v", square);
        }
    }

    public static class ForgetsASlot extends Right {
        @Override
        public Rule rule(Settings settings) {
            return Rule.of(Optimizer.raw().minus(step(Optimizer.slot("m").plus(Optimizer.gradient()))));
        }
    }

    public static class OtherEachTime extends Right {
        private int calls;

        @Override
        public Rule rule(Settings settings) {
            calls++;
            return Rule.of(Optimizer.raw().minus(step(Optimizer.gradient()).times(1 + 0.01 * calls)));
        }
    }

    public static class AsksForMore extends Right {
        @Override
        public Rule rule(Settings settings) {
            Expr momentum = variable(new Symbol(Symbol.Kind.SCALAR, "momentum"));
            return Rule.of(Optimizer.raw().minus(step(Optimizer.gradient().times(momentum))));
        }
    }

    public static class StopsTooSoon extends Right {
        @Override
        public Rule rule(Settings settings) {
            return Rule.of(Optimizer.raw()
                    .minus(step(Optimizer.gradient()).over(Optimizer.step().squared())));
        }
    }

    public static class LeavesDelaysOut extends Right {
        @Override
        public Rule rule(Settings settings, Trained trained) {
            return trained == Trained.DELAY
                    ? Rule.of(Optimizer.raw().plus(Optimizer.gradient().times(constant(0))))
                    : super.rule(settings);
        }
    }
}
