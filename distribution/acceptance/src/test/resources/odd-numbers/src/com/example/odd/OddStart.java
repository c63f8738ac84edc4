package com.example.odd;

import java.util.List;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.model.*;

/** A start that is no number for about half of all elements. */
public final class OddStart implements Initializer {

    @Override
    public String name() {
        return "odd-start";
    }

    @Override
    public String description() {
        return "the root of a normal number";
    }

    @Override
    public Expr value(Settings settings) {
        return Exprs.sqrt(Exprs.normal("odd"));
    }
}
