package org.ranvier.plugins.backend.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.ranvier.api.model.Op;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.plan.LoweredDynamics;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Element;
import org.ranvier.api.plan.NetworkPlan.Population;
import org.ranvier.api.plan.ScalarCode;
import org.ranvier.api.plan.ScalarCode.Compute;
import org.ranvier.api.plan.ScalarCode.Instruction;
import org.ranvier.api.plan.ScalarCode.Load;
import org.ranvier.api.plan.ScalarCode.Store;

/** Plans whose neurons step otherwise. */
final class Codes {

    private Codes() {}

    static NetworkPlan populations(NetworkPlan plan, UnaryOperator<ScalarCode> change) {
        List<Element> elements = plan.elements().stream()
                .map(e -> e instanceof Population p
                        ? new Population(p.name(), p.neurons(), p.model(), changed(p.step(), change), p.response())
                        : e)
                .toList();
        return plan.withElements(elements);
    }

    private static LoweredDynamics changed(LoweredDynamics s, UnaryOperator<ScalarCode> change) {
        return new LoweredDynamics(
                s.name(),
                s.states(),
                s.inputs(),
                s.coefficients(),
                s.spiking(),
                s.outputIsSpike(),
                s.random(),
                s.setup(),
                s.initial(),
                change.apply(s.forward()),
                s.backward(),
                s.initialBackward(),
                s.setupBackward(),
                s.notes());
    }

    static ScalarCode strict(ScalarCode code) {
        return new ScalarCode(
                code.instructions().stream()
                        .map(i -> i instanceof Compute c && c.op() == Op.GREATER_EQUAL
                                ? new Compute(Op.GREATER, c.a(), c.b(), c.c())
                                : i)
                        .toList(),
                code.stores());
    }

    /** Whatever reads this tick's spike after it was computed reads that of the tick before. */
    static ScalarCode lateResets(ScalarCode code) {
        int spike = code.stores().stream()
                .filter(s -> s.symbol().kind() == Symbol.Kind.SPIKE)
                .mapToInt(Store::value)
                .findFirst()
                .orElse(-1);
        if (spike < 0) {
            return code;
        }
        // One more value, the first, so that every index moves up by one.
        List<Instruction> instructions = new ArrayList<>(List.of(new Load(Symbol.of(Symbol.Kind.SPIKE_PREVIOUS))));
        for (Instruction i : code.instructions()) {
            instructions.add(
                    i instanceof Compute c
                            ? new Compute(c.op(), moved(c.a(), spike), moved(c.b(), spike), moved(c.c(), spike))
                            : i);
        }
        return new ScalarCode(
                instructions,
                code.stores().stream()
                        .map(s -> new Store(s.symbol(), s.value() + 1))
                        .toList());
    }

    private static int moved(int operand, int spike) {
        return operand == spike ? 0 : operand + 1;
    }
}
