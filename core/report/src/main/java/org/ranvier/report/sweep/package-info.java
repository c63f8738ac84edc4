/**
 * Sweeps: settings ranked by their validation figures, and drawn as parallel coordinates. Uses {@code html} and the
 * drawings of {@code network}.
 */
package org.ranvier.report.sweep;
