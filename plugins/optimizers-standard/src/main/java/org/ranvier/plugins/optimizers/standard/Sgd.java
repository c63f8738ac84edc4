package org.ranvier.plugins.optimizers.standard;

import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.learning.Optimizer;
import org.ranvier.api.model.Expr;

/**
 * Stochastic gradient descent, with momentum where asked for:
 *
 * <pre>
 * v ← μ v + g        θ ← θ − η v
 * </pre>
 *
 * <p>g is the gradient, η the learning rate of the step, μ = {@code momentum} in [0, 1). Without momentum nothing is
 * kept per element. The convention is PyTorch's: v is a sum of gradients, and the rate of each step scales all of it.
 *
 * <p>Source: I. Sutskever et al., "On the importance of initialization and momentum in deep learning", ICML 2013, in
 * that convention.
 */
public final class Sgd implements Optimizer {

    private static final String VELOCITY = "velocity";

    private static final Schema SCHEMA = Schema.of(Setting.number(
                    "momentum",
                    Unit.NONE,
                    new Range(0, true, 1, false),
                    "momentum coefficient, the fraction of the last update carried over, μ")
            .withDefault(0));

    @Override
    public String name() {
        return "sgd";
    }

    @Override
    public String description() {
        return "stochastic gradient descent, with optional momentum";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Rule rule(Settings settings) {
        double momentum = settings.number("momentum");
        if (momentum == 0) {
            return Rule.of(descend(Optimizer.gradient()));
        }
        Expr velocity = Optimizer.slot(VELOCITY).times(momentum).plus(Optimizer.gradient());
        return Rule.of(descend(velocity)).withSlot(VELOCITY, velocity);
    }

    private static Expr descend(Expr direction) {
        return Optimizer.raw().minus(Optimizer.rate().times(direction));
    }
}
