/**
 * Networks as files describe them: {@link org.ranvier.training.network.NetworkReader} makes a
 * {@link org.ranvier.training.network.NetworkSpec} of one and says what cannot be.
 */
package org.ranvier.training.network;
