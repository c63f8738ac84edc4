package org.ranvier.compiler;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.learning.KernelRule;
import org.ranvier.api.learning.Optimizer;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.ResponseKernel;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.plan.LoweredDynamics;
import org.ranvier.api.plan.LoweredKernel;
import org.ranvier.api.plan.LoweredParametrization;
import org.ranvier.api.plan.LoweredResponse;
import org.ranvier.api.plan.LoweredUpdate;
import org.ranvier.api.plan.ScalarCode;
import org.ranvier.compiler.ir.CodeEmitter;
import org.ranvier.compiler.ir.Differentiator;
import org.ranvier.compiler.ir.ExprLowering;
import org.ranvier.compiler.ir.Values;

/** Lowers equations. Stateless; every method throws {@link RanvierException} with all problems of the model at once. */
public final class EquationCompiler {

    /** The scalar by which a clipped gradient is multiplied. */
    public static final String GRADIENT_SCALE = "gradient_scale";

    private EquationCompiler() {}

    /** Lowers a neuron or a post-synaptic current. */
    public static LoweredDynamics dynamics(Dynamics dynamics, CompileContext context) {
        List<Problem> problems = DynamicsValidator.validate(dynamics, context);
        if (!problems.isEmpty()) {
            throw new RanvierException(problems);
        }
        return DynamicsCompiler.compile(dynamics, context);
    }

    /** The states whose step may be one of forward Euler. */
    public static List<EulerStep> eulerSteps(Dynamics dynamics, CompileContext context) {
        return EulerStep.of(dynamics, context);
    }

    /** The names of the parameters that a model's equations refer to. */
    public static Set<String> parametersOf(Dynamics dynamics) {
        return Expressions.parameters(Expressions.of(dynamics));
    }

    /** The names of the parameters that an expression refers to. */
    public static Set<String> parametersOf(Expr expr) {
        return Expressions.parameters(java.util.stream.Stream.of(expr));
    }

    /** The names of the parameters that a kernel refers to. */
    public static Set<String> parametersOf(KernelRule rule) {
        return Expressions.parameters(Expressions.of(rule));
    }

    /** The names of the parameters that a response kernel refers to. */
    public static Set<String> parametersOf(ResponseKernel response) {
        return Expressions.parameters(Expressions.of(response));
    }

    /** Lowers a response kernel; it was validated with the dynamics that it belongs to. */
    public static LoweredResponse response(ResponseKernel response, CompileContext context) {
        return ResponseCompiler.compile(response, context);
    }

    /** Lowers a delay kernel. */
    public static LoweredKernel kernel(KernelRule rule, CompileContext context) {
        return KernelCompiler.compile(rule, context);
    }

    /** Lowers a function from a trained number to the value used. */
    public static LoweredParametrization parametrization(Expr effective, CompileContext context) {
        Values values = new Values();
        int value = lowering(values, context).lower(effective);
        int raw = values.load(Symbol.of(Symbol.Kind.RAW));
        int seed = values.load(Symbol.of(Symbol.Kind.D_VALUE));
        int gradient = Differentiator.gradient(values, Map.of(value, seed), Set.of(raw))
                .get(raw);
        return new LoweredParametrization(
                value == raw,
                CodeEmitter.emit(values, Map.of(Symbol.of(Symbol.Kind.VALUE), value)),
                CodeEmitter.emit(values, Map.of(Symbol.of(Symbol.Kind.D_RAW), gradient)));
    }

    /** Lowers an expression that is only evaluated, such as an initialiser or a schedule; it stores VALUE. */
    public static ScalarCode function(Expr expr, CompileContext context) {
        Values values = new Values();
        int value = lowering(values, context).lower(expr);
        return CodeEmitter.emit(values, Map.of(Symbol.of(Symbol.Kind.VALUE), value));
    }

    /**
     * Lowers an optimiser's rule for a group of parameters.
     *
     * @param penalties regularisers whose gradients are added to the loss'
     * @param clipped whether the loss' gradient is multiplied by the scalar {@value #GRADIENT_SCALE} first
     */
    public static LoweredUpdate update(
            Optimizer.Rule rule,
            List<Expr> penalties,
            boolean clipped,
            List<String> parameters,
            CompileContext context) {
        Values values = new Values();
        int raw = values.load(Symbol.of(Symbol.Kind.RAW));
        int gradient = values.load(Symbol.of(Symbol.Kind.GRADIENT));
        if (clipped) {
            gradient = values.mul(gradient, values.load(Symbol.Kind.SCALAR, GRADIENT_SCALE));
        }
        for (Expr penalty : penalties) {
            int node = lowering(values, context).lower(penalty);
            int slope = Differentiator.gradient(values, Map.of(node, values.constant(1)), Set.of(raw))
                    .get(raw);
            gradient = values.add(gradient, slope);
        }
        int total = gradient;
        ExprLowering lowering = new ExprLowering(
                values, context.element(), s -> s.kind() == Symbol.Kind.GRADIENT ? (Integer) total : null);
        Map<Symbol, Integer> stores = new LinkedHashMap<>();
        stores.put(Symbol.of(Symbol.Kind.RAW), lowering.lower(rule.value()));
        for (Optimizer.Slot slot : rule.slots()) {
            stores.put(new Symbol(Symbol.Kind.SLOT, slot.name()), lowering.lower(slot.next()));
        }
        ScalarCode code = CodeEmitter.emit(values, stores);
        return new LoweredUpdate(
                parameters, rule.slots().stream().map(Optimizer.Slot::name).toList(), Expressions.scalars(code), code);
    }

    static ExprLowering lowering(Values values, CompileContext context) {
        return new ExprLowering(
                values,
                context.element(),
                s -> s.kind() == Symbol.Kind.DT ? (Integer) values.constant(context.dtMs()) : null);
    }
}
