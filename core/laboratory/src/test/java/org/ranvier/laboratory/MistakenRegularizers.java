package org.ranvier.laboratory;

import static org.ranvier.api.model.Exprs.abs;
import static org.ranvier.api.model.Exprs.constant;
import static org.ranvier.api.model.Exprs.log;

import org.ranvier.api.Settings;
import org.ranvier.api.learning.Optimizer;
import org.ranvier.api.learning.Regularizer;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.WeightParametrization;

/** Regularisers with one mistake each, and one without. */
final class MistakenRegularizers {

    private MistakenRegularizers() {}

    public static class Right implements Regularizer {
        @Override
        public String name() {
            return "square";
        }

        @Override
        public String description() {
            return "a penalty on the square";
        }

        @Override
        public Expr penalty(Settings settings) {
            return WeightParametrization.raw().squared();
        }
    }

    public static class Reward extends Right {
        @Override
        public Expr penalty(Settings settings) {
            return super.penalty(settings).negated();
        }
    }

    public static class WithoutGradient extends Right {
        @Override
        public Expr penalty(Settings settings) {
            return super.penalty(settings).detached();
        }
    }

    public static class Nothing extends Right {
        @Override
        public Expr penalty(Settings settings) {
            return constant(0).times(WeightParametrization.raw());
        }
    }

    public static class InfiniteAtZero extends Right {
        @Override
        public Expr penalty(Settings settings) {
            return abs(log(abs(WeightParametrization.raw())));
        }
    }

    public static class ReadsTheGradient extends Right {
        @Override
        public Expr penalty(Settings settings) {
            return super.penalty(settings).plus(Optimizer.rate());
        }
    }

    public static class OtherEachTime extends Right {
        private int calls;

        @Override
        public Expr penalty(Settings settings) {
            return super.penalty(settings).times(++calls);
        }
    }
}
