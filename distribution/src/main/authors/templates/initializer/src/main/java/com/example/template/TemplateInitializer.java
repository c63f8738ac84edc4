package com.example.template;

import static org.ranvier.api.model.Exprs.constant;
import static org.ranvier.api.model.Exprs.normal;
import static org.ranvier.api.model.Exprs.sqrt;

import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.Initializer;

/**
 * Normal weights with mean 0 and a standard deviation for which the potential of a leaky neuron fluctuates with that of
 * θ/ξ, where n neurons before it spike at random at a rate ν and a spike of weight 1 moves the potential by exp(−t/τ):
 *
 * <pre>
 *     σ = θ / (ξ √(n ν τ/2))
 * </pre>
 *
 * <p>By Campbell's theorem, n ν τ/2 is the variance of the potential for weights of 1: the rate of spikes times the
 * integral of the square of what one brings.
 */
public final class TemplateInitializer implements Initializer {

    @Override
    public String name() {
        return "template-name";
    }

    @Override
    public String description() {
        return "normal weights that make the potential fluctuate below the threshold";
    }

    @Override
    public Schema schema() {
        return Schema.of(
                Setting.number("rate", Unit.NONE, Range.above(0), "spikes per neuron and ms")
                        .withDefault(0.02),
                Setting.number("tau", Unit.MILLISECONDS, Range.above(0), "time constant of the potential")
                        .withDefault(10),
                Setting.number("threshold", Unit.NONE, Range.above(0), "threshold of the neurons")
                        .withDefault(1),
                Setting.number("xi", Unit.NONE, Range.above(0), "threshold in standard deviations of the potential")
                        .withDefault(1));
    }

    @Override
    public Expr value(Settings settings) {
        double oneSynapse = settings.number("rate") * settings.number("tau") / 2;
        double fluctuation = settings.number("threshold") / settings.number("xi");
        return normal("weight")
                .times(constant(fluctuation).over(sqrt(Initializer.fanIn().times(oneSynapse))));
    }
}
