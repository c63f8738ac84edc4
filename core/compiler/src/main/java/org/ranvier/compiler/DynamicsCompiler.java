package org.ranvier.compiler;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.plan.LoweredDynamics;
import org.ranvier.api.plan.ScalarCode;
import org.ranvier.compiler.ir.CodeEmitter;
import org.ranvier.compiler.ir.Differentiator;
import org.ranvier.compiler.ir.Values;

/** Lowers {@link Dynamics}: builds a tick, differentiates it, hoists what does not change from tick to tick. */
final class DynamicsCompiler {

    private final Dynamics dynamics;
    private final CompileContext context;
    private final TickGraph tick;
    private final Values values;

    private DynamicsCompiler(Dynamics dynamics, CompileContext context) {
        this.dynamics = dynamics;
        this.context = context;
        this.tick = TickGraph.build(dynamics, context);
        this.values = tick.values();
    }

    static LoweredDynamics compile(Dynamics dynamics, CompileContext context) {
        return new DynamicsCompiler(dynamics, context).compile();
    }

    private LoweredDynamics compile() {
        Map<Symbol, Integer> forward = forwardStores();
        Set<Integer> trained = Coefficients.trained(values, forward.values(), context.trainable());
        Map<Integer, Integer> gradient = Differentiator.gradient(values, seeds(), targets(trained));

        Coefficients coefficients = new Coefficients(values);
        Map<Symbol, Integer> backward = backwardStores(gradient, trained, coefficients);
        ScalarCode forwardCode = CodeEmitter.emit(values, forward, coefficients::symbolOf);
        ScalarCode backwardCode = CodeEmitter.emit(values, backward, coefficients::symbolOf);
        ScalarCode setup = CodeEmitter.emit(values, coefficients.stores());
        InitialStates initial = InitialStates.compile(dynamics, context);
        return new LoweredDynamics(
                dynamics.name(),
                TickGraph.stateNames(dynamics),
                dynamics.inputs(),
                coefficients.names(),
                tick.spike() >= 0,
                tick.spike() >= 0 && values.resolve(tick.output()) == values.resolve(tick.spike()),
                draws(forwardCode),
                setup,
                initial.forward(),
                forwardCode,
                backwardCode,
                initial.backward(),
                setupBackward(trained, gradient, coefficients),
                notes());
    }

    private Map<Symbol, Integer> forwardStores() {
        Map<Symbol, Integer> stores = new LinkedHashMap<>();
        tick.states().forEach((state, node) -> stores.put(new Symbol(Symbol.Kind.STATE, state), node));
        if (tick.spike() >= 0) {
            stores.put(Symbol.of(Symbol.Kind.SPIKE), tick.spike());
        }
        stores.put(Symbol.of(Symbol.Kind.OUTPUT), tick.output());
        return stores;
    }

    /** Several results may be one node: their adjoints add up. */
    private Map<Integer, Integer> seeds() {
        Map<Integer, Integer> seeds = new LinkedHashMap<>();
        tick.states().forEach((state, node) -> seeds.merge(node, values.load(Symbol.Kind.D_STATE, state), values::add));
        if (tick.spike() >= 0) {
            seeds.merge(tick.spike(), values.load(Symbol.of(Symbol.Kind.D_SPIKE)), values::add);
        }
        seeds.merge(tick.output(), values.load(Symbol.of(Symbol.Kind.D_OUTPUT)), values::add);
        return seeds;
    }

    private Set<Integer> targets(Set<Integer> trained) {
        Set<Integer> targets = new LinkedHashSet<>(trained);
        dynamicTargets().values().forEach(targets::add);
        return targets;
    }

    /** Returns the targets of a tick's gradients, by symbol. */
    private Map<Symbol, Integer> dynamicTargets() {
        Map<Symbol, Integer> targets = new LinkedHashMap<>();
        for (String state : TickGraph.stateNames(dynamics)) {
            targets.put(
                    new Symbol(Symbol.Kind.D_STATE_PREVIOUS, state), values.load(Symbol.Kind.STATE_PREVIOUS, state));
        }
        if (tick.spike() >= 0) {
            targets.put(Symbol.of(Symbol.Kind.D_SPIKE_PREVIOUS), values.load(Symbol.of(Symbol.Kind.SPIKE_PREVIOUS)));
        }
        for (String input : dynamics.inputs()) {
            targets.put(new Symbol(Symbol.Kind.D_INPUT, input), values.load(Symbol.Kind.INPUT, input));
        }
        return targets;
    }

    private Map<Symbol, Integer> backwardStores(
            Map<Integer, Integer> gradient, Set<Integer> trained, Coefficients coefficients) {
        Map<Symbol, Integer> stores = new LinkedHashMap<>();
        dynamicTargets().forEach((symbol, node) -> stores.put(symbol, gradient.get(node)));
        for (int node : trained) {
            if (!values.isConstant(gradient.get(node), 0)) {
                String name = coefficients.require(node);
                stores.put(new Symbol(Symbol.Kind.D_COEFFICIENT, name), gradient.get(node));
            }
        }
        return stores;
    }

    private ScalarCode setupBackward(Set<Integer> trained, Map<Integer, Integer> gradient, Coefficients coefficients) {
        Map<Integer, Integer> seeds = new LinkedHashMap<>();
        for (int node : trained) {
            if (!values.isConstant(gradient.get(node), 0)) {
                seeds.put(node, values.load(Symbol.Kind.D_COEFFICIENT, coefficients.require(node)));
            }
        }
        return parameterGradients(values, seeds, context.trainable());
    }

    /** Code that stores D_PARAMETER of every trained parameter that the seeds depend on. */
    static ScalarCode parameterGradients(Values values, Map<Integer, Integer> seeds, Set<String> trainable) {
        Map<String, Integer> loads = new LinkedHashMap<>();
        trainable.stream().sorted().forEach(p -> loads.put(p, values.load(Symbol.Kind.PARAMETER, p)));
        Map<Integer, Integer> gradient = Differentiator.gradient(values, seeds, new LinkedHashSet<>(loads.values()));
        Map<Symbol, Integer> stores = new LinkedHashMap<>();
        loads.forEach((name, load) -> {
            if (!values.isConstant(gradient.get(load), 0)) {
                stores.put(new Symbol(Symbol.Kind.D_PARAMETER, name), gradient.get(load));
            }
        });
        return CodeEmitter.emit(values, stores);
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>(tick.notes());
        if (context.detachReset() && tick.spike() >= 0) {
            notes.add("no gradient through resets");
        }
        return notes;
    }

    private static boolean draws(ScalarCode code) {
        return code.instructions().stream().anyMatch(i -> i instanceof ScalarCode.Draw);
    }
}
