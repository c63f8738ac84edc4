package org.ranvier.laboratory;

import java.util.List;
import java.util.Set;
import org.ranvier.api.learning.KernelRule;
import org.ranvier.api.learning.Optimizer;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.Expr;
import org.ranvier.api.plan.LoweredDynamics;
import org.ranvier.api.plan.LoweredKernel;
import org.ranvier.api.plan.LoweredParametrization;
import org.ranvier.api.plan.LoweredUpdate;
import org.ranvier.api.plan.ScalarCode;
import org.ranvier.compiler.CompileContext;
import org.ranvier.compiler.EquationCompiler;
import org.ranvier.compiler.SpikeFunction;
import org.ranvier.testkit.spi.ModelCompiler;

/** The equation compiler of core, behind what the test kit asks for. */
public final class CoreModelCompiler implements ModelCompiler {

    private static final double NO_TIME = 1;

    @Override
    public LoweredDynamics dynamics(Dynamics dynamics, Conditions c) {
        SpikeFunction spike = new SpikeFunction(c.derivative(), c.smoothStep(), c.smooth());
        return EquationCompiler.dynamics(dynamics, context(c.dtMs(), spike, c.parameters(), c.trainable()));
    }

    @Override
    public LoweredKernel kernel(KernelRule rule, Set<String> parameters) {
        return EquationCompiler.kernel(rule, context(NO_TIME, null, parameters, parameters));
    }

    @Override
    public LoweredParametrization parametrization(Expr effective, Set<String> parameters) {
        return EquationCompiler.parametrization(effective, context(NO_TIME, null, parameters, Set.of()));
    }

    @Override
    public ScalarCode function(Expr expr) {
        return EquationCompiler.function(expr, context(NO_TIME, null, Set.of(), Set.of()));
    }

    @Override
    public LoweredUpdate update(Optimizer.Rule rule, List<Expr> penalties, List<String> parameters) {
        return EquationCompiler.update(rule, penalties, false, parameters, context(NO_TIME, null, Set.of(), Set.of()));
    }

    private static CompileContext context(
            double dtMs, SpikeFunction spike, Set<String> parameters, Set<String> trainable) {
        return new CompileContext("component", "the plugin under test", dtMs, spike, false, parameters, trainable);
    }
}
