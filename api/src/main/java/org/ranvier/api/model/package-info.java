/**
 * Models as equations: what scientists write.
 *
 * <p>A neuron, a synapse, a delay kernel, a surrogate, an optimiser: each is a few equations over a small sealed
 * {@linkplain org.ranvier.api.model.Expr expression tree}. Nothing here loops over neurons or touches arrays; the
 * compiler differentiates the equations and lowers them for whatever backend runs them.
 */
package org.ranvier.api.model;
