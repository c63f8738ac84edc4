/** Curves that a script draws, with their numbers as JSON and as a table. Uses {@code html}. */
package org.ranvier.report.curve;
