/**
 * PNG: areas, lines and text as pixels, and the file. Uses {@link org.ranvier.figures.scene},
 * {@link org.ranvier.figures.colour} and {@link org.ranvier.figures.font}.
 */
package org.ranvier.figures.png;
