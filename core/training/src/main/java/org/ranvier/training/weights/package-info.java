/**
 * Numbers of networks that were trained elsewhere, put into a network of this program as a file says. May use
 * {@link org.ranvier.training.network}.
 */
package org.ranvier.training.weights;
