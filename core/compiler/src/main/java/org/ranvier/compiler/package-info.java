/**
 * The equation compiler: from expressions to lowered code, in small passes.
 *
 * <ol>
 *   <li>{@code DynamicsValidator} finds everything that is wrong with a model, at once;
 *   <li>{@code ExprLowering} turns expressions into value-numbered nodes; {@code Values} simplifies and shares as it
 *       builds;
 *   <li>{@code Discretizer} turns derivatives into updates;
 *   <li>{@code Differentiator} differentiates the discrete step in reverse mode;
 *   <li>{@code Coefficients} moves what depends on parameters only out of the tick;
 *   <li>{@code CodeEmitter} writes the flat lists of {@link org.ranvier.api.plan.ScalarCode}.
 * </ol>
 *
 * <p>{@link org.ranvier.compiler.EquationCompiler} is the entry. Nodes, their differentiation and the code made of them
 * are in {@link org.ranvier.compiler.ir}, which this package uses and which knows none of the models compiled here.
 */
package org.ranvier.compiler;
