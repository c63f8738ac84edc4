package org.ranvier.compiler;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.plan.ScalarCode;
import org.ranvier.compiler.ir.CodeEmitter;
import org.ranvier.compiler.ir.ExprLowering;
import org.ranvier.compiler.ir.Values;

/** The states before the first tick, and the gradients of the parameters they start from. */
record InitialStates(ScalarCode forward, ScalarCode backward) {

    static InitialStates compile(Dynamics dynamics, CompileContext context) {
        Values values = new Values();
        ExprLowering lowering = new ExprLowering(
                values,
                context.element(),
                s -> s.kind() == Symbol.Kind.DT ? (Integer) values.constant(context.dtMs()) : null);
        Map<Symbol, Integer> stores = new LinkedHashMap<>();
        Map<Integer, Integer> seeds = new LinkedHashMap<>();
        for (Dynamics.StateVariable state : dynamics.states()) {
            int start = lowering.lower(state.initial());
            stores.put(new Symbol(Symbol.Kind.STATE, state.name()), start);
            seeds.merge(start, values.load(Symbol.Kind.D_STATE, state.name()), values::add);
        }
        if (dynamics.refractory().isPresent()) {
            stores.put(new Symbol(Symbol.Kind.STATE, TickGraph.REFRACTORY), values.constant(0));
        }
        return new InitialStates(
                CodeEmitter.emit(values, stores),
                DynamicsCompiler.parameterGradients(values, seeds, context.trainable()));
    }
}
