/** Widths and outlines of text. Uses no other package. */
package org.ranvier.figures.font;
