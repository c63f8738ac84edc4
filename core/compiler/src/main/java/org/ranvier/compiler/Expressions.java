package org.ranvier.compiler;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ranvier.api.learning.KernelRule;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.ResponseKernel;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.plan.ScalarCode;

/** Walks over expressions. */
final class Expressions {

    private Expressions() {}

    /** Every expression of a model. */
    static Stream<Expr> of(Dynamics dynamics) {
        return Stream.of(
                        dynamics.states().stream().flatMap(s -> Stream.of(s.initial(), of(s.update()))),
                        dynamics.threshold().stream().flatMap(t -> Stream.of(t.potential(), t.level())),
                        dynamics.resets().stream().map(Dynamics.Reset::value),
                        dynamics.refractory().stream(),
                        Stream.of(dynamics.output()))
                .flatMap(s -> s);
    }

    /** Every expression of a kernel. */
    static Stream<Expr> of(KernelRule rule) {
        return Stream.concat(Stream.of(rule.training(), rule.inference()), rule.delayDerivative().stream());
    }

    /** Every expression of a response kernel. */
    static Stream<Expr> of(ResponseKernel response) {
        return Stream.concat(
                Stream.concat(
                                response.terms().stream(),
                                response.reset().stream().flatMap(List::stream))
                        .flatMap(t -> Stream.of(t.coefficient(), t.tau())),
                Stream.of(response.threshold()));
    }

    static Expr of(Dynamics.Update update) {
        return switch (update) {
            case Dynamics.Update.Next(Expr value) -> value;
            case Dynamics.Update.Derivative(Expr perMs) -> perMs;
        };
    }

    static Set<String> parameters(Stream<Expr> expressions) {
        Set<String> names = new TreeSet<>();
        expressions.forEach(e -> e.parts().forEach(part -> {
            if (part instanceof Expr.Variable v && v.symbol().kind() == Symbol.Kind.PARAMETER) {
                names.add(v.symbol().name());
            }
        }));
        return names;
    }

    static List<String> scalars(ScalarCode code) {
        return List.copyOf(read(code, Symbol.Kind.SCALAR));
    }

    static Set<String> parametersRead(ScalarCode code) {
        return read(code, Symbol.Kind.PARAMETER);
    }

    private static Set<String> read(ScalarCode code, Symbol.Kind kind) {
        Set<String> names = new TreeSet<>();
        code.instructions().forEach(i -> {
            if (i instanceof ScalarCode.Load(Symbol symbol) && symbol.kind() == kind) {
                names.add(symbol.name());
            }
        });
        return names;
    }
}
