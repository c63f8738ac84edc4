/**
 * Contract tests for the components of plugins:
 *
 * <pre>{@code
 * class IzhikevichTest extends NeuronContract {
 *
 *     @Override
 *     protected Neuron component() {
 *         return new Izhikevich();
 *     }
 * }
 * }</pre>
 *
 * <p>Types: more than twenty, because an author finds the contract of a component beside all others, by its name.
 *
 * <p>{@link org.ranvier.testkit.Simulation} and {@link org.ranvier.testkit.Evaluator} support further tests.
 */
package org.ranvier.testkit;
