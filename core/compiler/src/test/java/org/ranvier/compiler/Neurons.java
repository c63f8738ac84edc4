package org.ranvier.compiler;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.ranvier.api.learning.Surrogate;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.Exprs;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.model.Symbol.Kind;
import org.ranvier.api.plan.LoweredDynamics;
import org.ranvier.api.plan.ScalarCode;

/** Compiles models for tests, and steps the lowered code of one neuron. */
public final class Neurons {

    private Neurons() {}

    static CompileContext context(double dtMs, Set<String> parameters) {
        Expr one = Exprs.constant(1);
        SpikeFunction spike = new SpikeFunction(one, Surrogate.distance(), false);
        return new CompileContext("element", "plugin@1", dtMs, spike, false, parameters, parameters);
    }

    static LoweredDynamics compile(Dynamics dynamics, double dtMs) {
        return EquationCompiler.dynamics(dynamics, context(dtMs, EquationCompiler.parametersOf(dynamics)));
    }

    public static ToDoubleFunction<ScalarCode.Draw> noDraws() {
        return draw -> {
            throw new AssertionError("nothing is drawn here");
        };
    }

    /** One neuron, tick by tick. */
    static final class Running {

        private final LoweredDynamics step;
        private final Map<Symbol, Double> values = new HashMap<>();

        Running(LoweredDynamics step, Map<String, Double> parameters) {
            this.step = step;
            parameters.forEach((name, value) -> values.put(new Symbol(Kind.PARAMETER, name), value));
            run(step.setup());
            run(step.initial());
            values.put(Symbol.of(Kind.SPIKE), 0.0);
        }

        double tick(double input) {
            step.states().forEach(s -> values.put(new Symbol(Kind.STATE_PREVIOUS, s), state(s)));
            values.put(Symbol.of(Kind.SPIKE_PREVIOUS), values.get(Symbol.of(Kind.SPIKE)));
            step.inputs().forEach(i -> values.put(new Symbol(Kind.INPUT, i), input));
            run(step.forward());
            return values.get(Symbol.of(Kind.OUTPUT));
        }

        double state(String name) {
            return values.get(new Symbol(Kind.STATE, name));
        }

        private void run(ScalarCode code) {
            double[] results = code.evaluate(values::get, noDraws());
            Map<Symbol, Double> written = new LinkedHashMap<>();
            for (int n = 0; n < results.length; n++) {
                written.put(code.stores().get(n).symbol(), results[n]);
            }
            values.putAll(written);
        }
    }
}
