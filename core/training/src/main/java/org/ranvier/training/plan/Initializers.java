package org.ranvier.training.plan;

import java.util.Set;
import org.ranvier.api.model.Expr;
import org.ranvier.api.plan.ScalarCode;
import org.ranvier.compiler.CompileContext;
import org.ranvier.compiler.EquationCompiler;

/** Lowers initialisers. */
final class Initializers {

    private Initializers() {}

    /**
     * The code of an initialiser, or of a learner's own start, for one parameter; its draws are the parameter's own.
     */
    static ScalarCode lower(Expr value, String plugin, String parameter) {
        return EquationCompiler.function(
                value, new CompileContext(parameter, plugin, 1, null, false, Set.of(), Set.of()));
    }
}
