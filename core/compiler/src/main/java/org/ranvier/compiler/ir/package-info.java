/**
 * The intermediate representation: value-numbered nodes, their simplification and differentiation, and the way in from
 * expressions and out to {@link org.ranvier.api.plan.ScalarCode}. Knows no neuron; uses no other package of the module.
 */
package org.ranvier.compiler.ir;
