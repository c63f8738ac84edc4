package org.ranvier.plugins.synapses.standard.initial;

import static org.ranvier.api.model.Exprs.constant;
import static org.ranvier.api.model.Exprs.select;
import static org.ranvier.api.model.Exprs.uniform;

import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.Initializer;
import org.ranvier.plugins.synapses.standard.weight.Dale;

/** +1 with probability {@code excitatory}, else −1: the signs of {@link Dale}'s law. */
public final class RandomSign implements Initializer {

    private static final Schema SCHEMA =
            Schema.of(Setting.number("excitatory", Unit.NONE, Range.closed(0, 1), "probability of +1")
                    .withDefault(0.5));

    @Override
    public String name() {
        return "random-sign";
    }

    @Override
    public String description() {
        return "+1 or −1 at random, as the signs of excitatory and inhibitory neurons";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Expr value(Settings settings) {
        Expr excitatory = constant(settings.number("excitatory")).greater(uniform("element"));
        return select(excitatory, constant(1), constant(-1));
    }
}
