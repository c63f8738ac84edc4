package com.example.kept;

import static org.ranvier.api.model.Exprs.parameter;

import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.WeightParametrization;

/** w = gain · θ, one gain for each presynaptic neuron. */
public final class KeptWeights implements WeightParametrization {

    @Override
    public String name() {
        return "kept-weights";
    }

    @Override
    public String description() {
        return "weights with a gain";
    }

    @Override
    public Schema schema() {
        return Schema.of(Setting.parameter("gain", Unit.NONE, Range.above(0), "factor on the weights of a neuron").withDefault(1.5).fixed());
    }

    @Override
    public Expr effective(Settings settings) {
        return WeightParametrization.raw().times(parameter("gain"));
    }

    @Override
    public boolean perPresynapticNeuron(String parameter) {
        return parameter.equals("gain");
    }
}
