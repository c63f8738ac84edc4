/**
 * From the words of a file to a plan: which components, with which settings, connected how.
 *
 * <p>{@link org.ranvier.training.network.NetworkReader} reads a network;
 * {@link org.ranvier.training.network.PlanBuilder} compiles it.
 */
package org.ranvier.training.network;
