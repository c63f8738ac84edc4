package com.example.odd;

import java.util.List;
import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.model.*;

/** A leaky neuron whose time constant may be anything above 0, and whose leak only the compiler steps, by forward Euler where it is rectified. */
public final class OddNeuron implements Neuron {

    @Override
    public String name() {
        return "odd-neuron";
    }

    @Override
    public String description() {
        return "a leaky neuron without bounds";
    }

    @Override
    public Schema schema() {
        return Schema.of(
                Setting.choice("leak", List.of("plain", "rectified", "own"), "how v leaks"),
                Setting.parameter("tau", Unit.MILLISECONDS, Range.above(0), "time constant").withDefault(5),
                Setting.parameter("gain", Unit.NONE, Range.open(0, 1), "factor on the input").withDefault(0.9));
    }

    @Override
    public Dynamics dynamics(Settings settings) {
        DynamicsBuilder model = Dynamics.define(name());
        State v = model.state("v");
        Expr drive = model.input().times(Exprs.parameter("gain")).over(Exprs.constant(1).minus(Exprs.parameter("gain")));
        Expr leak = switch (settings.text("leak")) {
            case "rectified" -> Exprs.max(v.previous(), Exprs.constant(-10));
            default -> v.previous();
        };
        if (settings.text("leak").equals("own")) {
            v.next(v.previous().plus(Exprs.dt().times(drive.minus(v.previous())).over(Exprs.parameter("tau"))));
        } else {
            v.derivative(drive.minus(leak).over(Exprs.parameter("tau")));
        }
        return model.output(v.now()).build();
    }
}
