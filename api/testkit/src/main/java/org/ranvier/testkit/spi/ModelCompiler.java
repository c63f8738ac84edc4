package org.ranvier.testkit.spi;

import java.util.List;
import java.util.ServiceLoader;
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

/**
 * The equation compiler, as far as tests need it. Every method throws {@link org.ranvier.api.RanvierException} with all
 * problems of a model at once.
 */
public interface ModelCompiler {

    /** {@return the one on the path} */
    static ModelCompiler find() {
        return ServiceLoader.load(ModelCompiler.class, ModelCompiler.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no equation compiler on the path; add org.ranvier:ranvier-laboratory for tests"));
    }

    /**
     * Lowers a neuron or a post-synaptic current.
     *
     * @param dynamics its equations
     * @param conditions what they are lowered for
     * @return the lowered equations
     */
    LoweredDynamics dynamics(Dynamics dynamics, Conditions conditions);

    /**
     * Lowers a delay kernel.
     *
     * @param rule the kernel
     * @param parameters the parameters of the learner's schema, all trained
     * @return the lowered kernel
     */
    LoweredKernel kernel(KernelRule rule, Set<String> parameters);

    /**
     * Lowers a function from a trained number to the value used.
     *
     * @param effective the value used, over the trained number
     * @param parameters the parameters of the schema
     * @return the lowered function
     */
    LoweredParametrization parametrization(Expr effective, Set<String> parameters);

    /**
     * Lowers an expression that is only evaluated.
     *
     * @param expr the expression
     * @return code that stores VALUE
     */
    ScalarCode function(Expr expr);

    /**
     * Lowers an optimiser's rule.
     *
     * @param rule the rule
     * @param penalties of one element, over the trained number
     * @param parameters the names of the parameters that it is to update
     * @return the lowered rule
     */
    LoweredUpdate update(Optimizer.Rule rule, List<Expr> penalties, List<String> parameters);

    /**
     * Conditions under which dynamics are lowered.
     *
     * @param dtMs the length of a tick in ms
     * @param smoothStep a step over the distance from the threshold, used in place of the spike if {@code smooth}
     * @param derivative the derivative of that step, used as the spike's own if not {@code smooth}
     * @param smooth whether spikes are smooth, so that gradients are the derivative of what happens
     * @param parameters the parameters of the schema
     * @param trainable the parameters that are trained
     */
    record Conditions(
            double dtMs,
            Expr smoothStep,
            Expr derivative,
            boolean smooth,
            Set<String> parameters,
            Set<String> trainable) {}
}
