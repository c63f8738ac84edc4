package org.ranvier.plugins.neurons.srm;

import static org.ranvier.api.model.Exprs.constant;
import static org.ranvier.api.model.Exprs.dt;
import static org.ranvier.api.model.Exprs.exp;
import static org.ranvier.api.model.Exprs.parameter;

import java.util.List;
import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.DynamicsBuilder;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.Neuron;
import org.ranvier.api.model.ResponseKernel;
import org.ranvier.api.model.State;

/**
 * The spike response model, zeroth order, with an alpha-shaped response and a refractory kernel:
 *
 * <pre>
 * u[t] = (ε * x)[t] + Σ_{r&lt;t} ν[t−r] s[r]        s[t] = [u[t] ≥ θ]
 * ε(t) = (t/τs) exp(1 − t/τs)
 * ν(t) = −2θ exp(1 − t/τr),  ν(0) = 0             refractory: exponential
 * ν(t) = −2θ (t/τr) exp(1 − t/τr)                 refractory: alpha
 * ν(t) = 0                                        refractory: none
 * </pre>
 *
 * <p>x is the input of a tick; θ = {@code v_threshold} in mV, τs = {@code tau_s} and τr = {@code tau_r} in ms. Both
 * convolutions are recursions that equal them exactly at whole ticks. With ρ = exp(−dt/τ) and c = (dt/τ) exp(1 − dt/τ),
 * for the response
 *
 * <pre>
 * q[t] = ρ q[t−1] + x[t]        p[t] = ρ p[t−1] + c q[t−1] = (ε * x)[t]
 * </pre>
 *
 * <p>As ε(0) = 0, an input acts one tick later. For dt = τs, c is exactly 1: one synapse of weight θ reaches the
 * threshold, without rounding.
 *
 * <p>No gradient flows back through the refractory kernel into earlier spikes.
 *
 * <p>Sources: W. Gerstner, "Time structure of the activity in neural network models", Phys. Rev. E 51, 1995 (the
 * model); S. B. Shrestha and G. Orchard, "SLAYER: spike layer error reassignment in time", NeurIPS 2018, whose code has
 * the alpha-shaped ν; E. Grappolini and A. Subramoney, "Beyond weights: deep learning in spiking neural networks with
 * pure synaptic-delay training", ICONS 2023, §3.2 (the exponential ν, here with the sign that inhibits).
 */
public final class Srm implements Neuron {

    private static final Schema SCHEMA = Schema.of(
            Setting.choice(
                    "refractory",
                    List.of("exponential", "alpha", "none"),
                    "shape of the refractory kernel ν, which a spike adds to the membrane potential"),
            timeConstant("tau_s", "time constant of the spike response kernel, τs"),
            timeConstant("tau_r", "time constant of the refractory kernel, τr, with refractory exponential or alpha"),
            Setting.parameter(
                            "v_threshold",
                            Unit.MILLIVOLTS,
                            Range.above(0),
                            "firing threshold θ; a spike occurs where u ≥ θ")
                    .withDefault(10)
                    .bounded(1e-3, 1e6));

    @Override
    public String name() {
        return "srm";
    }

    @Override
    public String description() {
        return "spike response model with an alpha-shaped response and a refractory kernel";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Dynamics dynamics(Settings settings) {
        Expr theta = parameter("v_threshold");
        DynamicsBuilder srm = Dynamics.define(name());
        Expr response = response(srm, parameter("tau_s"));
        Expr potential = switch (settings.text("refractory")) {
            case "exponential" -> response.plus(exponentialRefractoriness(srm, parameter("tau_r"), theta));
            case "alpha" -> response.plus(alphaRefractoriness(srm, parameter("tau_r"), theta));
            default -> response;
        };
        State u = srm.state("u").next(potential);
        return srm.spikeAtOrAbove(u.now(), theta)
                .response(kernel(parameter("tau_s"), theta).withReset(refractoriness(settings, theta)))
                .build();
    }

    /** ν in closed form: −2θ e^(1 − t/τ), or −2θ (t/τ) e^(1 − t/τ), or nothing. */
    private static List<ResponseKernel.Term> refractoriness(Settings settings, Expr theta) {
        Expr tau = parameter("tau_r");
        Expr depth = theta.times(-2 * Math.E);
        return switch (settings.text("refractory")) {
            case "exponential" -> List.of(new ResponseKernel.Term(depth, 0, tau));
            case "alpha" -> List.of(new ResponseKernel.Term(depth.over(tau), 1, tau));
            default -> List.of();
        };
    }

    /** (ε * x)[t]. */
    private static Expr response(DynamicsBuilder srm, Expr tau) {
        State q = srm.state("q");
        State p = srm.state("p");
        q.next(decay(tau).times(q.previous()).plus(srm.input()));
        Expr next = decay(tau).times(p.previous()).plus(rise(tau).times(q.previous()));
        p.next(next);
        return next;
    }

    /** r[t] = ρ r[t−1] − 2θ exp(1 − dt/τ) s[t−1]. */
    private static Expr exponentialRefractoriness(DynamicsBuilder srm, Expr tau, Expr theta) {
        State r = srm.state("r");
        Expr kick = theta.times(-2).times(exp(constant(1).minus(dt().over(tau))));
        Expr next = decay(tau)
                .times(r.previous())
                .plus(kick.times(srm.previousSpike().detached()));
        r.next(next);
        return next;
    }

    /** g[t] = ρ g[t−1] + s[t−1], r[t] = ρ r[t−1] − 2θ c g[t]. */
    private static Expr alphaRefractoriness(DynamicsBuilder srm, Expr tau, Expr theta) {
        State g = srm.state("g");
        State r = srm.state("r");
        Expr trace = decay(tau).times(g.previous()).plus(srm.previousSpike().detached());
        Expr next = decay(tau)
                .times(r.previous())
                .plus(theta.times(-2).times(rise(tau)).times(trace));
        g.next(trace);
        r.next(next);
        return next;
    }

    /** ρ = exp(−dt/τ). */
    private static Expr decay(Expr tau) {
        return exp(dt().over(tau).negated());
    }

    /** c = ε(dt) = (dt/τ) exp(1 − dt/τ). */
    private static Expr rise(Expr tau) {
        Expr ticks = dt().over(tau);
        return ticks.times(exp(constant(1).minus(ticks)));
    }

    /** ε in closed form, (e/τ) t exp(−t/τ). */
    private static ResponseKernel kernel(Expr tau, Expr theta) {
        return ResponseKernel.of(
                List.of(new ResponseKernel.Term(constant(Math.E).over(tau), 1, tau)), theta);
    }

    private static Setting timeConstant(String name, String doc) {
        return Setting.parameter(name, Unit.MILLISECONDS, Range.above(0), doc)
                .withDefault(1)
                .bounded(0.01, 10_000);
    }
}
