package org.ranvier.compiler;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.ranvier.api.learning.KernelRule;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.plan.LoweredKernel;
import org.ranvier.api.plan.ScalarCode;
import org.ranvier.compiler.ir.CodeEmitter;
import org.ranvier.compiler.ir.Differentiator;
import org.ranvier.compiler.ir.ExprLowering;
import org.ranvier.compiler.ir.Values;

/** Lowers a delay kernel with its derivatives. */
final class KernelCompiler {

    private KernelCompiler() {}

    static LoweredKernel compile(KernelRule rule, CompileContext context) {
        Values values = new Values();
        ExprLowering lowering = EquationCompiler.lowering(values, context);
        int kernel = lowering.lower(rule.training());
        int delay = values.load(Symbol.of(Symbol.Kind.DELAY));
        Map<String, Integer> parameters = new LinkedHashMap<>();
        context.trainable().stream().sorted().forEach(p -> parameters.put(p, values.load(Symbol.Kind.PARAMETER, p)));
        Set<Integer> targets = new LinkedHashSet<>(parameters.values());
        targets.add(delay);
        Map<Integer, Integer> gradient = Differentiator.gradient(values, Map.of(kernel, values.constant(1)), targets);

        Map<Symbol, Integer> stores = new LinkedHashMap<>();
        stores.put(Symbol.of(Symbol.Kind.VALUE), kernel);
        stores.put(
                Symbol.of(Symbol.Kind.D_DELAY),
                rule.delayDerivative().map(lowering::lower).orElseGet(() -> gradient.get(delay)));
        parameters.forEach((name, load) -> stores.put(new Symbol(Symbol.Kind.D_PARAMETER, name), gradient.get(load)));
        ScalarCode training = CodeEmitter.emit(values, stores);
        return new LoweredKernel(
                training,
                EquationCompiler.function(rule.inference(), context),
                rule.support(),
                rule.normalization(),
                rule.rounding(),
                rule.scalars().stream().map(KernelRule.ScheduledScalar::name).toList());
    }
}
