/**
 * Computes papers again: the command, its table and figures. Uses {@link org.ranvier.cli.analyse} for figures that an
 * analysis makes, {@link org.ranvier.cli.experiment} for what runs are run in, and {@link org.ranvier.cli.figure}.
 */
package org.ranvier.cli.reproduce;
