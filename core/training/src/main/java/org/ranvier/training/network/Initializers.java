package org.ranvier.training.network;

import java.util.Set;
import org.ranvier.api.backend.ScalarCode;
import org.ranvier.api.model.Initializer;
import org.ranvier.compiler.CompileContext;
import org.ranvier.compiler.EquationCompiler;

/** Lowers initialisers. */
final class Initializers {

    private Initializers() {}

    /** The code of an initialiser for one parameter; its draws are the parameter's own. */
    static ScalarCode lower(Chosen<Initializer> chosen, String parameter) {
        return EquationCompiler.function(
                chosen.component().value(chosen.settings()),
                new CompileContext(parameter, chosen.plugin(), 1, null, false, Set.of(), Set.of()));
    }
}
