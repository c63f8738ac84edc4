package com.example.kept;

import static org.ranvier.api.model.Exprs.constant;
import static org.ranvier.api.model.Exprs.sqrt;
import static org.ranvier.api.model.Exprs.uniform;

import org.ranvier.api.Settings;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.Initializer;

/** U(0, 2) / √fan-in. */
public final class KeptStart implements Initializer {

    @Override
    public String name() {
        return "kept-start";
    }

    @Override
    public String description() {
        return "positive numbers that shrink with the fan-in";
    }

    @Override
    public Expr value(Settings settings) {
        return constant(2).times(uniform("u")).over(sqrt(Initializer.fanIn()));
    }
}
