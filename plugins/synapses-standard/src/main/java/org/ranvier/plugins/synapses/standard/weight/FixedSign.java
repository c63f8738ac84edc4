package org.ranvier.plugins.synapses.standard.weight;

import static org.ranvier.api.model.Exprs.constant;
import static org.ranvier.api.model.Exprs.max;
import static org.ranvier.api.model.Exprs.parameter;

import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.WeightParametrization;

/**
 * Weights that never change their sign: w = sign · max(θ, 0), with one fixed {@code sign}, −1 or +1, for every synapse.
 * Where θ ≤ 0 the synapse is dormant and its gradient is 0. Unlike under {@link Dale}'s law, synapses of one neuron may
 * differ.
 *
 * <p>The sign must be given; the initialiser {@code random-sign} draws it.
 *
 * <p>Source: G. Bellec et al., "Deep rewiring: training very sparse deep networks", ICLR 2018.
 */
public final class FixedSign implements WeightParametrization {

    private static final Schema SCHEMA = Schema.of(Setting.parameter(
                    "sign", Unit.NONE, Range.closed(-1, 1), "sign of the synapse: +1 excitatory, −1 inhibitory")
            .fixed());

    @Override
    public String name() {
        return "fixed-sign";
    }

    @Override
    public String description() {
        return "each synapse stays excitatory or inhibitory, sign · max(θ, 0)";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Expr effective(Settings settings) {
        return parameter("sign").times(max(constant(0), WeightParametrization.raw()));
    }

    @Override
    public boolean signConstrained(Settings settings) {
        return true;
    }
}
