/**
 * Sections of a report of one run that its files alone tell: figures, curves, what was run. Uses {@code html} and
 * {@code curve}.
 */
package org.ranvier.report.run;
