/**
 * The command {@code data show}: samples as text and as figures. May use {@link org.ranvier.cli.experiment}, whose options
 * it takes.
 */
package org.ranvier.cli.sample;
