package org.ranvier.laboratory;

import static org.ranvier.api.model.Exprs.constant;
import static org.ranvier.api.model.Exprs.log;
import static org.ranvier.api.model.Exprs.max;
import static org.ranvier.api.model.Exprs.uniform;

import org.ranvier.api.Settings;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.WeightParametrization;

/** Weight parametrisations with one mistake each, and one without. */
final class MistakenWeights {

    private MistakenWeights() {}

    public static class Right implements WeightParametrization {
        @Override
        public String name() {
            return "positive";
        }

        @Override
        public String description() {
            return "weights from 0 on";
        }

        @Override
        public Expr effective(Settings settings) {
            return max(WeightParametrization.raw(), constant(0));
        }

        @Override
        public boolean signConstrained(Settings settings) {
            return true;
        }
    }

    public static class BothSigns extends Right {
        @Override
        public Expr effective(Settings settings) {
            return WeightParametrization.raw();
        }
    }

    public static class Logarithm extends Right {
        @Override
        public Expr effective(Settings settings) {
            return max(log(WeightParametrization.raw()), constant(0));
        }
    }

    public static class Drawn extends Right {
        @Override
        public Expr effective(Settings settings) {
            return super.effective(settings).times(uniform("noise"));
        }
    }

    public static class AllOfThePresynapticNeuron extends Right {
        @Override
        public boolean perPresynapticNeuron(String parameter) {
            return true;
        }
    }
}
