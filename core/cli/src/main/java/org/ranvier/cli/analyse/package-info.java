/**
 * The {@code analyse} commands: each asks one analysis of a run and shows what it found as text, JSON, CSV or a figure.
 * May use {@link org.ranvier.cli.experiment} for options and tables that mean the same there.
 */
package org.ranvier.cli.analyse;
