package org.ranvier.plugins.neurons.event;

import static org.ranvier.api.model.Exprs.abs;
import static org.ranvier.api.model.Exprs.constant;
import static org.ranvier.api.model.Exprs.select;

import java.util.List;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.ResponseKernel.Term;

/**
 * The response of a leaky membrane to an exponential current, for any ratio of the time constants.
 *
 * <p>The powers of a kernel are data and the ratio is a parameter, so the terms of both cases are listed; those of the
 * case that does not hold are 0. Where the time constants are almost equal, the difference of the exponentials would
 * lose its digits; two terms of its series take its place, with an error below 10⁻¹¹: κ(t) = (1/c) (t + δ t²/2)
 * e^(−t/τs), δ = 1/τs − 1/τm.
 */
final class Response {

    /** The relative distance of the time constants from which on the difference is exact enough. */
    private static final double ALIKE = 5e-6;

    private Response() {}

    static List<Term> terms(Expr tauMem, Expr tauSyn, Expr capacitance) {
        Expr distance = tauMem.minus(tauSyn);
        Expr alike = tauSyn.times(ALIKE).greater(abs(distance));
        Expr rise = constant(1).over(capacitance);
        Expr bend = rise.times(distance).over(tauMem.times(tauSyn).times(2));
        Expr difference = tauMem.times(tauSyn).over(capacitance.times(distance));
        return List.of(
                new Term(select(alike, rise, constant(0)), 1, tauSyn),
                new Term(select(alike, bend, constant(0)), 2, tauSyn),
                new Term(select(alike, constant(0), difference), 0, tauMem),
                new Term(select(alike, constant(0), difference.negated()), 0, tauSyn));
    }
}
