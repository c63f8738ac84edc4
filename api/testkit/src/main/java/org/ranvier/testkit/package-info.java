/**
 * What a component of a plugin promises, as tests:
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
 * <p>{@link org.ranvier.testkit.Simulation} and {@link org.ranvier.testkit.Evaluator} help with tests of one's own.
 */
package org.ranvier.testkit;
