/**
 * The {@code hardware} commands: place a network, measure, serve, and draw measurements. May use
 * {@link org.ranvier.cli.exchange} and {@link org.ranvier.cli.experiment} for options that mean the same there.
 */
package org.ranvier.cli.hardware;
